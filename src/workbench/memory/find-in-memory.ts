import { setImmediate as breathe } from 'node:timers/promises'
import type { WordMode } from '../../text/arabic/stem.ts'
import { concordanceKeys, entriesWithAll, groupsToRead } from '../../text/search/concordance.ts'
import { wordsTest } from '../../text/search/find-words.ts'
import type { Side } from '../../text/memory/features.ts'
import type { UsedMemory } from '../../storage/memories.ts'
import { entriesByNumber, textsByNumber } from '../../storage/memory-entries.ts'
import type { MemoryEntry } from '../../storage/memory-entries.ts'
import { blocksOf, countsOf } from '../../storage/memory-postings.ts'
import type { Db } from '../../storage/open.ts'

export interface WordsWish {
  /** One word or several that follow each other. */
  readonly words: string
  readonly mode: WordMode
  /** Both sides when absent. */
  readonly side?: Side
  readonly most: number
  /** What else an entry must be. */
  readonly accepts?: (entry: MemoryEntry) => boolean
  readonly after?: EntryPlace | undefined
  /** A search that takes longer stops and says where. */
  readonly patienceMs?: number
}

/** The entry behind which a search goes on, and the side it was found by. */
export interface EntryPlace {
  readonly shelf: number
  readonly side: Side
  readonly number: number
}

export interface MemoryHit {
  readonly memory: UsedMemory
  readonly entry: MemoryEntry
}

export interface FoundEntries {
  readonly hits: readonly MemoryHit[]
  /** Where to go on; `undefined` when all was looked at. */
  readonly next: EntryPlace | undefined
}

const entriesPerRead = 128

/** Where words stand in memories: one memory after the other, in each those found by the source first, newest entries first. An entry that has the words on both sides is found by its source. */
export async function findInMemory(db: Db, memories: readonly UsedMemory[], wish: WordsWish): Promise<FoundEntries> {
  const until = performance.now() + (wish.patienceMs ?? Infinity)
  const hasWords = wordsTest(wish.words, wish.mode)
  const hits: MemoryHit[] = []
  let last: EntryPlace | undefined
  for (const { memory, side, behind } of lists(memories, wish)) {
    const numbers = (await numbersWith(db, memory, side, wish)).filter(number => number < behind)
    for (let start = 0; start < numbers.length; start += entriesPerRead) {
      if (last && performance.now() > until) return { hits, next: last }
      const read = numbers.slice(start, start + entriesPerRead)
      const texts = await textsByNumber(db, memory.shelf, side, read)
      const found = read.filter(number => hasWords(texts.get(number) ?? ''))
      for (const entry of await entriesByNumber(db, memory.shelf, found)) {
        if (!wish.side && side === 'target' && hasWords(entry.source)) continue
        if (wish.accepts && !wish.accepts(entry)) continue
        if (hits.length === wish.most) return { hits, next: last }
        hits.push({ memory, entry })
        last = { shelf: memory.shelf, side, number: entry.number }
      }
      last = { shelf: memory.shelf, side, number: numbers[Math.min(start + entriesPerRead, numbers.length) - 1]! }
      await breathe()
    }
  }
  return { hits, next: undefined }
}

interface List {
  readonly memory: UsedMemory
  readonly side: Side
  /** Entries from this number on are known already. */
  readonly behind: number
}

function lists(memories: readonly UsedMemory[], { side, after }: WordsWish): List[] {
  const all = memories.flatMap(memory =>
    (side ? [side] : (['source', 'target'] as const)).map(one => ({ memory, side: one, behind: Infinity })),
  )
  const at = all.findIndex(list => list.memory.shelf === after?.shelf && list.side === after.side)
  return at < 0 ? all : [{ ...all[at]!, behind: after!.number }, ...all.slice(at + 1)]
}

async function numbersWith(db: Db, { shelf }: UsedMemory, side: Side, { words, mode }: WordsWish): Promise<number[]> {
  const all = concordanceKeys(side, words, mode)
  const groups = groupsToRead(all, await countsOf(db, shelf, [...new Set(all.flat())]))
  // lists of words that stand everywhere take a moment each to read and to merge
  await breathe()
  const blocks = await blocksOf(db, shelf, [...new Set(groups.flat())])
  await breathe()
  return entriesWithAll(groups, blocks)
}
