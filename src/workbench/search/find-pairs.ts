import { setImmediate as breathe } from 'node:timers/promises'
import { checks } from '../../text/checks/index.ts'
import { foldText } from '../../text/arabic/fold.ts'
import { findWords } from '../../text/search/find-words.ts'
import { isNamed, modeOf, queryTest, sidesOf } from '../../text/search/match-query.ts'
import type { PairFacts } from '../../text/search/match-query.ts'
import type { Query, Wanted } from '../../text/search/query.ts'
import type { Span } from '../../text/span.ts'
import type { DocumentId, PairId } from '../../model/id.ts'
import type { Pair } from '../../model/pair.ts'
import type { Document } from '../../storage/documents.ts'
import { openFindingsOf } from '../../storage/findings.ts'
import { authorsOfPairs } from '../../storage/operations.ts'
import type { Db } from '../../storage/open.ts'
import { pairsInStretch } from '../../storage/pairs.ts'
import type { PairFilter, PairKey } from '../../storage/pairs.ts'
import { usersNamed } from '../../storage/user-names.ts'
import { narrowedBy } from './narrow.ts'

export interface PairHit {
  readonly document: Document
  readonly pair: Pair
}

/** The pair behind which a search goes on. */
export interface SearchPlace extends PairKey {
  readonly document: DocumentId
}

export interface SearchWish {
  readonly most: number
  readonly after?: SearchPlace | undefined
  /** Only such pairs; those that have its `text`, spelling aside, are found beside what the query wants. */
  readonly within?: PairFilter
  /** A search that takes longer stops and says where. */
  readonly patienceMs?: number
}

export interface FoundPairs {
  readonly hits: readonly PairHit[]
  /** Where to go on; `undefined` when all was looked at. */
  readonly next: SearchPlace | undefined
  /** How many pairs were looked at, about. */
  readonly looked: number
}

/** What the database looks at and what it hands over at once; either takes it some milliseconds. */
const [look, limit] = [4000, 250]

/** Pairs of some documents that are what a query wants, in the order of the documents. A query without conditions wants none. */
export async function findPairs(
  db: Db,
  documents: readonly Document[],
  query: Query,
  { most, after, within, patienceMs = Infinity }: SearchWish,
): Promise<FoundPairs> {
  if (query.conditions.length === 0 && !within?.text) return { hits: [], next: undefined, looked: 0 }
  const now = new Date().toISOString()
  const filter = { ...narrowedBy(query, now), ...(await narrowedByAuthors(db, query)), ...within }
  const isWanted = queryTest(query, now)
  const [hits, until] = [[] as PairHit[], performance.now() + patienceMs]
  const first = Math.max(
    0,
    documents.findIndex(({ id }) => id === after?.document),
  )
  let [looked, last] = [0, after]
  for (const document of documents.slice(first)) {
    for (;;) {
      const stretch = await pairsInStretch(
        db,
        document.id,
        last?.document === document.id ? last : undefined,
        { look, limit },
        filter,
      )
      for (const pair of await wantedAmong(
        db,
        document,
        stretch.pairs,
        query,
        isWanted,
        foldText(within?.text ?? ''),
      )) {
        if (hits.length === most) return { hits, next: placeOf(hits.at(-1)!.pair), looked }
        hits.push({ document, pair })
      }
      looked += stretch.looked
      if (!stretch.end) break
      last = { document: document.id, position: stretch.end.position, id: stretch.end.id }
      if (performance.now() > until) return { hits, next: last, looked }
      await breathe()
    }
  }
  return { hits, next: undefined, looked }
}

/** Of several names one leaves out enough. */
async function narrowedByAuthors(db: Db, { conditions }: Query): Promise<PairFilter> {
  const [by] = conditions
    .filter(({ negated }) => !negated)
    .map(({ wanted }) => wanted)
    .filter(wanted => wanted.kind === 'by')
  return by ? { by: await usersNamed(db, name => isNamed(by.any, name)) } : {}
}

const placeOf = ({ document, position, id }: Pair): SearchPlace => ({ document, position, id })

async function wantedAmong(
  db: Db,
  document: Document,
  pairs: readonly Pair[],
  query: Query,
  isWanted: (facts: PairFacts) => boolean,
  typed: string,
): Promise<Pair[]> {
  const facts = await factsOf(db, document, pairs, query)
  return pairs.filter(
    (pair, index) =>
      (query.conditions.length > 0 && isWanted(facts[index]!)) || (typed !== '' && hasTyped(pair, typed)),
  )
}

const hasTyped = ({ source, target }: Pair, typed: string): boolean =>
  foldText(source).includes(typed) || foldText(target).includes(typed)

async function factsOf(db: Db, document: Document, pairs: readonly Pair[], query: Query): Promise<PairFacts[]> {
  const asks = (kind: Wanted['kind']): boolean => query.conditions.some(({ wanted }) => wanted.kind === kind)
  const ids = pairs.map(({ id }) => id)
  const findings = asks('check') ? await openFindingsOf(db, document.id, ids) : undefined
  const authors = asks('by') ? await authorsOfPairs(db, ids) : undefined
  return pairs.map(pair => ({
    source: pair.source,
    target: pair.target,
    sourceWords: pair.sourceWords,
    targetWords: pair.targetWords,
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

const checksOf = (findings: readonly { readonly check: string }[] = []): string[] =>
  findings.flatMap(({ check }) => [check, groupOf.get(check) ?? check])

/** Where the words of a query stand, in order and apart from each other; those that must not be there are nowhere. */
export function marksIn(
  { conditions }: Query,
  texts: { readonly source: string; readonly target: string },
): { source: Span[]; target: Span[] } {
  const marks: { source: Span[]; target: Span[] } = { source: [], target: [] }
  for (const { wanted, negated } of conditions) {
    if (wanted.kind !== 'text' || negated) continue
    for (const side of sidesOf(wanted))
      marks[side].push(...findWords(texts[side], wanted.words, modeOf(wanted)).flatMap(hit => hit.marks))
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

/** All pairs of a document that a query wants, in order, for filtering its pages. */
export async function pairsWanted(
  db: Db,
  document: Document,
  query: Query,
  within: PairFilter,
): Promise<readonly PairId[]> {
  return (await findPairs(db, [document], query, { most: Infinity, within })).hits.map(({ pair }) => pair.id)
}

/** A query whose words are wanted as they were typed. */
export const asTyped = (query: Query): Query => ({
  ...query,
  conditions: query.conditions.map(condition =>
    condition.wanted.kind === 'text' ? { ...condition, wanted: { ...condition.wanted, exact: true } } : condition,
  ),
})
