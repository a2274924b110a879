import type { Span } from '../../text/span.ts'
import { stateOf, targetSentences } from '../pair.ts'
import type { LinkState, Pair, PairState } from '../pair.ts'
import { positionsFor, refused } from './edit-plan.ts'
import type { EditPlan, PlannedChange } from './edit-plan.ts'

/** One pair as it shall be: which source sentences beside which target sentences. */
export interface Row {
  readonly sources: readonly Span[]
  readonly targets: readonly string[]
  /** What the row says of its link; a row that keeps both sides keeps its own when this is left out. */
  readonly link?: { readonly state: LinkState; readonly confidence: number | null; readonly reasons: readonly string[] }
  /** For a row without source: the paragraph it is shown in. */
  readonly paragraph?: number
}

export const rowOf = (pair: Pair): Row => ({ sources: pair.sentences, targets: targetSentences(pair) })

/**
 * Plans how a run of neighbouring pairs becomes a run of rows.
 * A row keeps the pair that held its first source sentence (without source: its first target sentence), and with it comments,
 * history and, when its text is unchanged, the status; other rows are new pairs, other pairs go away.
 *
 * @param pairs neighbours in document order
 * @param rows what they shall be, in order; rows empty on both sides are left out
 * @param positionBefore the position of the pair before the run, 0 at the start of the document
 * @param positionAfter the position of the pair after it, `undefined` at the end
 * @returns a plan that changes nothing where a row is as it was
 */
export function rearrange(
  pairs: readonly Pair[],
  rows: readonly Row[],
  positionBefore: number,
  positionAfter: number | undefined,
): EditPlan {
  const wanted = rows.filter(row => row.sources.length > 0 || row.targets.length > 0)
  const kept = keptPairs(pairs, wanted)
  const positions = positionsFor(
    kept.map(pair => pair?.position),
    positionBefore,
    positionAfter,
  )
  if (!positions) return refused('This place was divided too often. Merge some of its parts first.')
  const changes: PlannedChange[] = wanted.flatMap((row, index) => {
    const pair = kept[index]
    const after = stateFor(row, pair, positions[index]!, pairs)
    return pair && sameState(pair, after) ? [] : [{ pair, after }]
  })
  const staying = new Set(kept)
  let heir: Pair | undefined
  for (const pair of pairs) {
    if (staying.has(pair)) heir = pair
    else changes.push({ pair, after: null, ...(heir && { heir }) })
  }
  return { kind: 'plan', changes }
}

/** For every row the pair it keeps; pairs are kept in order, each at most once. */
function keptPairs(pairs: readonly Pair[], rows: readonly Row[]): (Pair | undefined)[] {
  const targetStarts = firstTargetIndexes(pairs.map(pair => targetSentences(pair).length))
  const rowStarts = firstTargetIndexes(rows.map(row => row.targets.length))
  let from = 0
  return rows.map((row, rowIndex) => {
    const first = row.sources[0]
    for (let index = from; index < pairs.length; index++) {
      const pair = pairs[index]!
      const holds = first
        ? pair.sentences.some(({ start, end }) => start < first.end && first.start < end)
        : pair.sentences.length === 0 && targetStarts[index] === rowStarts[rowIndex] && targetSentences(pair).length > 0
      if (!holds) continue
      from = index + 1
      return pair
    }
    return undefined
  })
}

function firstTargetIndexes(lengths: readonly number[]): number[] {
  let sum = 0
  return lengths.map(length => (sum += length) - length)
}

function stateFor(row: Row, pair: Pair | undefined, position: number, pairs: readonly Pair[]): PairState {
  const holder = holderOf(row.sources[0], pairs)
  const unchanged = pair !== undefined && sameTexts(targetSentences(pair), row.targets)
  const text = unchanged ? { target: pair.target, targetCuts: pair.targetCuts } : joined(row.targets)
  const sameSources = pair !== undefined && sameSpans(pair.sentences, row.sources)
  const link =
    row.link ??
    (unchanged && sameSources ? { state: pair.linkState, confidence: pair.confidence, reasons: pair.reasons } : noLink)
  return {
    position,
    paragraph: paragraphOf(row, pair, holder, pairs),
    sentences: row.sources,
    ...text,
    status: text.target === '' ? 'empty' : unchanged && sameSources ? pair.status : loweredStatus(pair),
    linkState: link.state,
    confidence: link.confidence,
    reasons: link.reasons,
    origin:
      text.target === ''
        ? 'none'
        : pair && pair.origin !== 'none'
          ? pair.origin
          : (pairs.find(other => other.origin !== 'none')?.origin ?? 'aligned'),
  }
}

const noLink = { state: 'automatic', confidence: null, reasons: [] } as const

/** A text that was regrouped is to be looked at again; one that was sent back stays so. */
const loweredStatus = (pair: Pair | undefined): PairState['status'] =>
  pair?.status === 'changes' ? 'changes' : 'draft'

const holderOf = (sentence: Span | undefined, pairs: readonly Pair[]): Pair | undefined =>
  sentence &&
  pairs.find(pair => pair.sentences.some(({ start, end }) => start <= sentence.start && sentence.start < end))

function paragraphOf(row: Row, pair: Pair | undefined, holder: Pair | undefined, pairs: readonly Pair[]): number {
  return row.paragraph ?? holder?.paragraph ?? pair?.paragraph ?? pairs[0]?.paragraph ?? 0
}

export function joined(sentences: readonly string[]): { target: string; targetCuts: number[] } {
  const targetCuts: number[] = []
  let target = ''
  for (const sentence of sentences) {
    if (target !== '') {
      target += ' '
      targetCuts.push(target.length)
    }
    target += sentence
  }
  return { target, targetCuts }
}

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, index) => text === b[index])

const sameSpans = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every(({ start, end }, index) => start === b[index]!.start && end === b[index]!.end)

const sameState = (pair: Pair, after: PairState): boolean => JSON.stringify(stateOf(pair)) === JSON.stringify(after)
