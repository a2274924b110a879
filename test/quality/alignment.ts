// How well texts are aligned, against gold: the project's own texts, and the sets of a folder of gold data when one is given.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { align } from '../../src/text/alignment/align.ts'
import type { ScoredLink } from '../../src/text/alignment/align.ts'
import type { Figures } from '../support/figures.ts'
import type { Gold } from './run.ts'

/** Source and target sentence indices of a link; one side may be empty. */
export type Bead = readonly [readonly number[], readonly number[]]

export interface GoldAlignment {
  readonly id: string
  readonly source_lang: string
  readonly target_lang: string
  readonly source: readonly string[]
  readonly target: readonly string[]
  readonly source_par?: readonly number[]
  readonly target_par?: readonly number[]
  readonly beads: readonly Bead[]
}

/** A set of gold documents with the links found for each. */
interface Aligned {
  readonly gold: GoldAlignment
  readonly links: readonly ScoredLink[]
}

const own = join(import.meta.dirname, 'alignment')
const thresholds = [0.5, 0.7, 0.8, 0.9, 0.95, 0.99]
const sure = 0.9

export function readGold(file: string): GoldAlignment {
  return JSON.parse(readFileSync(file, 'utf8')) as GoldAlignment
}

/** The project's own gold: every text is a set of its own. */
export function ownSets(): Map<string, GoldAlignment[]> {
  const golds = readdirSync(own)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => readGold(join(own, name)))
  return new Map(golds.map(gold => [gold.id, [gold]]))
}

function benchSets(bench: string): Map<string, GoldAlignment[]> {
  const dev = join(bench, 'alignment/dev')
  const folders = existsSync(dev) ? readdirSync(dev, { withFileTypes: true }).filter(entry => entry.isDirectory()) : []
  return new Map(
    folders
      .map(({ name }) => name)
      .sort()
      .map(set => {
        const files = readdirSync(join(dev, set))
          .filter(file => file.endsWith('.json'))
          .sort()
        return [set, files.map(file => readGold(join(dev, set, file)))]
      }),
  )
}

const alignGold = (gold: GoldAlignment, lexicon: 'built-in' | 'none'): Aligned => ({
  gold,
  links: align({
    source: gold.source,
    target: gold.target,
    sourceLang: gold.source_lang,
    targetLang: gold.target_lang,
    sourceParagraphs: gold.source_par,
    targetParagraphs: gold.target_par,
    lexicon,
  }),
})

export interface Counts {
  predicted: number
  predictedRight: number
  gold: number
  goldFound: number
  nullPredicted: number
  nullGold: number
  nullRight: number
}

/**
 * Strict counts as in the Vecalign paper (Thompson & Koehn 2019): precision over all links, a link of one side only counted
 * as one for each of its sentences; recall over gold links of both sides.
 */
export function count(gold: readonly Bead[], predicted: readonly Bead[]): Counts {
  const [wanted, given] = [normalised(gold), normalised(predicted)]
  const counts = {
    predicted: given.size,
    predictedRight: 0,
    gold: 0,
    goldFound: 0,
    nullPredicted: 0,
    nullGold: 0,
    nullRight: 0,
  }
  for (const [key, isNull] of given) {
    const right = wanted.has(key)
    if (right) counts.predictedRight++
    if (isNull) counts.nullPredicted++
    if (isNull && right) counts.nullRight++
  }
  for (const [key, isNull] of wanted) {
    if (isNull) counts.nullGold++
    else counts.gold++
    if (!isNull && given.has(key)) counts.goldFound++
  }
  return counts
}

function normalised(beads: readonly Bead[]): Map<string, boolean> {
  const keys = new Map<string, boolean>()
  for (const [source, target] of beads) {
    if (source.length > 0 && target.length > 0) keys.set(keyOf([source, target]), false)
    else
      for (const bead of [...source.map((at): Bead => [[at], []]), ...target.map((at): Bead => [[], [at]])])
        keys.set(keyOf(bead), true)
  }
  return keys
}

const keyOf = ([source, target]: Bead): string =>
  `${[...source].sort((a, b) => a - b).join()}:${[...target].sort((a, b) => a - b).join()}`

