import { replaceWords } from '../../text/search/replace-words.ts'
import type { Replaced } from '../../text/search/replace-words.ts'
import { parseQuery } from '../../text/search/parse-query.ts'
import type { Query } from '../../text/search/query.ts'
import type { DocumentId, OperationId, PairId, ProjectId, UserId } from '../../model/id.ts'
import { stateOf } from '../../model/pair.ts'
import type { Pair, Status } from '../../model/pair.ts'
import { documentsOf } from '../../storage/documents.ts'
import type { Document } from '../../storage/documents.ts'
import { applyEdit } from '../../storage/edits.ts'
import type { PairEdit } from '../../storage/edits.ts'
import type { Db, Storage } from '../../storage/open.ts'
import { pairById } from '../../storage/pairs.ts'
import { recheck } from '../checks/check-saved.ts'
import { cutsOf } from '../save-translation.ts'
import { findPairs } from './find-pairs.ts'

export interface ReplaceWish {
  readonly words: string
  readonly replacement: string
  /** Other spellings and cases are replaced, too. */
  readonly folded: boolean
  /** What else a pair must be to be looked at; no conditions for every pair. */
  readonly query: Query
}

export interface Replacement {
  readonly document: Document
  readonly pair: Pair
  readonly replaced: Replaced
}

export interface ReplacePreview {
  readonly replacements: readonly Replacement[]
  readonly hasMore: boolean
}

/** What would become of which pair; nothing is changed. */
export async function previewReplace(
  db: Db,
  documents: readonly Document[],
  wish: ReplaceWish,
  most: number,
): Promise<ReplacePreview> {
  const words = parseQuery(`tgt${wish.folded ? ':' : '='}"${wish.words.replaceAll('"', ' ')}"`)
  const { hits, hasMore } = await findPairs(
    db,
    documents,
    { conditions: [...words.conditions, ...wish.query.conditions], problems: [] },
    most,
  )
  const replacements = hits
    .map(({ document, pair }) => ({ document, pair, replaced: replacedIn(pair, wish) }))
    .filter((each): each is Replacement => each.replaced !== undefined)
  return { replacements, hasMore }
}

const replacedIn = ({ target }: Pair, { words, replacement, folded }: ReplaceWish): Replaced | undefined =>
  replaceWords(target, words, replacement, folded ? 'folded' : 'exact')

export interface ReplaceOutcome {
  /** One for each document that was touched; together they are one step. */
  readonly operations: readonly OperationId[]
  readonly done: number
  /** Pairs that were changed since they were shown, or do not have the words any more. */
  readonly left: number
}

/**
 * Replaces words in the pairs that were ticked and have not changed since.
 * What was approved is translated afterwards, for nobody has approved the new words; other statuses stay.
 */
export async function replaceInPairs(
  storage: Storage,
  author: { project: ProjectId; user: UserId; targetLang: string },
  wish: ReplaceWish,
  ticked: readonly { readonly id: PairId; readonly revision: number }[],
): Promise<ReplaceOutcome> {
  const theirs = new Set((await documentsOf(storage.db, author.project)).map(({ id }) => id))
  const edits = new Map<DocumentId, PairEdit[]>()
  let done = 0
  for (const { id, revision } of ticked) {
    const pair = await pairById(storage.db, id)
    const replaced = pair && replacedIn(pair, wish)
    if (!replaced || pair.revision !== revision || !theirs.has(pair.document)) continue
    edits.set(pair.document, [...(edits.get(pair.document) ?? []), editOf(pair, replaced.text, author.targetLang)])
  }
  const operations: OperationId[] = []
  for (const [document, pairs] of edits) {
    const outcome = await applyEdit(storage, {
      project: author.project,
      document,
      user: author.user,
      kind: 'replaced',
      pairs,
    })
    if (outcome.kind === 'stale') continue
    operations.push(outcome.operation)
    done += pairs.length
    await recheck(storage, { project: author.project, document, pairs: pairs.map(({ pair }) => pair) })
    storage.publish({
      kind: 'pairs',
      project: author.project,
      document,
      pairs: pairs.map(({ pair }) => pair),
      operation: outcome.operation,
      user: author.user,
    })
  }
  return { operations, done, left: ticked.length - done }
}

function editOf(pair: Pair, target: string, targetLang: string): PairEdit {
  const before = stateOf(pair)
  return {
    pair: pair.id,
    base: pair.revision,
    before,
    after: {
      ...before,
      target,
      targetCuts: cutsOf(target, targetLang),
      status: statusAfterReplacing(pair.status, target),
    },
  }
}

function statusAfterReplacing(status: Status, target: string): Status {
  if (target.trim() === '') return 'empty'
  return status === 'approved' ? 'translated' : status
}
