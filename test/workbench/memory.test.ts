import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Memory } from '../../src/storage/memories.ts'
import { makeMemoryIn, memoriesOf, useMemory } from '../../src/storage/memories.ts'
import { addEntriesIn } from '../../src/storage/memory-entries.ts'
import type { NewEntry } from '../../src/storage/memory-entries.ts'
import type { Storage } from '../../src/storage/open.ts'
import { pairsAfter } from '../../src/storage/pairs.ts'
import { saveTarget } from '../../src/storage/save-target.ts'
import { findInMemory } from '../../src/workbench/memory/find-in-memory.ts'
import { findMatches } from '../../src/workbench/memory/find-matches.ts'
import { indexMemories } from '../../src/workbench/memory/index-memories.ts'
import { addEntry, mendEntry, removeEntry } from '../../src/workbench/memory/mend-entry.ts'
import { engines } from '../support/engines.ts'
import { freshStorage } from '../support/fresh-storage.ts'
import { smallWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const entry = (source: string, target: string, more: Partial<NewEntry> = {}): NewEntry => ({
  source,
  target,
  before: null,
  after: null,
  pair: null,
  document: null,
  user: null,
  author: '',
  changedAt: '2026-01-02T03:04:05.000Z',
  ...more,
})

describe.each(engines)('matches on $name', engine => {
  let storage: Storage
  let close: () => Promise<void>
  let world: World
  let memory: Memory

  beforeAll(async () => {
    ;({ storage, close } = await freshStorage(engine))
  })
  beforeEach(async () => {
    world = await smallWorld(storage)
    memory = (await storage.write(tx =>
      makeMemoryIn(tx, { project: world.project, kind: 'imported', name: 'Old texts', user: world.omar }),
    ))!
  })
  afterAll(() => close())

  const add = (...entries: NewEntry[]): Promise<number> => storage.write(tx => addEntriesIn(tx, memory.shelf, entries))
  const find = (text: string, around: { before?: string; after?: string } = {}, threshold = 60) =>
    findMatches(storage.db, world.project, { sentence: { text, ...around }, threshold, most: 9 })
  const scores = async (...wish: Parameters<typeof find>) =>
    (await find(...wish)).map(({ score, entry: { target } }) => [score, target])

  it('are 102, 101 and 100 by their neighbours, and fuzzy below, best first', async () => {
    await add(
      entry('وصلت القافلة إلى دمشق.', 'both', { before: 'قبلها', after: 'بعدها' }),
      entry('وصلت القافلة إلى دمشق.', 'one', { before: 'قبلها', after: 'غيرها' }),
      entry('وصلت القافلة إلى دمشق.', 'none'),
      entry('وصلت القافلة إلى حلب.', 'similar'),
      entry('لم يقل شيئا عن الأمر.', 'another'),
    )
    expect(await scores('وصلت القافلة إلى دمشق.', { before: 'قبلها', after: 'بعدها' })).toEqual([
      [102, 'both'],
      [101, 'one'],
      [100, 'none'],
      [76, 'similar'],
    ])
  })

  it('come with a sum that adds up, penalties included', async () => {
    await add(entry('وصلت القافلة إلى دمشق في 7 آذار.', 'The convoy reached Damascus on 7 March.'))
    await useMemory(storage, world.project, memory.id, { isOn: true, penalty: 3 })
    const [match] = await find('وصلت القافلة إلى دمشق في 9 آذار.')
    expect(match!.parts.map(({ label }) => label)).toEqual([
      'Same text',
      '1 other number',
      'Penalty of the memory “Old texts”',
    ])
    expect(match!.parts.reduce((sum, { points }) => sum + points, 0)).toBe(match!.score)
  })

  it('come from memories that are on only', async () => {
    await add(entry('وصلت القافلة إلى دمشق.', 'here'))
    await useMemory(storage, world.project, memory.id, { isOn: false, penalty: 0 })
    expect(await scores('وصلت القافلة إلى دمشق.')).toEqual([])
  })

  it('offer a pair not to itself, but its translation to others', async () => {
    const [pair] = await pairsAfter(storage.db, world.document.id, undefined, 1)
    await saveTarget(storage, {
      project: world.project,
      pair: pair!.id,
      user: world.omar,
      baseRevision: pair!.revision,
      text: 'The convoy.',
      verdict: 'approve',
    })
    const wish = { sentence: { text: pair!.source }, threshold: 60, most: 9 }
    expect(await findMatches(storage.db, world.project, { ...wish, except: pair!.id })).toEqual([])
    expect((await findMatches(storage.db, world.project, wish)).map(({ entry: { target } }) => target)).toEqual([
      'The convoy.',
    ])
    expect((await memoriesOf(storage.db, world.project)).map(({ kind }) => kind)).toEqual(['own', 'imported'])
  })

  it('show one translation once, with the better of its sources', async () => {
    await add(entry('وصلت القافلة إلى حلب.', 'The convoy.'), entry('وصلت القافلة إلى دمشق.', 'The convoy.'))
    expect(await scores('وصلت القافلة إلى دمشق.')).toEqual([[100, 'The convoy.']])
  })

  it('find the very same short sentence among hundreds that hold its word', async () => {
    await add(
      entry('نعم.', 'Yes.'),
      ...Array.from({ length: 600 }, (_, index) => entry(`نعم ${index}.`, `Yes ${index}.`)),
    )
    expect(await scores('نعم.', {}, 100)).toEqual([[100, 'Yes.']])
  })

  it('are found again in a memory whose lists are made anew', async () => {
    await add(entry('وصلت القافلة إلى حلب.', 'similar'), entry('وصلت القافلة إلى دمشق.', 'same'))
    await storage.write(tx => tx.deleteFrom('memory_posting').where('shelf', '=', memory.shelf).execute())
    await storage.write(tx => tx.updateTable('memory').set({ is_indexed: 0 }).where('id', '=', memory.id).execute())
    expect(await scores('وصلت القافلة إلى دمشق.')).toEqual([])
    const folder = mkdtempSync(join(tmpdir(), 'mizan-index-'))
    for (const time of ['first', 'second']) {
      await indexMemories(storage, folder, new AbortController().signal)
      expect([time, await scores('وصلت القافلة إلى دمشق.')]).toEqual([
        time,
        [
          [100, 'same'],
          [76, 'similar'],
        ],
      ])
    }
    expect(readdirSync(folder)).toEqual([])
    rmSync(folder, { recursive: true })
  })

  it('are found for a phrase and a sentence of many words', async () => {
    const letters = Array.from('بتثجحخدذرزسشصضطظعغفقكلمنهوي')
    const words = Array.from({ length: 150 }, (_, index) => `${letters[index % 28]}${letters[(index * 5) % 27]}كتب`)
    await add(entry(words.join(' '), 'long'), entry(words.toReversed().join(' '), 'the other way round'))
    const memories = await memoriesOf(storage.db, world.project)
    const { hits } = await findInMemory(storage.db, memories, { words: words.join(' '), mode: 'stemmed', most: 5 })
    expect(hits.map(hit => hit.entry.target)).toEqual(['long'])
    expect(await scores(words.slice(1).join(' '))).toEqual([[99, 'long']])
  })

  it('have nothing for a text without words or of signs alone', async () => {
    await add(entry('…', 'dots'))
    expect(await scores('   ')).toEqual([])
    expect(await scores('…')).toEqual([[100, 'dots']])
  })

  it('are put right and removed where they are seen, unless somebody was first', async () => {
    const number = await add(entry('وصلت القافلة إلى دمشق.', 'The carvan.'))
    const wish = { memory, number, changedAt: '2026-01-02T03:04:05.000Z' }
    const outcome = await mendEntry(storage, {
      ...wish,
      source: 'وصلت القافلة إلى دمشق.',
      target: 'The caravan.',
      user: world.layla,
    })
    expect(outcome).toMatchObject({ kind: 'mended', entry: { target: 'The caravan.', user: world.layla } })
    expect(await scores('وصلت القافلة إلى دمشق.')).toEqual([[100, 'The caravan.']])
    expect((await removeEntry(storage, wish)).kind).toBe('stale')
    if (outcome.kind !== 'mended') throw new Error(outcome.kind)
    const removed = await removeEntry(storage, { ...wish, changedAt: outcome.entry.changedAt })
    expect(await scores('وصلت القافلة إلى دمشق.')).toEqual([])
    expect((await removeEntry(storage, { ...wish, changedAt: outcome.entry.changedAt })).kind).toBe('missing')
    if (removed.kind !== 'mended') throw new Error(removed.kind)
    await addEntry(storage, memory, removed.entry)
    expect(await scores('وصلت القافلة إلى دمشق.')).toEqual([[100, 'The caravan.']])
  })
})
