import { thingsInParts } from '../text/segmentation/in-parts.ts'
import type { Sentence } from '../text/segmentation/segment.ts'
import type { ThingToLookAt } from '../text/segmentation/things-to-look-at.ts'
import { countWords } from '../text/words.ts'
import type { CuttingRules } from '../model/cutting-rules.ts'
import type { ImportId } from '../model/id.ts'
import { applyHandEdits } from '../model/edits/hand-edits.ts'
import type { HandEdit } from '../model/edits/hand-edits.ts'
import type { ImportHead } from '../storage/imports.ts'
import { cutText } from './cut-text.ts'
import { withPauses } from './with-pauses.ts'

/** A text with its sentences under some rules and corrections. */
export interface Cut {
  readonly source: string
  readonly rules: CuttingRules
  readonly edits: readonly HandEdit[]
  readonly sentences: readonly Sentence[]
  readonly things: readonly ThingToLookAt[]
  readonly words: number
  /** Whether the rules of a file took too long, so that the text was cut without them. */
  readonly isStopped: boolean
}

interface Kept extends Cut {
  readonly rulesText: string
  readonly editsText: string
  /** As the rules alone have them. */
  readonly uncorrected: readonly Sentence[]
}

const unitsKept = 30_000_000
const kept = new Map<ImportId, Kept>()

/** The sentences of an import, from memory when nothing changed since; a correction costs no second cutting. */
export async function cutImport(head: ImportHead, lang: string, read: () => Promise<string>): Promise<Cut> {
  const before = kept.get(head.id)
  if (before?.rulesText === head.rules && before.editsText === head.edits) return before
  const source = before?.source ?? (await read())
  const rules = JSON.parse(head.rules) as CuttingRules
  const edits = JSON.parse(head.edits) as HandEdit[]
  const { sentences: uncorrected, isStopped } =
    before?.rulesText === head.rules
      ? { sentences: before.uncorrected, isStopped: before.isStopped }
      : await cutText(source, lang, rules)
  const sentences = corrected(source, uncorrected, edits, before?.rulesText === head.rules ? before : undefined)
  const things = await withPauses(thingsInParts(source, sentences, lang))
  const words = before?.words ?? (await withPauses(wordsInParts(source)))
  const cut = {
    source,
    rules,
    edits,
    sentences,
    things,
    words,
    isStopped,
    uncorrected,
    rulesText: head.rules,
    editsText: head.edits,
  }
  keep(head.id, cut)
  return cut
}

const partLength = 200_000

/** No word has a space in it. */
function* wordsInParts(source: string): Generator<undefined, number> {
  let words = 0
  for (let start = 0; start < source.length;) {
    const space = source.indexOf(' ', start + partLength)
    const end = space < 0 ? source.length : space
    words += countWords(source.slice(start, end))
    start = end
    yield undefined
  }
  return words
}

/** Goes on from the corrections that were made already, when the new ones only add to them. */
function corrected(
  source: string,
  uncorrected: readonly Sentence[],
  edits: readonly HandEdit[],
  before: Kept | undefined,
): Sentence[] {
  const isMore = before !== undefined && JSON.stringify(edits.slice(0, before.edits.length)) === before.editsText
  return isMore
    ? applyHandEdits(source, before.sentences, edits.slice(before.edits.length))
    : applyHandEdits(source, uncorrected, edits)
}

export const forgetCut = (id: ImportId): void => void kept.delete(id)

function keep(id: ImportId, cut: Kept): void {
  kept.delete(id)
  kept.set(id, cut)
  let units = 0
  for (const [other, { source }] of [...kept].reverse()) {
    units += source.length
    if (units > unitsKept && other !== id) kept.delete(other)
  }
}
