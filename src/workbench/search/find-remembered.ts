import { matches } from '../../text/search/match-query.ts'
import type { Query, Wanted } from '../../text/search/query.ts'
import { wordsFolded } from '../../text/arabic/words.ts'
import type { Span } from '../../text/span.ts'
import type { UsedMemory } from '../../storage/memories.ts'
import type { MemoryEntry } from '../../storage/memory-entries.ts'
import type { Db } from '../../storage/open.ts'
import { findInMemory } from '../memory/find-in-memory.ts'
import { marksIn } from './find-pairs.ts'

export interface RememberedHit {
  readonly memory: UsedMemory
  readonly entry: MemoryEntry
  readonly source: readonly Span[]
  readonly target: readonly Span[]
}

const readFor = 5

/** Entries of memories that are what a query wants; one that asks for more than words finds none, for entries have no status and the like. */
export async function findRemembered(
  db: Db,
  memories: readonly UsedMemory[],
  query: Query,
  most: number,
): Promise<RememberedHit[]> {
  const texts = query.conditions.filter(({ wanted }) => wanted.kind === 'text')
  const first = texts.find(({ negated }) => !negated)?.wanted as Extract<Wanted, { kind: 'text' }> | undefined
  if (!first || texts.length < query.conditions.length) return []
  const found = await findInMemory(db, memories, {
    words: first.words,
    mode: first.exact || wordsFolded(first.words).length === 0 ? 'exact' : 'stemmed',
    ...(first.side !== 'either' && { side: first.side }),
    most: texts.length === 1 ? most : most * readFor,
  })
  return found
    .filter(({ entry }) => matches(query, { ...nothingKnown, source: entry.source, target: entry.target }, ''))
    .slice(0, most)
    .map(({ memory, entry }) => ({ memory, entry, ...marksIn(query, entry) }))
}

const nothingKnown = {
  status: '',
  link: '',
  origin: '',
  by: [],
  changedAt: '',
  checks: [],
  sourceSentences: 0,
  targetSentences: 0,
  confidence: null,
  comments: 0,
}
