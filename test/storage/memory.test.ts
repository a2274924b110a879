import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Pair } from '../../src/model/pair.ts'
import type { Verdict } from '../../src/model/status.ts'
import {
  describeMemory,
  leaveMemory,
  makeMemoryIn,
  memoriesOf,
  memoriesOnOffer,
  memoryHere,
  ownMemoryIn,
  setMemoryTakes,
  useMemory,
} from '../../src/storage/memories.ts'
import {
  addEntriesIn,
  changeEntryIn,
  eachEntry,
  entriesBefore,
  entriesByNumber,
  removeEntriesIn,
} from '../../src/storage/memory-entries.ts'
import type { MemoryEntry, NewEntry } from '../../src/storage/memory-entries.ts'
import { blocksOf, countsOf } from '../../src/storage/memory-postings.ts'
import type { Storage } from '../../src/storage/open.ts'
import { recentOperations } from '../../src/storage/operations.ts'
import { pairsAfter } from '../../src/storage/pairs.ts'
import { createBareProject } from '../../src/storage/sample.ts'
import { saveTarget } from '../../src/storage/save-target.ts'
import { undoOperation } from '../../src/storage/undo.ts'
import { featureOfWord, textKey } from '../../src/text/memory/features.ts'
import { blockBits, entryOfPosting } from '../../src/text/memory/postings.ts'
import { mergeWithNext, splitInTwo } from '../../src/workbench/edit-pairs.ts'
import { judgeMany } from '../../src/workbench/judge-many.ts'
import { engines } from '../support/engines.ts'
import { freshStorage } from '../support/fresh-storage.ts'
import { smallWorld, textIn } from '../support/world.ts'
import type { World } from '../support/world.ts'

const entry = (source: string, target: string): NewEntry => ({
  source,
  target,
  before: null,
  after: null,
  pair: null,
  document: null,
  user: null,
  author: 'Salma',
  changedAt: '2026-01-02T03:04:05.000Z',
})

