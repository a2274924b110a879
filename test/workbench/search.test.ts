import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { matches } from '../../src/text/search/match-query.ts'
import { parseQuery } from '../../src/text/search/parse-query.ts'
import type { Document } from '../../src/storage/documents.ts'
import { makeMemoryIn, memoriesOf } from '../../src/storage/memories.ts'
import { addEntriesIn } from '../../src/storage/memory-entries.ts'
import { pairsAfter } from '../../src/storage/pairs.ts'
import { createBareProject } from '../../src/storage/sample.ts'
import type { Storage } from '../../src/storage/open.ts'
import { findInMemory } from '../../src/workbench/memory/find-in-memory.ts'
import type { EntryPlace } from '../../src/workbench/memory/find-in-memory.ts'
import { findPairs } from '../../src/workbench/search/find-pairs.ts'
import type { SearchPlace } from '../../src/workbench/search/find-pairs.ts'
import { engines } from '../support/engines.ts'
import { freshStorage } from '../support/fresh-storage.ts'
import { memoryGenerator } from '../support/memory-generator.ts'
import { textIn } from '../support/world.ts'

const [pairsEach, entries] = [400, 330]

describe.each(engines)('a search on $name', engine => {
  let storage: Storage
  let close: () => Promise<void>
  let documents: Document[]
  let memories: Awaited<ReturnType<typeof memoriesOf>>

  beforeAll(async () => {
    ;({ storage, close } = await freshStorage(engine))
    const project = await createBareProject(storage, {
      name: 'Sought',
      description: '',
      sourceLang: 'ar',
      targetLang: 'en',
    })
    const generator = memoryGenerator(5)
    documents = []
    for (const text of [0, 1]) {
      const numbers = Array.from({ length: pairsEach }, (_, number) => text * pairsEach + number)
      documents.push(await textIn(storage, project, numbers.map(number => generator.pair(number).source).join('\n')))
      await translate(
        documents[text]!,
        numbers.map(number => generator.pair(number).target),
      )
    }
    await storage.write(async tx => {
      const memory = (await makeMemoryIn(tx, {
        project,
        kind: 'imported',
        name: 'Old',
        user: null,
      }))!
      await addEntriesIn(
        tx,
        memory.shelf,
        Array.from({ length: entries }, (_, number) => ({
          source: number % 3 === 0 ? `قرأ الكتاب رقم ${number}` : `الكتاب في ${number} يد`,
          target: number % 5 === 0 ? 'كتاب' : 'a book',
          before: null,
          after: null,
          pair: null,
          document: null,
          user: null,
          author: '',
          changedAt: '',
        })),
      )
    })
    memories = await memoriesOf(storage.db, project)
  })
  afterAll(() => close())

  async function translate(document: Document, targets: readonly string[]): Promise<void> {
    const pairs = await pairsAfter(storage.db, document.id, undefined, 1000)
    await storage.write(async tx => {
      for (const [index, { id }] of pairs.entries()) {
        const target = index % 9 === 0 ? '' : targets[index % targets.length]!
        await tx
          .updateTable('pair')
          .set({
            target,
            target_words: target === '' ? 0 : target.split(' ').length,
            target_cuts: index % 4 === 1 && target.length > 9 ? '[3,7]' : '[]',
            status: target === '' ? 'empty' : index % 2 === 0 ? 'draft' : 'approved',
            link_state: index % 5 === 0 ? 'checked' : 'automatic',
            origin: index % 7 === 0 ? 'memory' : 'typed',
            confidence: index % 3 === 0 ? null : (index % 10) / 10,
            comments: index % 6,
            changed_at: new Date(Date.UTC(2026, 0, 1 + (index % 60))).toISOString(),
          })
          .where('id', '=', id)
          .execute()
      }
    })
  }

  /** What each pair says, without the help of the database. */
  async function wanted(query: string): Promise<string[]> {
    const found: string[] = []
    for (const document of documents) {
      for (const pair of await pairsAfter(storage.db, document.id, undefined, 1000)) {
        const facts = {
          ...pair,
          link: pair.linkState,
          by: [],
          checks: [],
          sourceSentences: pair.sentences.length,
          targetSentences: pair.target === '' ? 0 : pair.targetCuts.length + 1,
        }
        if (matches(parseQuery(query), facts, new Date().toISOString())) found.push(pair.id)
      }
    }
    return found
  }

  it.each([
    'في',
    'src:في -tgt:in',
    'tgt=in',
    '"في من"',
    'status:draft,empty',
    'status:draft -status:draft',
    'status:draft status:approved',
    'link:checked origin:memory',
    'ratio>1',
    'ratio<=0.8 words>10',
    'ratio=0',
    'source-words=3',
    'confidence>=0.5',
    'comments>3',
    'shape:1-0',
    'shape:1-1',
    'shape:1-3',
    'shape:2-1',
    'since:2026-02-10',
    'before:2026-01-05 since:2026-01-02',
    'check:any',
    '.',
    'by:nobody',
  ])('finds for %s exactly what is like that, at once and in parts', async query => {
    const expected = await wanted(query)
    const all = await findPairs(storage.db, documents, parseQuery(query), { most: Infinity })
    expect(all.hits.map(({ pair }) => pair.id as string)).toEqual(expected)
    expect(all).toMatchObject({ next: undefined, looked: expect.any(Number) as number })
    const inParts: string[] = []
    let after: SearchPlace | undefined
    do {
      const part = await findPairs(storage.db, documents, parseQuery(query), { most: 37, after })
      inParts.push(...part.hits.map(({ pair }) => pair.id))
      after = part.next
    } while (after)
    expect(inParts).toEqual(expected)
  })

  it('stops when its time is over, says where, and goes on from there', async () => {
    const query = parseQuery('في')
    const [found, seen] = [[] as string[], new Set<string>()]
    let after: SearchPlace | undefined
    do {
      const part = await findPairs(storage.db, documents, query, { most: 1000, after, patienceMs: -1 })
      found.push(...part.hits.map(({ pair }) => pair.id))
      after = part.next
      if (after) expect(seen.add(`${after.document} ${after.id}`).size).toBeGreaterThan(0)
    } while (after)
    expect(found).toEqual(await wanted('في'))
    expect(seen.size).toBeGreaterThan(0)
  })

  it('finds what a text says as typed beside all forms of its words', async () => {
    const [document] = documents
    const [pair] = (await findPairs(storage.db, [document!], parseQuery('status:draft'), { most: 1 })).hits
    const part = pair!.pair.target.slice(1, 7).toUpperCase()
    const found = await findPairs(storage.db, [document!], parseQuery(`"${part}"`), {
      most: 1000,
      within: { text: part },
    })
    expect(found.hits.map(hit => hit.pair.id)).toContain(pair!.pair.id)
  })

  it('finds every entry of a memory in parts, each once, and not only among the newest', async () => {
    const words = { words: 'كتاب', mode: 'stemmed' } as const
    const numbers: number[] = []
    let after: EntryPlace | undefined
    do {
      const part = await findInMemory(storage.db, memories, { ...words, most: 50, after })
      numbers.push(...part.hits.map(({ entry }) => entry.number))
      after = part.next
    } while (after)
    expect(numbers).toEqual(Array.from({ length: entries }, (_, at) => entries - 1 - at))
    const oldest = await findInMemory(storage.db, memories, { words: 'الكتاب رقم 0', mode: 'stemmed', most: 5 })
    expect(oldest.hits.map(({ entry }) => entry.number)).toEqual([0])
  })
})
