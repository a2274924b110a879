import { changedRange } from '../../model/edits/changed-rows.ts'
import { rowOf } from '../../model/edits/rearrange.ts'
import type { Row } from '../../model/edits/rearrange.ts'
import type { Side } from '../../model/edits/link-verbs.ts'
import type { PairId } from '../../model/id.ts'
import { sourceOf } from '../../storage/documents.ts'
import type { Storage } from '../../storage/open.ts'
import { pairsBeforeKey } from '../../storage/pairs.ts'
import type { Author } from '../edit-pairs.ts'
import { rowsAfter } from './edit-links.ts'
import { windowAround } from './link-window.ts'
import { scoreRows } from './score-rows.ts'
import type { Languages } from './score-rows.ts'

export const guesses = ['move-up', 'move-down'] as const

/** Where a sentence would fit better than where it stands. */
export interface Guess {
  readonly verb: (typeof guesses)[number]
  /** The link it would join: its pair, its number, how many sentences it would have on each side, how sure it is now and would be. */
  readonly pair: PairId
  readonly number: number
  readonly sources: number
  readonly targets: number
  readonly from: number
  readonly to: number
}

const worthwhile = 0.15

/** Tries the neighbouring links for a sentence. @returns the move that makes the links surer, `undefined` when none does */
export async function bestGuess(
  storage: Storage,
  author: Author,
  languages: Languages,
  focus: { pair: PairId; side: Side; sentence: number },
): Promise<Guess | undefined> {
  const window = await windowAround(storage, author, focus.pair)
  if (!window) return undefined
  const source = await sourceOf(storage.db, author.document)
  const rows = window.pairs.map(rowOf)
  const number = (await pairsBeforeKey(storage.db, author.document, window.pairs[window.at]!)) + 1
  const tried = guesses.flatMap(verb => {
    const to = window.at + (verb === 'move-up' ? -1 : 1)
    const [pair, outcome] = [window.pairs[to], rowsAfter(window, { ...focus, verb }, source)]
    if (!pair || pair.linkState === 'pinned' || outcome.kind === 'refused') return []
    const range = changedRange(rows, outcome.rows)
    const before = scoreRows(rows, { first: range.first, end: range.endBefore }, source, languages)
    const after = scoreRows(outcome.rows, range, source, languages)
    const joined = outcome.rows[verb === 'move-up' ? range.first : range.end - 1]
    if (!joined) return []
    return [
      {
        gain: surest(after) - surest(before),
        guess: {
          verb,
          pair: pair.id,
          number: number + to - window.at,
          ...countsOf(joined),
          from: pair.confidence ?? before[verb === 'move-up' ? 0 : before.length - 1]?.confidence ?? 0,
          to: after[verb === 'move-up' ? 0 : after.length - 1]!.confidence,
        },
      },
    ]
  })
  const best = tried.toSorted((a, b) => b.gain - a.gain)[0]
  return best && best.gain >= worthwhile ? best.guess : undefined
}

const countsOf = ({ sources, targets }: Row): { sources: number; targets: number } => ({
  sources: sources.length,
  targets: targets.length,
})

const surest = (links: readonly { readonly confidence: number }[]): number =>
  links.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, links.length)
