import type { WordMode } from '../../text/arabic/stem.ts'
import { concordanceKeys, entriesWithAll } from '../../text/search/concordance.ts'
import { findWords } from '../../text/search/find-words.ts'
import type { Hit } from '../../text/search/find-words.ts'
import type { Side } from '../../text/memory/features.ts'
import type { UsedMemory } from '../../storage/memories.ts'
import { entriesByNumber } from '../../storage/memory-entries.ts'
import type { MemoryEntry } from '../../storage/memory-entries.ts'
import { blocksOf } from '../../storage/memory-postings.ts'
import type { Db } from '../../storage/open.ts'

export interface WordsWish {
  /** One word or several that follow each other. */
  readonly words: string
  readonly mode: WordMode
  /** Both sides when absent. */
  readonly side?: Side
  readonly most: number
}

export interface MemoryHit {
  readonly memory: UsedMemory
  readonly entry: MemoryEntry
  readonly source: readonly Hit[]
  readonly target: readonly Hit[]
}

/** How many entries that have the words somewhere are read in search of those that have them one after the other. */
const mostRead = 1000
const entriesPerRead = 100

/** Where words stand in memories, newest entries first. */
export async function findInMemory(db: Db, memories: readonly UsedMemory[], wish: WordsWish): Promise<MemoryHit[]> {
  const found: MemoryHit[] = []
  for (const memory of memories) {
    for (const side of wish.side ? [wish.side] : (['source', 'target'] as const))
      found.push(...(await hitsIn(db, memory, side, wish)))
  }
  return found.slice(0, wish.most)
}

async function hitsIn(db: Db, memory: UsedMemory, side: Side, { words, mode, most }: WordsWish): Promise<MemoryHit[]> {
  const groups = concordanceKeys(side, words, mode)
  if (groups.length === 0) return []
  const numbers = entriesWithAll(groups, await blocksOf(db, memory.shelf, [...new Set(groups.flat())])).slice(
    0,
    mostRead,
  )
  const found: MemoryHit[] = []
  for (let start = 0; start < numbers.length && found.length < most; start += entriesPerRead) {
    for (const entry of await entriesByNumber(db, memory.shelf, numbers.slice(start, start + entriesPerRead))) {
      const hits = findWords(entry[side], words, mode)
      if (hits.length > 0 && found.length < most)
        found.push({ memory, entry, source: side === 'source' ? hits : [], target: side === 'target' ? hits : [] })
    }
  }
  return found
}
