import { differences, weightOf, type Difference } from './costs.ts'
import { editScript, type TokenEdit } from './edit-script.ts'
import { memoryTokens, type MemoryToken } from './tokens.ts'

/** One line of the sum that makes a score. */
export interface ScorePart {
  /** A phrase for the translator. */
  readonly label: string
  /** Whole points, negative when they are lost. */
  readonly points: number
}

/** A source sentence with the sentences around it; `undefined` where the text begins or ends, or nothing is known. */
export interface InContext {
  readonly text: string
  readonly before?: string | undefined
  readonly after?: string | undefined
}

/** Points taken for where an entry comes from, as the project has set them. */
export interface Penalty {
  readonly label: string
  readonly points: number
}

export interface MatchScore {
  /** 102 both neighbours are the same too, 101 one of them, 100 the same text, below 100 a similar one, 0 nothing alike. */
  readonly score: number
  /** In the order a reader adds them; their points sum to `score`. */
  readonly parts: readonly ScorePart[]
  /** Where the sentences differ, in order. */
  readonly edits: readonly TokenEdit[]
}

/** A sentence made ready to be compared with many. */
export interface Comparable extends InContext {
  readonly tokens: readonly MemoryToken[]
  readonly weight: number
}

/**
 * Makes a sentence ready for {@link scoreMatch}.
 *
 * @param sentence a text, alone or with its neighbours
 * @returns the sentence with its tokens and their weight in hundredths of a word
 */
export function comparable(sentence: InContext | string): Comparable {
  const inContext = typeof sentence === 'string' ? { text: sentence } : sentence
  const tokens = memoryTokens(inContext.text)
  return { ...inContext, tokens, weight: tokens.reduce((sum, token) => sum + weightOf(token), 0) }
}

/**
 * How well a memory entry answers a sentence, with the whole calculation.
 *
 * A match loses 100 points × (cost of the cheapest edits ÷ weight of the heavier sentence), with the costs of `costs.ts`;
 * texts that differ in anything never reach 100. Penalties are taken off last.
 *
 * @param query the sentence to translate
 * @param candidate the source side of an entry
 * @param penalties positive points to take off, each with its reason
 * @returns a whole score of 0–102 whose parts add up to it; the same when query and candidate change places
 * @throws {RangeError} if a penalty is negative or no whole number
 *
 * O(n·m) for sentences of n and m tokens.
 */
export function scoreMatch(query: Comparable, candidate: Comparable, penalties: readonly Penalty[] = []): MatchScore {
  for (const { label, points } of penalties) {
    if (!(Number.isInteger(points) && points >= 0))
      throw new RangeError(`penalty ${points} (${label}) is not a whole number of points`)
  }
  const edits = editScript(query.tokens, candidate.tokens)
  if (edits === undefined)
    return { score: 0, parts: [{ label: 'Too long to compare word by word', points: 0 }], edits: [] }
  const parts =
    normal(query.text) === normal(candidate.text) ? sameText(query, candidate) : similarText(query, candidate, edits)
  return { ...withPenalties(parts, penalties), edits }
}

const normal = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/gu, ' ')

function sameText(query: Comparable, candidate: Comparable): ScorePart[] {
  const before = sameNeighbour(query.before, candidate.before)
  const after = sameNeighbour(query.after, candidate.after)
  const neighbours = [before && 'before', after && 'after'].filter(Boolean)
  const parts = [{ label: 'Same text', points: 100 }]
  return neighbours.length === 0
    ? parts
    : [...parts, { label: `Same sentence ${neighbours.join(' and ')}`, points: neighbours.length }]
}

const sameNeighbour = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && normal(one) !== '' && normal(one) === normal(other)

function similarText(query: Comparable, candidate: Comparable, edits: readonly TokenEdit[]): ScorePart[] {
  const weight = Math.max(query.weight, candidate.weight)
  const lost = differences
    .map(difference => ({ difference, edits: edits.filter(edit => edit.difference === difference) }))
    .filter(({ edits }) => edits.length > 0)
    .map(({ difference, edits }) => ({
      label: labelOf(difference, edits.length),
      points: weight === 0 ? 100 : (100 * edits.reduce((sum, { cost }) => sum + cost, 0)) / weight,
    }))
  if (lost.length === 0) lost.push({ label: 'Spaces or invisible signs differ', points: 1 })
  return [{ label: 'Same text', points: 100 }, ...inWholePoints(lost)]
}

/** Rounds each loss so that they sum to the rounded sum, which is 1 at least and 100 at most: largest remainders go up. */
function inWholePoints(lost: readonly ScorePart[]): ScorePart[] {
  const sum = lost.reduce((sum, { points }) => sum + points, 0)
  const shrunk = lost.map(({ points }) => points * Math.min(1, 100 / sum))
  const total = Math.min(100, Math.max(1, Math.round(sum)))
  const floors = shrunk.map(points => Math.floor(points + 1e-9))
  let left = total - floors.reduce((sum, points) => sum + points, 0)
  const byRemainder = shrunk
    .map((points, index) => ({ index, remainder: points - floors[index]! }))
    .sort((one, other) => other.remainder - one.remainder)
  for (const { index } of byRemainder)
    if (left > 0) {
      floors[index]! += 1
      left -= 1
    }
  return lost.map(({ label }, index) => ({ label, points: 0 - floors[index]! }))
}

function labelOf(difference: Difference, count: number): string {
  const one = count === 1
  switch (difference) {
    case 'spelling':
      return one ? '1 word is spelled differently' : `${count} words are spelled differently`
    case 'form':
      return one ? '1 word in another form' : `${count} words in another form`
    case 'mark':
      return one ? '1 mark of punctuation' : `${count} marks of punctuation`
    case 'number':
      return one ? '1 other number' : `${count} other numbers`
    case 'word':
      return one ? '1 other word' : `${count} other words`
    case 'extra':
      return one ? '1 word only on one side' : `${count} words only on one side`
  }
}

function withPenalties(
  parts: readonly ScorePart[],
  penalties: readonly Penalty[],
): Pick<MatchScore, 'score' | 'parts'> {
  let score = parts.reduce((sum, { points }) => sum + points, 0)
  const taken = penalties
    .filter(({ points }) => points > 0)
    .map(({ label, points }) => {
      const possible = Math.min(points, score)
      score -= possible
      return { label, points: 0 - possible }
    })
  return { score, parts: [...parts, ...taken] }
}