const indices = ({ start, end }: ScoredLink['source']): number[] =>
  Array.from({ length: end - start }, (_, at) => start + at)

export function beadOf({ source, target }: Pick<ScoredLink, 'source' | 'target'>): Bead {
  return [indices(source), indices(target)]
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
const harmonic = (one: number, other: number): number => (one + other === 0 ? 0 : (2 * one * other) / (one + other))

function total(aligned: readonly Aligned[]): Counts {
  const sum: Counts = {
    predicted: 0,
    predictedRight: 0,
    gold: 0,
    goldFound: 0,
    nullPredicted: 0,
    nullGold: 0,
    nullRight: 0,
  }
  for (const { gold, links } of aligned) {
    const counts = count(gold.beads, links.map(beadOf))
    for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += counts[key]
  }
  return sum
}

export function f1(counts: Counts): number {
  return harmonic(share(counts.predictedRight, counts.predicted), share(counts.goldFound, counts.gold))
}

const nullF1 = (counts: Counts): number =>
  harmonic(share(counts.nullRight, counts.nullPredicted), share(counts.nullRight, counts.nullGold))

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000
const isHard = (set: string): boolean => set === 'isolated' || set.endsWith('-mixed') || set.startsWith('noise-')
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** How many links are at least so sure, and how many of those are wrong: a share of all links and a share of those. */
export function curve(
  aligned: readonly Aligned[],
): { readonly least: number; readonly kept: number; readonly wrong: number }[] {
  const links = aligned.flatMap(({ gold, links }) => {
    const right = normalised(gold.beads)
    return links.map(link => ({ confidence: link.confidence, wrong: !right.has(keyOf(beadOf(link))) }))
  })
  return thresholds.map(least => {
    const kept = links.filter(({ confidence }) => confidence >= least)
    return {
      least,
      kept: share(kept.length, links.length),
      wrong: share(kept.filter(({ wrong }) => wrong).length, kept.length),
    }
  })
}

export function figures({ bench }: Gold): Figures {
  const sets = bench === undefined ? ownSets() : new Map([...ownSets(), ...benchSets(bench)])
  const aligned = new Map([...sets].map(([set, golds]) => [set, golds.map(gold => alignGold(gold, 'built-in'))]))
  const judged = [...aligned].filter(([set]) => bench === undefined || !ownSets().has(set))
  const all = judged.flatMap(([, documents]) => documents)
  return Object.fromEntries([
    ...[...aligned].flatMap(([set, documents]) => setFigures(set, total(documents))),
    ['alignment.all.f1', rounded(f1(total(all)))],
    ...hardFigures(new Map(judged), sets),
    ...curve(all).flatMap(({ least, kept, wrong }) => [
      ...(least === sure ? [['alignment.sureWrong', rounded(wrong)]] : []),
      [`alignment.atLeast${Math.round(least * 100)}.kept`, rounded(kept)],
      [`alignment.atLeast${Math.round(least * 100)}.wrong`, rounded(wrong)],
    ]),
  ]) as Figures
}

function setFigures(set: string, counts: Counts): [string, number][] {
  const f1s: [string, number][] = [[`alignment.${set}.f1`, rounded(f1(counts))]]
  return counts.nullGold === 0 ? f1s : [...f1s, [`alignment.${set}.nullF1`, rounded(nullF1(counts))]]
}

/** The mean over the hard sets, with the word list and without it. */
function hardFigures(
  aligned: ReadonlyMap<string, readonly Aligned[]>,
  sets: ReadonlyMap<string, readonly GoldAlignment[]>,
): [string, number][] {
  const hard = [...aligned.keys()].filter(isHard)
  if (hard.length === 0) return []
  const without = hard.map(set => f1(total(sets.get(set)!.map(gold => alignGold(gold, 'none')))))
  return [
    ['alignment.hard.f1', rounded(mean(hard.map(set => f1(total(aligned.get(set)!)))))],
    ['alignment.noLexicon.hard.f1', rounded(mean(without))],
  ]
}
