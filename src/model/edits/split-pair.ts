import { isInsideWord } from '../../text/words.ts'
import type { Span } from '../../text/span.ts'
import { sourceSpan, stateOf } from '../pair.ts'
import type { Pair, PairState } from '../pair.ts'
import { positionBetween, refused } from './edit-plan.ts'
import type { EditPlan } from './edit-plan.ts'

export interface SplitPoint {
  /** Offset in the pair's source text at which the second part begins, white space before it aside. */
  readonly at: number
  /** Offset in the target at which the second part begins; all of the target stays with the first when absent. */
  readonly targetAt?: number
}

/**
 * Divides a pair in two at a place in its source.
 * @param nextPosition the position of the pair that follows, `undefined` at the end of the document
 */
export function splitPair(pair: Pair, point: SplitPoint, nextPosition: number | undefined): EditPlan {
  const span = sourceSpan(pair)
  if (!span) return refused('There is no source sentence here to split.')
  const { at, targetAt = pair.target.length } = point
  if (!Number.isInteger(at) || at <= 0 || at >= pair.source.length)
    return refused('Choose a word inside the sentence to split before.')
  if (!Number.isInteger(targetAt) || targetAt < 0 || targetAt > pair.target.length)
    return refused('The place in the translation lies outside it.')
  if (isInsideWord(pair.source, at)) return refused('A sentence is split between words; this place lies inside one.')
  const position = positionBetween(pair.position, nextPosition)
  if (position === undefined)
    return refused('This sentence was split too often in one place. Merge some of its parts first.')
  const [first, second] = divideSentences(pair.sentences, span.start + at, pair.source, span.start)
  if (first.length === 0 || second.length === 0) return refused('Choose a word inside the sentence to split before.')
  return {
    kind: 'plan',
    changes: [
      {
        pair,
        after: {
          ...part(pair, first, pair.target.slice(0, targetAt).trimEnd(), cutsBelow(pair, targetAt)),
          position: pair.position,
        },
      },
      {
        pair: undefined,
        after: { ...part(pair, second, pair.target.slice(targetAt).trimStart(), cutsFrom(pair, targetAt)), position },
      },
    ],
  }
}

function divideSentences(sentences: readonly Span[], at: number, source: string, offset: number): [Span[], Span[]] {
  const first: Span[] = []
  const second: Span[] = []
  for (const sentence of sentences) {
    const head = trimmed({ start: sentence.start, end: Math.min(sentence.end, at) }, source, offset)
    const tail = trimmed({ start: Math.max(sentence.start, at), end: sentence.end }, source, offset)
    if (head) first.push(head)
    if (tail) second.push(tail)
  }
  return [first, second]
}

/** The span without white space at its ends; `undefined` when nothing is left. */
function trimmed(span: Span, source: string, offset: number): Span | undefined {
  if (span.start >= span.end) return undefined
  const text = source.slice(span.start - offset, span.end - offset)
  const visible = text.trim()
  if (visible === '') return undefined
  const start = span.start + text.indexOf(visible)
  return { start, end: start + visible.length }
}

function part(pair: Pair, sentences: readonly Span[], target: string, targetCuts: readonly number[]): PairState {
  const untouched = target === pair.target
  return {
    ...stateOf(pair),
    sentences,
    target,
    targetCuts,
    status: target === '' ? 'empty' : untouched ? pair.status : 'draft',
    origin: target === '' ? 'none' : pair.origin,
  }
}

const cutsBelow = (pair: Pair, at: number): number[] => pair.targetCuts.filter(cut => cut < at)

function cutsFrom(pair: Pair, at: number): number[] {
  const tail = pair.target.slice(at)
  const start = at + (tail.length - tail.trimStart().length)
  return pair.targetCuts.filter(cut => cut > start).map(cut => cut - start)
}
