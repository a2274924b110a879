import type { PairId } from '../model/id.ts'
import type { Pair, Status } from '../model/pair.ts'
import { commentsOf } from '../storage/comments.ts'
import type { Comment } from '../storage/comments.ts'
import type { Document } from '../storage/documents.ts'
import type { Db, Storage } from '../storage/open.ts'
import {
  countPairs,
  distancesFrom,
  keyAt,
  pairById,
  pairsAfter,
  pairsBefore,
  pairsBeforeKey,
  pairsNamed,
  progressOf,
} from '../storage/pairs.ts'
import type { PairFilter, Progress } from '../storage/pairs.ts'

export interface NumberedPair extends Pair {
  /** What a person sees: 1 for the document's first pair. */
  readonly number: number
  /** Whether the pair before, or after, in the document stands in the same paragraph. */
  readonly continues: boolean
  readonly goesOn: boolean
}

export interface DocumentPage {
  readonly document: Document
  readonly pairs: readonly NumberedPair[]
  readonly comments: ReadonlyMap<PairId, readonly Comment[]>
  readonly progress: Progress
  readonly total: number
  readonly matching: number
  readonly page: number
  readonly pages: number
  readonly pageSize: number
}

export interface PageWish {
  readonly filter: PairFilter
  /** Only these, which a search found in the document's order; the filter has been applied to them. */
  readonly among?: readonly PairId[]
  readonly page: number
  readonly pageSize: number
  /** The page that holds this pair is wanted, whatever `page` says. */
  readonly at?: PairId
}

export async function openDocument(storage: Storage, document: Document, wish: PageWish): Promise<DocumentPage> {
  const { db } = storage
  const progress = (await progressOf(db, [document.id])).get(document.id)!
  const total = Object.values(progress).reduce((sum, { pairs }) => sum + pairs, 0)
  const { matching, page, pages, ...part } = await (wish.among
    ? partAmong(db, document, wish.among, wish)
    : partOf(db, document, total, wish))
  const pairs = await numbered(storage, part.pairs, wish.among !== undefined || isFiltering(wish.filter))
  const withComments = pairs.filter(pair => pair.comments > 0).map(pair => pair.id)
  const comments = byPair(await commentsOf(db, withComments))
  return { document, pairs, comments, progress, total, matching, page, pages, pageSize: wish.pageSize }
}

interface Part {
  readonly pairs: readonly Pair[]
  readonly matching: number
  readonly page: number
  readonly pages: number
}

async function partOf(db: Db, document: Document, total: number, wish: PageWish): Promise<Part> {
  const matching = isFiltering(wish.filter) ? await countPairs(db, document.id, wish.filter) : total
  const { page, pages } = pageWithin(matching, await placeOf(db, document, wish), wish)
  const before = page === 1 ? undefined : await keyAt(db, document.id, (page - 1) * wish.pageSize - 1, wish.filter)
  return { matching, page, pages, pairs: await pairsAfter(db, document.id, before, wish.pageSize, wish.filter) }
}

async function partAmong(db: Db, document: Document, among: readonly PairId[], wish: PageWish): Promise<Part> {
  const place = wish.at ? among.indexOf(wish.at) : -1
  const { page, pages } = pageWithin(among.length, place < 0 ? undefined : place, wish)
  const ids = among.slice((page - 1) * wish.pageSize, page * wish.pageSize)
  return { matching: among.length, page, pages, pairs: await pairsNamed(db, document.id, ids) }
}

/** The page of a pair with so many before it, or else the one that is wished for, as far as there is one. */
function pageWithin(matching: number, place: number | undefined, { page, pageSize }: PageWish) {
  const pages = Math.max(1, Math.ceil(matching / pageSize))
  const wanted = place === undefined ? page : Math.floor(place / pageSize) + 1
  return { page: Math.min(pages, Math.max(1, wanted)), pages }
}

function byPair(comments: readonly Comment[]): Map<PairId, Comment[]> {
  const found = new Map<PairId, Comment[]>()
  for (const comment of comments) found.set(comment.pair, [...(found.get(comment.pair) ?? []), comment])
  return found
}

const isFiltering = ({ statuses, ...others }: PairFilter): boolean =>
  (statuses?.length ?? 0) > 0 || Object.values(others).some(Boolean)

async function placeOf(db: Db, document: Document, { at, filter }: PageWish): Promise<number | undefined> {
  const pair = at && (await pairById(db, at))
  return pair?.document === document.id ? pairsBeforeKey(db, document.id, pair, filter) : undefined
}

/** Gives pairs their numbers: one count for the first; where a filter left some out, one sweep over the stretch. */
export async function numbered(storage: Storage, pairs: readonly Pair[], gaps: boolean): Promise<NumberedPair[]> {
  const first = pairs[0]
  if (!first) return []
  const { db } = storage
  const start = await pairsBeforeKey(db, first.document, first)
  const neighbours = await paragraphsAround(storage, pairs, gaps)
  const distances = gaps ? await distancesFrom(db, first.document, first, pairs.at(-1)!) : undefined
  const found: NumberedPair[] = []
  for (const [index, pair] of pairs.entries()) {
    const number = start + 1 + (distances?.get(pair.id) ?? index)
    found.push({
      ...pair,
      number,
      continues: (pairs[index - 1]?.paragraph ?? neighbours.before) === pair.paragraph,
      goesOn: (pairs[index + 1]?.paragraph ?? neighbours.after) === pair.paragraph,
    })
  }
  return found
}

async function paragraphsAround(storage: Storage, pairs: readonly Pair[], gaps: boolean) {
  if (gaps) return { before: undefined, after: undefined }
  const [before] = await pairsBefore(storage.db, pairs[0]!.document, pairs[0]!, 1)
  const [after] = await pairsAfter(storage.db, pairs[0]!.document, pairs.at(-1), 1)
  return { before: before?.paragraph, after: after?.paragraph }
}

/** The share of source words that are translated or approved, in whole percent, rounded down. */
export function percentDone(progress: Progress): number {
  const words = (status: Status): number => progress[status].words
  const all = words('empty') + words('draft') + words('translated') + words('changes') + words('approved')
  return all === 0 ? 0 : Math.floor((100 * (words('translated') + words('approved'))) / all)
}
