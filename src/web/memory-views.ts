import type { DiffPart } from '../text/diff/word-diff.ts'
import type { ScorePart } from '../text/memory/score.ts'

/** One thing a memory offers for a segment. */
export interface MatchView {
  /** The digit that inserts it. */
  readonly key: number
  readonly score: number
  readonly tone: 'exact' | 'near' | 'far'
  readonly parts: readonly ScorePart[]
  /** From the entry's source to that of the segment. */
  readonly source: readonly DiffPart[]
  /** What is inserted, with the numbers of the segment. */
  readonly text: string
  /** The entry's translation, where its numbers were changed. */
  readonly asItWas: string | undefined
  /** `9 for 7` */
  readonly numbers: readonly string[]
  /** Numbers that differ and could not be put in. */
  readonly openNumbers: readonly string[]
  readonly memory: string
  readonly where: string
  readonly who: string
  readonly at: string
  /** Where it can be put right; absent for those who may not. */
  readonly entry: EntryForm | undefined
}

export interface EntryForm {
  readonly path: string
  readonly changedAt: string
  readonly source: string
  readonly target: string
}
