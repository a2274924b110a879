import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Term } from '../../src/text/terms/term.ts'
import type { Storage } from '../../src/storage/open.ts'
import { addTerm, addTerms, changeTerm, setTermDeleted, termsOf } from '../../src/storage/terms.ts'
import { termFilesOf, undoTermFile } from '../../src/storage/term-files.ts'
import type { TermAuthor } from '../../src/storage/terms.ts'
import { engines } from '../support/engines.ts'
import { freshStorage } from '../support/fresh-storage.ts'
import { smallWorld } from '../support/world.ts'

const ghouta: Term = {
  source: 'الغوطة الشرقية',
  target: 'Eastern Ghouta',
  use: 'preferred',
  partOfSpeech: null,
  note: null,
}

describe.each(engines)('terms on $name', engine => {
  let storage: Storage
  let close: () => Promise<void>
  let by: TermAuthor

  beforeAll(async () => {
    ;({ storage, close } = await freshStorage(engine))
  })
  beforeEach(async () => {
    const { project, omar } = await smallWorld(storage)
    by = { project, user: omar }
  })
  afterAll(() => close())

  const all = async () =>
    (await termsOf(storage.db, by.project)).map(({ source, target, use }) => [source, target, use])
  const added = async (term: Term) => {
    const outcome = await addTerm(storage, by, term)
    if (outcome.kind === 'stale') throw new Error(outcome.kind)
    return outcome.term
  }

  it('are added, with who added them', async () => {
    await added({ ...ghouta, note: 'as in maps', partOfSpeech: 'name' })
    expect(await termsOf(storage.db, by.project)).toMatchObject([
      { ...ghouta, note: 'as in maps', partOfSpeech: 'name', author: 'Omar', revision: 1 },
    ])
  })

  it('are there once, whatever the spelling', async () => {
    const first = await added(ghouta)
    expect(await addTerm(storage, by, { ...ghouta, source: 'الغوطه الشرقيّة', use: 'forbidden' })).toEqual({
      kind: 'twice',
      term: first,
    })
    expect(await all()).toEqual([[ghouta.source, ghouta.target, 'preferred']])
  })

  it('added by two people at once are there once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => addTerm(storage, by, ghouta)))
    expect(outcomes.filter(({ kind }) => kind === 'saved')).toHaveLength(1)
  })

  it('change unless somebody was quicker', async () => {
    const term = await added(ghouta)
    expect(await changeTerm(storage, by, { ...ghouta, target: 'East Ghouta', term, revision: 1 })).toEqual({
      kind: 'saved',
      term,
    })
    expect(await changeTerm(storage, by, { ...ghouta, target: 'Ghouta', term, revision: 1 })).toEqual({ kind: 'stale' })
    expect(await all()).toEqual([[ghouta.source, 'East Ghouta', 'preferred']])
  })

  it('do not become like one that is there', async () => {
    const term = await added(ghouta)
    const other = await added({ ...ghouta, target: 'East Ghouta' })
    expect(await changeTerm(storage, by, { ...ghouta, term: other, revision: 1 })).toEqual({ kind: 'twice', term })
  })

  it('are deleted and brought back, and take the place of a deleted one', async () => {
    const term = await added(ghouta)
    expect(await setTermDeleted(storage, by, term, true)).toBe(true)
    expect(await setTermDeleted(storage, by, term, true)).toBe(false)
    expect(await all()).toEqual([])
    expect(await setTermDeleted(storage, by, term, false)).toBe(true)
    expect(await all()).toHaveLength(1)
    await setTermDeleted(storage, by, term, true)
    const other = await added({ ...ghouta, target: 'East Ghouta' })
    expect(await changeTerm(storage, by, { ...ghouta, term: other, revision: 1 })).toEqual({
      kind: 'saved',
      term: other,
    })
    await setTermDeleted(storage, by, other, true)
    expect(await added({ ...ghouta, use: 'allowed' })).toBe(other)
    expect(await all()).toEqual([[ghouta.source, ghouta.target, 'allowed']])
  })

  it('of another project are nobody’s', async () => {
    const term = await added(ghouta)
    const { project, omar } = await smallWorld(storage)
    expect(await setTermDeleted(storage, { project, user: omar }, term, true)).toBe(false)
    expect(await changeTerm(storage, { project, user: omar }, { ...ghouta, term, revision: 1 })).toEqual({
      kind: 'stale',
    })
    expect(await termsOf(storage.db, project)).toEqual([])
  })

  it('come from a file as one step: new ones, changed ones, and those that were there', async () => {
    await added(ghouta)
    await added({ ...ghouta, source: 'دوما', target: 'Douma' })
    const file = [
      ghouta,
      { ...ghouta, source: 'دوما', target: 'Douma', use: 'allowed' as const },
      { ...ghouta, source: 'حلب', target: 'Aleppo' },
      { ...ghouta, source: 'حلب', target: 'Aleppo' },
    ]
    expect(await addTerms(storage, by, file)).toMatchObject({ added: 1, changed: 1 })
    expect(await addTerms(storage, by, file)).toEqual({ file: undefined, added: 0, changed: 0 })
    expect(await all()).toHaveLength(3)
  })

  it('of a file are taken back as one step: new ones deleted, others as they were, those changed since left', async () => {
    const douma = { ...ghouta, source: 'دوما', target: 'Douma' }
    const aleppo = { ...ghouta, source: 'حلب', target: 'Aleppo' }
    await added(ghouta)
    await added(douma)
    await setTermDeleted(storage, by, await added(aleppo), true)
    const before = await all()
    const file = [
      { ...ghouta, use: 'allowed' as const, note: 'of the file' },
      { ...ghouta, use: 'forbidden' as const },
      { ...douma, use: 'forbidden' as const },
      aleppo,
      { ...ghouta, source: 'حمص', target: 'Homs' },
    ]
    const taken = await addTerms(storage, by, file, 'towns.csv')
    expect(taken).toMatchObject({ added: 2, changed: 2 })
    expect(await termFilesOf(storage.db, by.project, 5)).toMatchObject([
      { id: taken.file, name: 'towns.csv', author: 'Omar', added: 2, changed: 2, undoneAt: null },
    ])
    const homs = (await termsOf(storage.db, by.project)).find(({ target }) => target === 'Homs')!
    await changeTerm(storage, by, { ...homs, term: homs.id, note: 'a city' })
    const other = await smallWorld(storage)
    expect(await undoTermFile(storage, { project: other.project, user: other.omar }, taken.file!)).toBeUndefined()
    expect(await undoTermFile(storage, by, taken.file!)).toEqual({ undone: 3, left: 1 })
    expect(await undoTermFile(storage, by, taken.file!)).toBeUndefined()
    expect(new Set(await all())).toEqual(new Set([...before, [homs.source, 'Homs', 'preferred']]))
    expect((await termsOf(storage.db, by.project)).find(({ target }) => target === ghouta.target)!.note).toBeNull()
    expect(await addTerms(storage, by, file)).toMatchObject({ added: 1, changed: 3 })
  })

  it('may be as long as they may be, also where each letter folds to eighteen', async () => {
    const long = { ...ghouta, source: '\uFDFA'.repeat(500), target: 'x'.repeat(500) }
    await added(long)
    expect((await addTerm(storage, by, long)).kind).toBe('twice')
  })
})
