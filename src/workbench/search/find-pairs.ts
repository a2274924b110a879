import { setImmediate } from 'node:timers/promises'
import { checks } from '../../text/checks/index.ts'
import { findWords } from '../../text/search/find-words.ts'
import { matches } from '../../text/search/match-query.ts'
import type { PairFacts } from '../../text/search/match-query.ts'
import type { Query, Wanted } from '../../text/search/query.ts'
import { wordsFolded } from '../../text/arabic/words.ts'
import type { Span } from '../../text/span.ts'
import type { PairId, ProjectId } from '../../model/id.ts'
import { statuses } from '../../model/pair.ts'
import type { Pair, Status } from '../../model/pair.ts'
import { documentsOf } from '../../storage/documents.ts'
import type { Document } from '../../storage/documents.ts'
import { openFindingsOf } from '../../storage/findings.ts'
import { authorsOfPairs } from '../../storage/operations.ts'
import type { Db } from '../../storage/open.ts'
import { eachPairsPage } from '../../storage/pairs.ts'

export interface PairHit {
  readonly document: Document
  readonly pair: Pair
  /** What the words of the query are found in, in order, apart from each other. */
  readonly source: readonly Span[]
  readonly target: readonly Span[]
}

export interface FoundPairs {
  readonly hits: readonly PairHit[]
  /** Whether there are more than were wanted. */
  readonly hasMore: boolean
}

const pairsPerPage = 250

/** Pairs of some documents that are what a query wants, in the order of the documents. A query with problems or without conditions finds none. */
export async function findPairs(
  db: Db,
  documents: readonly Document[],
  query: Query,
  most: number,
): Promise<FoundPairs> {
  if (query.conditions.length === 0) return { hits: [], hasMore: false }
  const [hits, now] = [[] as PairHit[], new Date().toISOString()]
  for (const document of documents) {
    for await (const page of eachPairsPage(db, document.id, narrowed(query), pairsPerPage)) {
      const facts = await factsOf(db, document, page, query)
      for (const [index, pair] of page.entries()) {
        if (!matches(query, facts[index]!, now)) continue
        if (hits.length === most) return { hits, hasMore: true }
        hits.push({ document, pair, ...marksIn(query, pair) })
      }
      await setImmediate()
    }
  }
  return { hits, hasMore: false }
}

/** The same for all documents of a project. */
export async function findInProject(db: Db, project: ProjectId, query: Query, most: number): Promise<FoundPairs> {
  return findPairs(db, await documentsOf(db, project), query, most)
}

/** What the database can leave out by itself. */
function narrowed({ conditions }: Query): { statuses?: Status[] } {
  const wanted = conditions
    .filter(({ wanted, negated }) => !negated && wanted.kind === 'choice' && wanted.field === 'status')
    .map(({ wanted }) => (wanted as Extract<Wanted, { kind: 'choice' }>).any)
  return wanted.length === 0 ? {} : { statuses: statuses.filter(status => wanted.every(any => any.includes(status))) }
}

async function factsOf(db: Db, document: Document, pairs: readonly Pair[], query: Query): Promise<PairFacts[]> {
  const asks = (kind: Wanted['kind']): boolean => query.conditions.some(({ wanted }) => wanted.kind === kind)
  const ids = pairs.map(({ id }) => id)
  const findings = asks('check') ? await openFindingsOf(db, document.id, ids) : undefined
  const authors = asks('by') ? await authorsOfPairs(db, ids) : undefined
  return pairs.map(pair => ({
    source: pair.source,
    target: pair.target,
    status: pair.status,
    link: pair.linkState,
    origin: pair.origin,
    by: authors?.get(pair.id) ?? [],
    changedAt: pair.changedAt,
    checks: checksOf(findings?.get(pair.id)),
    sourceSentences: pair.sentences.length,
    targetSentences: pair.target === '' ? 0 : pair.targetCuts.length + 1,
    confidence: pair.confidence,
    comments: pair.comments,
  }))
}

const groupOf = new Map<string, string>(checks.map(({ id, group }) => [id, group]))

const checksOf = (findings: readonly { readonly check: string }[] | undefined): string[] => [
  ...new Set((findings ?? []).flatMap(({ check }) => [check, groupOf.get(check) ?? check])),
]

/** Where the words of a query stand; those that must not be there are nowhere. */
export function marksIn(
  { conditions }: Query,
  { source, target }: { readonly source: string; readonly target: string },
): { source: Span[]; target: Span[] } {
  const marks: { source: Span[]; target: Span[] } = { source: [], target: [] }
  for (const { wanted, negated } of conditions) {
    if (wanted.kind !== 'text' || negated) continue
    const mode = wanted.exact || wordsFolded(wanted.words).length === 0 ? 'exact' : 'stemmed'
    if (wanted.side !== 'target') marks.source.push(...findWords(source, wanted.words, mode).flatMap(hit => hit.marks))
    if (wanted.side !== 'source') marks.target.push(...findWords(target, wanted.words, mode).flatMap(hit => hit.marks))
  }
  return { source: apart(marks.source), target: apart(marks.target) }
}

function apart(marks: readonly Span[]): Span[] {
  const kept: Span[] = []
  for (const mark of marks.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    if (mark.start >= (kept.at(-1)?.end ?? 0)) kept.push(mark)
  }
  return kept
}

/** The pairs of a document that a query wants, for filtering its pages. */
export async function pairsWanted(db: Db, document: Document, query: Query, most: number): Promise<PairId[]> {
  return (await findPairs(db, [document], query, most)).hits.map(({ pair }) => pair.id)
}

/** A query whose words are wanted as they were typed. */
export const asTyped = (query: Query): Query => ({
  ...query,
  conditions: query.conditions.map(condition =>
    condition.wanted.kind === 'text' ? { ...condition, wanted: { ...condition.wanted, exact: true } } : condition,
  ),
})
