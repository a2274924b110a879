import type { Span } from '../text/span.ts'
import { compareSegmentations } from '../text/segmentation/compare-segmentations.ts'
import type { SegmentationChange } from '../text/segmentation/compare-segmentations.ts'
import { explain } from '../text/segmentation/segment.ts'
import type { Decision } from '../text/segmentation/segment.ts'
import { fileOf } from '../model/cutting-rules.ts'
import type { CuttingRules } from '../model/cutting-rules.ts'
import type { DocumentId } from '../model/id.ts'
import { sourceOf } from '../storage/documents.ts'
import type { Storage } from '../storage/open.ts'
import { cutText } from './cut-text.ts'
import type { TextCut } from './cut-text.ts'

/** A place at which new rules cut a text otherwise, with a little of what is around it. */
export interface AlteredPlace extends SegmentationChange {
  readonly before: string
  readonly after: string
  /** The reason in words. */
  readonly because: string
}

export interface RulesPreview {
  /** How many sentences there are now, and would be. */
  readonly now: number
  readonly next: number
  readonly cut: number
  readonly joined: number
  /** One part of all places, in the order of the text. */
  readonly places: readonly AlteredPlace[]
  readonly part: number
  readonly parts: number
  /** Whether the rules of a file took too long, so that it is shown what happens without them. */
  readonly isStopped: boolean
}

export interface PreviewWish {
  readonly document: DocumentId
  readonly lang: string
  readonly now: CuttingRules
  readonly next: CuttingRules
  /** From 1. */
  readonly part: number
}

const placesPerPart = 50

/** Every place of a text that a change of rules alters; nothing is written. */
export async function previewRules(
  storage: Storage,
  { document, lang, now, next, part }: PreviewWish,
): Promise<RulesPreview> {
  const before = await cutDocument(storage, document, lang, now)
  const after = await cutDocument(storage, document, lang, next)
  const changes = compareSegmentations(before.sentences, after.sentences)
  const cut = changes.filter(({ kind }) => kind === 'cut').length
  const parts = Math.max(1, Math.ceil(changes.length / placesPerPart))
  const shown = Math.min(part, parts)
  const reasons = new Reasons(after.source, lang, now, after.isStopped ? { ...next, ignoresFile: true } : next)
  return {
    now: before.sentences.length,
    next: after.sentences.length,
    cut,
    joined: changes.length - cut,
    part: shown,
    parts,
    isStopped: after.isStopped,
    places: changes
      .slice((shown - 1) * placesPerPart, shown * placesPerPart)
      .map(change => ({ ...change, ...around(after.source, change.at), because: reasons.of(change) })),
  }
}

const unitsToWarmUp = 300_000
const timesToWarmUp = 4
/** Of the shape that a form sends: the machine compiles for shapes. */
const likely: CuttingRules = {
  abbreviations: [],
  breakRules: [],
  exceptions: [],
  newlineBreaks: true,
  breakAfterSemicolon: true,
  breakAfterColon: true,
  respectAbbreviations: true,
  keepQuotationWithSpeaker: true,
}
let isWarm = false

/**
 * Cuts a text before anybody tries other rules on it, so that the first preview does not wait for it; nor for the
 * engine, which takes five times as long until the machine has compiled it.
 */
export async function preparePreview(
  storage: Storage,
  { document, lang, now }: Pick<PreviewWish, 'document' | 'lang' | 'now'>,
): Promise<void> {
  const { source } = await cutDocument(storage, document, lang, now)
  if (isWarm) return
  isWarm = true
  const start = source.slice(0, unitsToWarmUp)
  const cut = await cutText(start, lang, likely)
  for (let time = 0; time < timesToWarmUp; time++)
    await cutText(start, lang, { ...likely, breakAfterColon: time % 2 === 0 })
  compareSegmentations(cut.sentences, (await cutText(start, lang, now)).sentences)
  explain(start.slice(0, unitsToWarmUp / 30), { lang, rules: now })
}

