import type { DiffPart } from '../text/diff/word-diff.ts'
import type { Language } from '../model/language.ts'
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

/** The views of memories and what each sees as `it`. */
export interface MemoryViews {
  'memory/memories': MemoriesPage
  'memory/memory': MemoryPage
}

export interface MemoryLine {
  readonly id: string
  readonly name: string
  readonly path: string
  /** The project's own, one brought in as a file, or one of another project. */
  readonly from: 'own' | 'imported' | 'other'
  readonly projectName: string
  readonly entries: number
  readonly isOn: boolean
  readonly isShared: boolean
  readonly penalty: number
  readonly state: 'running' | 'ready' | 'failed' | 'cancelled' | 'going'
  readonly percent: number
  readonly skipped: number
  readonly problem: string
  readonly createdAt: string
}

export interface MemoriesPage {
  readonly csrf: string
  readonly path: string
  readonly canManage: boolean
  readonly takes: 'approved' | 'translated'
  readonly memories: readonly MemoryLine[]
  readonly offers: readonly {
    readonly id: string
    readonly name: string
    readonly projectName: string
    readonly entries: number
  }[]
}

export interface MarkedRun {
  readonly text: string
  readonly isMarked: boolean
}

export interface EntryLine {
  readonly source: readonly MarkedRun[]
  readonly target: readonly MarkedRun[]
  readonly who: string
  readonly at: string
  readonly where: string | undefined
  readonly entry: EntryForm | undefined
}

export interface MemoryPage extends MemoryLine {
  readonly csrf: string
  readonly q: string
  readonly isExact: boolean
  readonly canManage: boolean
  readonly canAdd: boolean
  readonly source: Language
  readonly target: Language
  readonly lines: readonly EntryLine[]
  readonly moreHref: string | undefined
}
