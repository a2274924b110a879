import type { Query } from '../../text/search/query.ts'
import type { DocumentId, OperationId, ProjectId, UserId } from '../../model/id.ts'
import type { Pair, Status } from '../../model/pair.ts'
import { statusAfterVerdict, verdicts } from '../../model/status.ts'
import type { Verdict, VerdictOutcome } from '../../model/status.ts'
import { documentsOf } from '../../storage/documents.ts'
import type { Document } from '../../storage/documents.ts'
import type { Db, Storage } from '../../storage/open.ts'
import { pairById } from '../../storage/pairs.ts'
import { editAcross } from '../edit-across.ts'
import type { AcrossOutcome, Ticked } from '../edit-across.ts'
import { judgeMany } from '../judge-many.ts'
import { findPairs } from './find-pairs.ts'
import type { FoundPairs, SearchPlace } from './find-pairs.ts'

/** What can be done to pairs that were found: a verdict on each, or its translation taken away. */
export const foundChanges = [...verdicts, 'clear'] as const
export type FoundChange = (typeof foundChanges)[number]

export interface ChangeLine {
  readonly document: Document
  readonly pair: Pair
  readonly outcome: VerdictOutcome
  /** Whether it is changed unless a person says otherwise: what was approved stays. */
  readonly isTicked: boolean
}

/** What would become of the pairs a query wants; those that are so already are left out, and nothing is changed. */
export async function previewChange(
  db: Db,
  documents: readonly Document[],
  { change, query }: { readonly change: FoundChange; readonly query: Query },
  wish: { readonly most: number; readonly after?: SearchPlace | undefined; readonly patienceMs?: number },
): Promise<Pick<FoundPairs, 'next' | 'looked'> & { readonly lines: readonly ChangeLine[] }> {
  const { hits, next, looked } = await findPairs(db, documents, query, wish)
  const lines = hits
    .map(({ document, pair }) => ({ document, pair, outcome: after(change, pair) }))
    .filter(({ pair, outcome }) => outcome.kind === 'refused' || outcome.status !== pair.status)
    .map(line => ({ ...line, isTicked: line.outcome.kind === 'status' && line.pair.status !== 'approved' }))
  return { lines, next, looked }
}

const after = (change: FoundChange, { target }: Pair): VerdictOutcome =>
  change === 'clear' ? { kind: 'status', status: 'empty' satisfies Status } : statusAfterVerdict(change, target)

export type ChangeOutcome = AcrossOutcome & {
  /** Why pairs were left, each sentence once. */
  readonly because: readonly string[]
}

const changedSince = 'It was changed since you looked.'

/** Does it to the ticked pairs, in whatever documents of the project they stand, as one step. */
export async function changeFound(
  storage: Storage,
  author: { project: ProjectId; user: UserId },
  { change, reason }: { readonly change: FoundChange; readonly reason?: string },
  ticked: readonly Ticked[],
): Promise<ChangeOutcome> {
  if (change !== 'clear') return judgeFound(storage, author, { verdict: change, ...(reason && { reason }) }, ticked)
  const outcome = await editAcross(storage, author, 'replaced', ticked, ({ target }, before) =>
    target === '' ? undefined : { ...before, target: '', targetCuts: [], status: 'empty', origin: 'none' },
  )
  return { ...outcome, because: outcome.left > 0 ? [changedSince] : [] }
}

async function judgeFound(
  storage: Storage,
  author: { project: ProjectId; user: UserId },
  verdict: { readonly verdict: Verdict; readonly reason?: string },
  ticked: readonly Ticked[],
): Promise<ChangeOutcome> {
  const [operations, because]: [OperationId[], Set<string>] = [[], new Set()]
  let done = 0
  const byDocument = await ofProject(storage, author.project, ticked)
  for (const [document, pairs] of byDocument) {
    const outcome = await judgeMany(storage, { ...author, ...verdict, document, pairs })
    if (outcome.operation) operations.push(outcome.operation)
    done += outcome.done.length
    for (const skipped of outcome.skipped) because.add(skipped.because)
  }
  const known = [...byDocument.values()].reduce((sum, pairs) => sum + pairs.length, 0)
  if (known < ticked.length) because.add('It is not in this project any more.')
  return { operations, done, left: ticked.length - done, because: [...because] }
}

async function ofProject(
  { db }: Storage,
  project: ProjectId,
  ticked: readonly Ticked[],
): Promise<Map<DocumentId, Ticked[]>> {
  const theirs = new Set((await documentsOf(db, project)).map(({ id }) => id))
  const found = new Map<DocumentId, Ticked[]>()
  for (const one of ticked) {
    const pair = await pairById(db, one.id)
    if (pair && theirs.has(pair.document)) found.set(pair.document, [...(found.get(pair.document) ?? []), one])
  }
  return found
}