interface CutDocument extends TextCut {
  readonly source: string
}
interface Kept {
  readonly source: string
  readonly cuts: Map<string, TextCut>
}

const unitsKept = 16_000_000
const cutsKept = 4
const kept = new Map<DocumentId, Kept>()

/** From memory where it can be: while somebody tries rules, only the new ones have to be worked out. */
async function cutDocument(
  storage: Storage,
  document: DocumentId,
  lang: string,
  rules: CuttingRules,
): Promise<CutDocument> {
  const known = kept.get(document) ?? { source: await sourceOf(storage.db, document), cuts: new Map<string, TextCut>() }
  const name = JSON.stringify(rules)
  const cut = known.cuts.get(name) ?? (await cutText(known.source, lang, rules))
  known.cuts.delete(name)
  known.cuts.set(name, cut)
  if (known.cuts.size > cutsKept) known.cuts.delete(known.cuts.keys().next().value!)
  keep(document, known)
  return { source: known.source, ...cut }
}

function keep(document: DocumentId, known: Kept): void {
  kept.delete(document)
  kept.set(document, known)
  let units = 0
  for (const [other, { source }] of [...kept].reverse()) {
    units += source.length
    if (units > unitsKept && other !== document) kept.delete(other)
  }
}

/** Explains the paragraphs that hold a change, each once. */
class Reasons {
  readonly #source: string
  readonly #lang: string
  readonly #now: CuttingRules
  readonly #next: CuttingRules
  readonly #told = new Map<string, ReadonlyMap<number, Decision>>()

  constructor(source: string, lang: string, now: CuttingRules, next: CuttingRules) {
    this.#source = source
    this.#lang = lang
    this.#now = now
    this.#next = next
  }

  of({ kind, at }: SegmentationChange): string {
    const file = fileOf(this.#next)
    if (file) return `${kind === 'cut' ? 'a' : 'no'} rule of ${file.name} ends a sentence here`
    const next = this.#decisionAt('next', this.#next, at)
    if (kind === 'cut') return next?.because ?? 'the new rules end a sentence here'
    if (next && !next.breaks) return next.because
    const now = this.#decisionAt('now', this.#now, at)
    return now ? `it no longer ends ${now.because}` : 'nothing ends a sentence here any more'
  }

  #decisionAt(name: 'now' | 'next', rules: CuttingRules, at: number): Decision | undefined {
    if (fileOf(rules)) return undefined
    const { start, end } = this.#blockAround(at)
    const key = `${name} ${start}`
    let told = this.#told.get(key)
    if (!told) {
      const decisions = explain(this.#source.slice(start, end), { lang: this.#lang, rules })
      told = new Map(decisions.map(decision => [start + decision.at, decision]))
      this.#told.set(key, told)
    }
    return told.get(at)
  }

  /** A stretch that both rules read as they read the whole text: a line, or what is between empty lines. */
  #blockAround(at: number): Span {
    const lines = this.#now.newlineBreaks !== false && this.#next.newlineBreaks !== false
    const start = this.#source.lastIndexOf(lines ? '\n' : '\n\n', at - 1)
    const end = this.#source.indexOf(lines ? '\n' : '\n\n', at)
    return { start: start + 1, end: end < 0 ? this.#source.length : end + 1 }
  }
}

const usualUnits = 70

/** What stands before and after a place, cut at words. */
export function around(source: string, at: number, unitsAround = usualUnits): { before: string; after: string } {
  const head = source.slice(Math.max(0, at - unitsAround), at).trim()
  const tail = source.slice(at, at + unitsAround + 1).trim()
  return {
    before: at > unitsAround ? `…${head.replace(/^\S*\s+/, '')}` : head,
    after: at + unitsAround + 1 < source.length ? `${tail.replace(/\s+\S*$/, '')}…` : tail,
  }
}
