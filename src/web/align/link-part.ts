import type { Request } from 'express'
import type { OperationId, PairId } from '../../model/id.ts'
import type { Pair } from '../../model/pair.ts'
import { sourceOf } from '../../storage/documents.ts'
import { changedPairs, operationById } from '../../storage/operations.ts'
import { pairsAfter, pairsBefore, pairsNamed } from '../../storage/pairs.ts'
import type { LinkPart } from '../align-views.ts'
import { fragment } from '../visit.ts'
import type { DocumentVisit } from '../visit.ts'
import { queryOf } from '../parse.ts'
import { notFound } from '../problem.ts'
import { alignQuerySchema } from './align-query.ts'
import { linkList, linkView, unnumbered } from './link-views.ts'

const mostLinks = 1000
/** How many other pairs may stand between: most often none does. */
const between = [0, 200]

/** Whether a page's script asks for the links that changed instead of a page. */
export const wantsLinks = (request: Request): boolean => request.get('x-part') === 'links'

export interface Done {
  readonly operation: OperationId | undefined
  readonly pairs: readonly PairId[]
  readonly said?: string
  readonly stoppedAt?: PairId | undefined
}

/** Answers a page's script with the links something was done to, as they stand now; the page holds all others. */
export async function sendLinks(visit: DocumentVisit, done: Done): Promise<void> {
  visit.response.type('html').send(fragment(visit, 'align/part', await partOf(visit, done)))
}

async function partOf(visit: DocumentVisit, { operation, pairs, said, stoppedAt }: Done): Promise<LinkPart> {
  const {
    storage: { db },
    document,
  } = visit
  const list = linkList(visit, 'all', { links: 0, page: 1, first: undefined })
  const facts = { operation: operation ?? '', said: said ?? '', stoppedAt: stoppedAt ?? '', list }
  const query = { ...queryOf(visit, alignQuerySchema), at: undefined }
  const found = await pairsNamed(db, document.id, pairs.slice(0, mostLinks))
  const stay = new Set(found.map(pair => pair.id))
  const gone = pairs.filter(id => !stay.has(id))
  const [first] = found
  if (pairs.length > mostLinks) return { ...facts, gone: [], links: [], isWhole: true }
  if (!first) return { ...facts, gone, links: [], isWhole: false }
  const places = await placesOf(visit, first, found)
  if (!places) return { ...facts, gone: [], links: [], isWhole: true }
  const source = await sourceOf(db, document.id)
  return {
    ...facts,
    gone,
    isWhole: false,
    links: found.map(pair => ({
      ...linkView(unnumbered(pair), source, list, query),
      after: places.get(pair.id) ?? '',
    })),
  }
}

/** For each of some pairs in order the one before it; `undefined` when they stand far from each other. */
async function placesOf(
  { storage: { db }, document }: DocumentVisit,
  first: Pair,
  pairs: readonly Pair[],
): Promise<ReadonlyMap<PairId, PairId | undefined> | undefined> {
  const [above] = await pairsBefore(db, document.id, first, 1)
  for (const others of between) {
    const near = await pairsAfter(db, document.id, above, pairs.length + others)
    const places = new Map(near.map((pair, index) => [pair.id, near[index - 1]?.id ?? above?.id]))
    if (pairs.every(pair => places.has(pair.id))) return places
  }
  return undefined
}

/** What a colleague did, by the operation or by the pairs it is known to have touched. */
export async function changes(visit: DocumentVisit): Promise<void> {
  const {
    storage: { db },
    document,
    request: { query },
  } = visit
  const { operation, pairs } = query
  if (typeof operation === 'string') {
    const known = await operationById(db, operation as OperationId)
    if (known?.document !== document.id) throw notFound()
    return sendLinks(visit, { operation: known.id, pairs: await changedPairs(db, known.id, mostLinks + 1) })
  }
  const named = typeof pairs === 'string' ? (pairs.split(',').slice(0, mostLinks) as PairId[]) : []
  return sendLinks(visit, { operation: undefined, pairs: named })
}
