import type { Span } from '../span.ts'

/** A pair as it stands before its document is cut anew. */
export interface OldPair {
  /** Its source sentences in order, in UTF-16 code units; none for a pair that has only a translation. */
  readonly sentences: readonly Span[]
  /** Whether anything would be lost with it: a translation, a comment, a status. */
  readonly hasWork: boolean
}

/**
 * What becomes of pairs:
 * `kept`: it covers what it covered, and everything on it stays;
 * `joined`: one sentence made of several pairs, at most one of which has work, which stays;
 * `divided`: a part of pairs without work;
 * `look`: work meets other boundaries, so the pair covers all of it, holds all the work, and a person should look.
 */
export type Fate = 'kept' | 'joined' | 'divided' | 'look'

export interface MigratedPair {
  readonly fate: Fate
  /** 0-based indexes of the old pairs it comes from, ascending. */
  readonly from: readonly number[]
  /** Its source sentences after the migration; none for a pair that has only a translation. */
  readonly sentences: readonly Span[]
}

export interface Migration {
  /** The pairs after the migration, in order. */
  readonly pairs: readonly MigratedPair[]
  /** How many pairs have each fate; they add up to the number of pairs. */
  readonly totals: Readonly<Record<Fate, number>>
}

/**
 * Plans how the pairs of a document take on new sentences without losing work.
 *
 * @param old the pairs in order
 * @param sentences the new sentences of the same text, in order
 * @returns pairs that hold every new sentence exactly once and in order; an old pair with work is in exactly one of
 *   them, and one whose span is still bounded by the new sentences is kept
 *
 * O(n + m).
 */
export function migrate(old: readonly OldPair[], sentences: readonly Span[]): Migration {
  const pairs: MigratedPair[] = []
  let [pair, sentence] = [0, 0]
  while (pair < old.length || sentence < sentences.length) {
    const region = regionFrom(old, sentences, pair, sentence)
    pairs.push(...migrateRegion(old, region.pairs, sentences.slice(sentence, region.nextSentence)))
    pair = region.nextPair
    sentence = region.nextSentence
  }
  const totals = { kept: 0, joined: 0, divided: 0, look: 0 }
  for (const { fate } of pairs) totals[fate]++
  return { pairs, totals }
}

interface Region {
  readonly pairs: readonly number[]
  readonly nextPair: number
  readonly nextSentence: number
}

/** The shortest run of old pairs and new sentences that end at the same place. */
function regionFrom(old: readonly OldPair[], sentences: readonly Span[], pair: number, sentence: number): Region {
  const pairs: number[] = []
  const first = old[pair]
  if (first && first.sentences.length === 0) return { pairs: [pair], nextPair: pair + 1, nextSentence: sentence }
  let [oldEnd, newEnd] = [-1, -1]
  for (;;) {
    const takesOld = pair < old.length && (oldEnd <= newEnd || sentence >= sentences.length)
    if (takesOld) {
      oldEnd = old[pair]!.sentences.at(-1)?.end ?? oldEnd
      pairs.push(pair++)
    } else if (sentence < sentences.length) newEnd = sentences[sentence++]!.end
    else break
    if (oldEnd === newEnd || (sameStart(old, sentences, pair, sentence) && newEnd >= 0 && oldEnd >= 0)) break
  }
  return { pairs, nextPair: pair, nextSentence: sentence }
}

/** Whether what follows begins at the same place on both sides, or is nothing on both. */
function sameStart(old: readonly OldPair[], sentences: readonly Span[], pair: number, sentence: number): boolean {
  return (
    old[pair]?.sentences[0]?.start === sentences[sentence]?.start && pair < old.length === sentence < sentences.length
  )
}

function migrateRegion(old: readonly OldPair[], region: readonly number[], sentences: readonly Span[]): MigratedPair[] {
  const withSource = region.filter(index => old[index]!.sentences.length > 0)
  const alone = region
    .filter(index => old[index]!.sentences.length === 0)
    .map((index): MigratedPair => ({ fate: 'kept', from: [index], sentences: [] }))
  return [...withSourceMigrated(old, withSource, sentences), ...alone]
}

function withSourceMigrated(
  old: readonly OldPair[],
  from: readonly number[],
  sentences: readonly Span[],
): MigratedPair[] {
  const worked = from.filter(index => old[index]!.hasWork)
  if (from.length === 0) return sentences.map(sentence => ({ fate: 'divided', from: [], sentences: [sentence] }))
  if (sentences.length === 0) return worked.length === 0 ? [] : [{ fate: 'look', from, sentences: [] }]
  if (from.length === 1 && isKept(old[from[0]!]!, sentences)) return [{ fate: 'kept', from, sentences }]
  if (sentences.length === 1) return [{ fate: worked.length > 1 ? 'look' : 'joined', from, sentences }]
  if (worked.length > 0) return [{ fate: 'look', from, sentences }]
  return sentences.map(sentence => ({
    fate: 'divided',
    from: from.filter(index => touches(old[index]!, sentence)),
    sentences: [sentence],
  }))
}

/** A pair of several sentences was made by hand or by the aligner: new cuts inside it leave it whole. */
const isKept = (pair: OldPair, sentences: readonly Span[]): boolean =>
  sentences.length === 1 || pair.sentences.length > 1

const touches = ({ sentences }: OldPair, { start, end }: Span): boolean =>
  (sentences[0]?.start ?? end) < end && (sentences.at(-1)?.end ?? start) > start
