import { replaceWords } from '../../text/search/replace-words.ts'
import type { Replaced } from '../../text/search/replace-words.ts'
import { parseQuery } from '../../text/search/parse-query.ts'
import type { Query } from '../../text/search/query.ts'
import type { ProjectId, UserId } from '../../model/id.ts'
import type { Pair, Status } from '../../model/pair.ts'
import type { Document } from '../../storage/documents.ts'
import type { Db, Storage } from '../../storage/open.ts'
import { editAcross } from '../edit-across.ts'
import type { AcrossOutcome, Ticked } from '../edit-across.ts'
import { cutsOf } from '../save-translation.ts'
import { findPairs } from './find-pairs.ts'
import type { FoundPairs, SearchPlace } from './find-pairs.ts'

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

export interface ReplacePreview extends Pick<FoundPairs, 'next' | 'looked'> {
  readonly replacements: readonly Replacement[]
}

/** What would become of which pair; nothing is changed. */
export async function previewReplace(
  db: Db,
  documents: readonly Document[],
  wish: ReplaceWish,
  part: { readonly most: number; readonly after?: SearchPlace | undefined; readonly patienceMs?: number },
): Promise<ReplacePreview> {
  const words = parseQuery(`tgt${wish.folded ? ':' : '='}"${wish.words.replaceAll('"', ' ')}"`)
  const { hits, next, looked } = await findPairs(
    db,
    documents,
    { conditions: [...words.conditions, ...wish.query.conditions], problems: [] },
    part,
  )
  const replacements = hits
    .map(({ document, pair }) => ({ document, pair, replaced: replacedIn(pair, wish) }))
    .filter((each): each is Replacement => each.replaced !== undefined)
  return { replacements, next, looked }
}

const replacedIn = ({ target }: Pair, { words, replacement, folded }: ReplaceWish): Replaced | undefined =>
  replaceWords(target, words, replacement, folded ? 'folded' : 'exact')

/**
 * Replaces words in the pairs that were ticked and have not changed since, as one step.
 * What was approved is translated afterwards, for nobody has approved the new words; other statuses stay.
 */
export function replaceInPairs(
  storage: Storage,
  { targetLang, ...author }: { project: ProjectId; user: UserId; targetLang: string },
  wish: ReplaceWish,
  ticked: readonly Ticked[],
): Promise<AcrossOutcome> {
  return editAcross(storage, author, 'replaced', ticked, (pair, before) => {
    const target = replacedIn(pair, wish)?.text
    if (target === undefined) return undefined
    return {
      ...before,
      target,
      targetCuts: cutsOf(target, targetLang),
      status: statusAfterReplacing(pair.status, target),
    }
  })
}

function statusAfterReplacing(status: Status, target: string): Status {
  if (target.trim() === '') return 'empty'
  return status === 'approved' ? 'translated' : status
}