describe.each(engines)('a memory on $name', engine => {
  let storage: Storage
  let close: () => Promise<void>
  let world: World
  let pairs: Pair[]

  beforeAll(async () => {
    ;({ storage, close } = await freshStorage(engine))
  })
  beforeEach(async () => {
    world = await smallWorld(storage)
    pairs = await read()
  })
  afterAll(() => close())

  const read = (): Promise<Pair[]> => pairsAfter(storage.db, world.document.id, undefined, 100)
  const own = async () => (await memoriesOf(storage.db, world.project))[0]
  const entries = async (): Promise<MemoryEntry[]> => {
    const found: MemoryEntry[] = []
    for await (const one of eachEntry(storage.db, (await own())?.shelf ?? 0)) found.push(one)
    return found
  }
  const save = async (pair: Pair, wish: { text?: string; verdict?: Verdict }): Promise<Pair> => {
    const outcome = await saveTarget(storage, {
      project: world.project,
      pair: pair.id,
      user: world.omar,
      baseRevision: pair.revision,
      ...wish,
    })
    if (outcome.kind !== 'saved') throw new Error(outcome.kind)
    return outcome.pair
  }
  const undoLast = async (): Promise<void> => {
    const [last] = await recentOperations(storage.db, { document: world.document.id }, 1)
    expect((await undoOperation(storage, { operation: last!.id, user: world.omar })).kind).toBe('undone')
  }

  it('takes in a pair when it is approved, with the sentences around it and who wrote it', async () => {
    await save(pairs[1]!, { text: 'The observatory said the road was open.', verdict: 'approve' })
    expect(await entries()).toMatchObject([
      {
        source: pairs[1]!.source,
        target: 'The observatory said the road was open.',
        before: pairs[0]!.source,
        after: pairs[2]!.source,
        pair: pairs[1]!.id,
        document: world.document.id,
        user: world.omar,
      },
    ])
    expect(await own()).toMatchObject({ kind: 'own', entries: 1, isOn: true, penalty: 0 })
  })

  it('does not take in a draft or a translation, unless the project wants translations', async () => {
    const pair = await save(pairs[0]!, { text: 'The convoy arrived.', verdict: 'confirm' })
    expect(await entries()).toEqual([])
    await setMemoryTakes(storage, world.project, 'translated')
    await save(pair, { text: 'The convoy reached Damascus.', verdict: 'confirm' })
    expect((await entries()).map(({ target }) => target)).toEqual(['The convoy reached Damascus.'])
  })

  it('forgets a pair that is approved no more and says of a changed one what it says now', async () => {
    let pair = await save(pairs[0]!, { text: 'The convoy arrived.', verdict: 'approve' })
    pair = await save(pair, { text: 'The convoy reached Damascus.', verdict: 'approve' })
    expect((await entries()).map(({ target }) => target)).toEqual(['The convoy reached Damascus.'])
    await save(pair, { verdict: 'draft' })
    expect(await entries()).toEqual([])
    expect((await own())!.entries).toBe(0)
  })

  it('takes in what is approved together, and gives it back when that is undone', async () => {
    const written = [await save(pairs[0]!, { text: 'One.' }), await save(pairs[1]!, { text: 'Two.' })]
    await judgeMany(storage, {
      project: world.project,
      document: world.document.id,
      user: world.layla,
      verdict: 'approve',
      pairs: written,
    })
    expect((await entries()).map(({ target }) => target)).toEqual(['One.', 'Two.'])
    await undoLast()
    expect(await entries()).toEqual([])
    await undoLast()
    expect((await entries()).map(({ target }) => target).toSorted()).toEqual(['One.', 'Two.'])
  })

  it('has each entry once when a pair is approved twice at the same time', async () => {
    const pair = await save(pairs[0]!, { text: 'One.' })
    await Promise.allSettled([save(pair, { verdict: 'approve' }), save(pair, { text: 'One!', verdict: 'approve' })])
    const [now] = await read()
    expect((await entries()).map(({ target }) => target)).toEqual([now!.target])
  })

  it('takes in pairs of one project that are approved at the same time under different numbers', async () => {
    const written = await Promise.all(
      pairs.map(pair => save(pair, { text: `Said ${pair.position}.`, verdict: 'approve' })),
    )
    const found = await entries()
    expect(new Set(found.map(({ pair }) => pair))).toEqual(new Set(written.map(({ id }) => id)))
    expect((await own())!.entries).toBe(pairs.length)
  })

  it('says what the finished pairs say after any sequence of edits and undos', { timeout: 120_000 }, async () => {
    await setMemoryTakes(storage, world.project, 'translated')
    const step = fc.record({
      verb: fc.constantFrom('type', 'confirm', 'approve', 'draft', 'split', 'merge', 'undo'),
      at: fc.nat(9),
      text: fc.constantFrom('One.', '', 'Two words. And more.'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async steps => {
        const document = await textIn(storage, world.project, 'جاء الوفد. ثم عاد إلى حلب. لم يقل شيئا.\nانتهى اليوم.')
        const author = { project: world.project, document: document.id, user: world.omar }
        for (const { verb, at, text } of steps) {
          const now = await pairsAfter(storage.db, document.id, undefined, 100)
          const pair = now[at % now.length]!
          const base = { ...author, pair: pair.id, baseRevision: pair.revision }
          if (verb === 'type') await saveTarget(storage, { ...base, text })
          else if (verb === 'confirm' || verb === 'approve' || verb === 'draft')
            await saveTarget(storage, { ...base, verdict: verb })
          else if (verb === 'split')
            await splitInTwo(storage, author, {
              pair: pair.id,
              revision: pair.revision,
              at: pair.source.indexOf(' ') + 1,
              targetAt: pair.target.indexOf(' ') + 1,
            })
          else if (verb === 'merge') await mergeWithNext(storage, author, { pair: pair.id, revision: pair.revision })
          else {
            const operation = (await recentOperations(storage.db, { document: document.id }, 5))[at % 3]
            if (operation && operation.kind !== 'imported')
              await undoOperation(storage, { operation: operation.id, user: world.omar })
          }
          const finished = (await pairsAfter(storage.db, document.id, undefined, 100)).filter(
            ({ status, source, target }) =>
              (status === 'translated' || status === 'approved') && source !== '' && target !== '',
          )
          const remembered = (await entries()).filter(one => one.document === document.id)
          expect(remembered.map(said).toSorted()).toEqual(
            finished.map(({ id, source, target }) => said({ pair: id, source, target })).toSorted(),
          )
        }
      }),
      { numRuns: 80, seed: 20260101 },
    )
  })

  it('lists an entry under the words of both sides, also after it was changed', async () => {
    const { shelf } = await storage.write(tx => ownMemoryIn(tx, world.project))
    const first = await storage.write(tx =>
      addEntriesIn(tx, shelf, [entry('وصل الكتاب', 'The book arrived'), entry('وصلت الرسالة', 'The letter arrived')]),
    )
    const numbersListed = async (features: number[]): Promise<number[]> =>
      (await blocksOf(storage.db, shelf, features)).flatMap(({ postings }) => Array.from(postings, entryOfPosting))
    const numbersWith = async (side: 'source' | 'target', word: string): Promise<number[]> =>
      numbersListed([featureOfWord(side, word)])
    expect(await numbersWith('source', 'كتاب')).toEqual([first])
    expect(await numbersWith('target', 'arrived')).toEqual([first, first + 1])
    expect(
      await countsOf(storage.db, shelf, [featureOfWord('target', 'arrived'), featureOfWord('target', 'nothing')]),
    ).toEqual(new Map([[featureOfWord('target', 'arrived'), 2]]))
    const [book] = await entriesByNumber(storage.db, shelf, [first])
    await storage.write(tx => changeEntryIn(tx, book!, entry('وصل الكتاب', 'The volume arrived')))
    expect(await numbersWith('target', 'volume')).toEqual([first])
    expect(await numbersListed([textKey(' وصل  الكتاب ')])).toEqual([first])
  })

  it('is asked about more words than a statement may have variables', async () => {
    const { shelf } = await storage.write(tx => ownMemoryIn(tx, world.project))
    await storage.write(tx => addEntriesIn(tx, shelf, [entry('وصل الكتاب', 'The book arrived')]))
    const features = [...Array(70_000).keys(), featureOfWord('source', 'كتاب')]
    expect(await countsOf(storage.db, shelf, features)).toEqual(new Map([[features.at(-1), 1]]))
    expect(await blocksOf(storage.db, shelf, features)).toHaveLength(1)
  })

  it('is read newest first, page by page, and loses what is removed', async () => {
    const { shelf } = await storage.write(tx => ownMemoryIn(tx, world.project))
    await storage.write(tx =>
      addEntriesIn(
        tx,
        shelf,
        ['a', 'b', 'c', 'd'].map(letter => entry(letter, letter)),
      ),
    )
    expect((await entriesBefore(storage.db, shelf, undefined, 2)).map(({ source }) => source)).toEqual(['d', 'c'])
    expect((await entriesBefore(storage.db, shelf, 2, 2)).map(({ source }) => source)).toEqual(['b', 'a'])
    expect(await storage.write(tx => removeEntriesIn(tx, shelf, [1, 77]))).toBe(1)
    expect((await entries()).map(({ source }) => source)).toEqual(['a', 'c', 'd'])
    expect((await own())!.entries).toBe(3)
  })

  it('of another project is used only when it is shared, by members who ask for it, with a penalty and a switch', async () => {
    const other = await createBareProject(storage, {
      name: 'Another',
      description: '',
      sourceLang: 'ar',
      targetLang: 'en',
    })
    const french = await createBareProject(storage, {
      name: 'French',
      description: '',
      sourceLang: 'ar',
      targetLang: 'fr',
    })
    const memory = (await storage.write(tx =>
      makeMemoryIn(tx, { project: other, kind: 'imported', name: 'Old texts', user: null }),
    ))!
    await storage.write(tx => makeMemoryIn(tx, { project: french, kind: 'imported', name: 'French texts', user: null }))
    const admin = { id: world.omar, isAdmin: true }
    expect(await memoriesOnOffer(storage.db, world.project, admin)).toEqual([])
    await describeMemory(storage, other, memory.id, { isShared: true })
    expect((await memoriesOnOffer(storage.db, world.project, admin)).map(({ id }) => id)).toEqual([memory.id])
    expect(await memoriesOnOffer(storage.db, world.project, { id: world.omar, isAdmin: false })).toEqual([])
    await useMemory(storage, world.project, memory.id, { isOn: true, penalty: 5 })
    expect(await memoryHere(storage.db, world.project, memory.id)).toMatchObject({
      isOn: true,
      penalty: 5,
      projectName: 'Another',
    })
    await useMemory(storage, world.project, memory.id, { isOn: false, penalty: 5 })
    expect(await memoryHere(storage.db, world.project, memory.id)).toMatchObject({ isOn: false })
    await describeMemory(storage, other, memory.id, { isShared: false })
    expect(await memoryHere(storage.db, world.project, memory.id)).toBeUndefined()
    expect(await memoryHere(storage.db, other, memory.id)).toMatchObject({ name: 'Old texts' })
    await leaveMemory(storage, world.project, memory.id)
    await describeMemory(storage, other, memory.id, { isShared: true })
    expect(await memoryHere(storage.db, world.project, memory.id)).toBeUndefined()
  })

  it('keeps no list longer than its block', async () => {
    const { shelf } = await storage.write(tx => ownMemoryIn(tx, world.project))
    const last = (1 << blockBits) - 1
    await storage.write(tx => tx.updateTable('memory').set({ next_number: last }).where('shelf', '=', shelf).execute())
    await storage.write(tx => addEntriesIn(tx, shelf, [entry('كتاب', 'a'), entry('كتاب', 'b')]))
    expect(
      (await blocksOf(storage.db, shelf, [featureOfWord('source', 'كتاب')])).map(({ block, postings }) => ({
        block,
        numbers: Array.from(postings, entryOfPosting),
      })),
    ).toEqual([
      { block: 0, numbers: [last] },
      { block: 1, numbers: [last + 1] },
    ])
  })
})

const said = ({ pair, source, target }: Pick<NewEntry, 'pair' | 'source' | 'target'>): string =>
  `${pair} ${source} ${target}`
