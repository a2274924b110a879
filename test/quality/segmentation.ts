// How well sentences are cut, against gold: the project's own sets, and those of a folder of gold data when one is
// given.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { boundaries } from '../../src/text/segmentation/segment.ts'
import type { Figures } from '../support/figures.ts'
import type { Gold } from './run.ts'

/** A text with its gold: the ends in UTF-16 code units of every sentence but the last, and ends that never count. */
export interface GoldText {
  readonly lang: string
  readonly text: string
  readonly boundaries: readonly number[]
  readonly optional?: readonly number[]
}

const own = join(import.meta.dirname, 'segmentation')

/** F1 over all inner boundaries of a set and the share of texts without an error, in percent to two places. */
export function measure(golds: readonly GoldText[]): { f1: number; exact: number } {
  let [found, extra, missed, exact] = [0, 0, 0, 0]
  for (const gold of golds) {
    const mistakes = compare(gold, boundaries(gold.text, { lang: gold.lang }))
    found += mistakes.found
    extra += mistakes.extra.length
    missed += mistakes.missed.length
    if (mistakes.extra.length + mistakes.missed.length === 0) exact++
  }
  const f1 = found === 0 && extra + missed === 0 ? 1 : (2 * found) / (2 * found + extra + missed)
  return { f1: percent(f1), exact: percent(exact / golds.length) }
}

const percent = (share: number): number => Math.round(share * 10_000) / 100

/** A boundary may be given anywhere in the blanks between two sentences; the ends of the text never count. */
export function compare(
  { text, ...gold }: GoldText,
  predicted: readonly number[],
): { found: number; extra: number[]; missed: number[] } {
  const visible = (at: number): number => text.slice(0, at).replace(/[\s\p{Cf}\u0085\u001C-\u001F]+$/u, '').length
  const inner = (places: readonly number[]): Set<number> =>
    new Set(places.map(visible).filter(at => at > 0 && at < visible(text.length)))
  const wanted = inner(gold.boundaries)
  const optional = inner(gold.optional ?? [])
  const given = [...inner(predicted)].filter(at => wanted.has(at) || !optional.has(at))
  const missed = [...wanted].filter(at => !given.includes(at))
  return { found: wanted.size - missed.length, extra: given.filter(at => !wanted.has(at)), missed }
}

export const readGold = (file: string): GoldText[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as GoldText)

function setsIn(folder: string): Map<string, string> {
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter(name => name.endsWith('.jsonl'))
        .sort()
    : []
  return new Map(names.map(name => [name.slice(0, -'.jsonl'.length), join(folder, name)]))
}

export function figures({ bench }: Gold): Figures {
  const folders = bench === undefined ? [own] : [own, join(bench, 'segmentation/own'), join(bench, 'segmentation/dev')]
  const sets = new Map(folders.flatMap(folder => [...setsIn(folder)]))
  return Object.fromEntries(
    [...sets].flatMap(([set, file]) => {
      const { f1, exact } = measure(readGold(file))
      return [
        [`segmentation.${set}.f1`, f1],
        [`segmentation.${set}.exact`, exact],
      ]
    }),
  )
}
