import { modeOf, queryTest } from '../../text/search/match-query.ts'
import type { Query } from '../../text/search/query.ts'
import type { UsedMemory } from '../../storage/memories.ts'
import type { Db } from '../../storage/open.ts'
import { findInMemory } from '../memory/find-in-memory.ts'
import type { FoundEntries, WordsWish } from '../memory/find-in-memory.ts'

/** Entries of memories that are what a query wants; one that asks for more than words finds none, for entries have no status and the like. */
export async function findRemembered(
  db: Db,
  memories: readonly UsedMemory[],
  query: Query,
  wish: Pick<WordsWish, 'most' | 'after' | 'patienceMs'>,
): Promise<FoundEntries> {
  const texts = query.conditions.filter(({ wanted }) => wanted.kind === 'text')
  const [first] = texts
    .filter(({ negated }) => !negated)
    .map(({ wanted }) => wanted)
    .filter(wanted => wanted.kind === 'text')
  if (!first || texts.length < query.conditions.length) return { hits: [], next: undefined }
  const isWanted = queryTest(query, '')
  return findInMemory(db, memories, {
    ...wish,
    words: first.words,
    mode: modeOf(first),
    ...(first.side !== 'either' && { side: first.side }),
    accepts: ({ source, target }) => isWanted({ ...nothingKnown, source, target }),
  })
}

const nothingKnown = {
  status: '',
  link: '',
  origin: '',
  by: [],
  changedAt: '',
  checks: [],
  sourceWords: 0,
  targetWords: 0,
  sourceSentences: 0,
  targetSentences: 0,
  confidence: null,
  comments: 0,
}
