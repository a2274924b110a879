import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { stateOf } from '../../../src/model/pair.ts'
import type { Pair } from '../../../src/model/pair.ts'
import type { Document } from '../../../src/storage/documents.ts'
import type { Storage } from '../../../src/storage/open.ts'
import { pairsAfter } from '../../../src/storage/pairs.ts'
import { recentOperations } from '../../../src/storage/operations.ts'
import { saveTarget } from '../../../src/storage/save-target.ts'
import { Cancelled } from '../../../src/workbench/background.ts'
import { addTranslation } from '../../../src/workbench/alignment/add-translation.ts'
import { bestGuess } from '../../../src/workbench/alignment/best-guess.ts'
import { editLinks } from '../../../src/workbench/alignment/edit-links.ts'
import type { LinkVerb } from '../../../src/workbench/alignment/edit-links.ts'
import { checkAllAbove, markLink } from '../../../src/workbench/alignment/mark-links.ts'
import { outlineLinks } from '../../../src/workbench/alignment/open-alignment.ts'
import { acceptRealign, previewRealign } from '../../../src/workbench/alignment/realign.ts'
import {
  attachTranslation,
  previewTranslation,
  startTranslation,
  translationDraft,
} from '../../../src/workbench/alignment/translation-job.ts'
import { redo } from '../../../src/workbench/redo.ts'
import { nextUndo, undo } from '../../../src/workbench/undo.ts'
import { allOf, doumaEnglish, doumaIn, ratios, wordsOf } from '../../support/douma.ts'
import { beginImport } from '../../../src/workbench/import-text.ts'
import { engines } from '../../support/engines.ts'
import { freshStorage } from '../../support/fresh-storage.ts'
import { builtServer } from '../../support/shared.ts'
import { smallWorld } from '../../support/world.ts'
import type { World } from '../../support/world.ts'

const languages = { sourceLang: 'ar', targetLang: 'en' }
const gold = '1:2 1:2 1:1 1:1 1:1 1:1 1:1 2:1 1:1 1:1 1:1 1:1 1:1 1:1 1:1 1:1 1:2'

describe.each(engines)('aligning on $name', engine => {
  let [storage, close]: [Storage, () => Promise<void>] = [undefined!, undefined!]
  let world: World
  let document: Document
  const author = () => ({ project: world.project, document: document.id, user: world.omar })
  const read = (): Promise<Pair[]> => pairsAfter(storage.db, document.id, undefined, 1000)
  const add = (text = doumaEnglish, replace = false) => addTranslation(storage, author(), languages, { text, replace })
  const undoLast = async () =>
    undo(storage, { project: world.project, user: world.omar, operation: (await nextUndo(storage, author()))!.id })

  async function verb(
    name: LinkVerb,
    at: number,
    focus: { side?: 'source' | 'target'; sentence?: number; at?: number; text?: string } = {},
  ) {
    const pair = (await read())[at]!
    return editLinks(storage, author(), languages, {
      verb: name,
      pair: pair.id,
      side: 'target',
      sentence: 0,
      revisions: { [pair.id]: pair.revision },
      ...focus,
    })
  }

  beforeAll(async () => {
    await builtServer()
    ;({ storage, close } = await freshStorage(engine))
    world = await smallWorld(storage)
  })
  afterAll(() => close())
  beforeEach(async () => {
    document = await doumaIn(storage, world.project)
  })

  it('lays the English beside the Arabic as drafts, in one operation that can be undone and redone', async () => {
    const before = await read()
    const added = await add()
    const after = await read()
    expect(ratios(after)).toBe(gold)
    expect(wordsOf(after, 'target')).toBe(allOf.en)
    expect(wordsOf(after, 'source')).toBe(allOf.ar)
    expect(new Set(after.map(({ status, origin, linkState }) => `${status} ${origin} ${linkState}`))).toEqual(
      new Set(['draft aligned automatic']),
    )
    expect(after.every(pair => pair.confidence! > 0.5)).toBe(true)
    expect(
      (await recentOperations(storage.db, { document: document.id }, 5)).filter(({ kind }) => kind === 'aligned'),
    ).toMatchObject([{ id: added.operation, user: world.omar }])
    expect((await undoLast()).kind).toBe('undone')
    expect((await read()).map(bare)).toEqual(before.map(bare))
    expect((await redo(storage, author())).kind).toBe('undone')
    expect((await read()).map(bare)).toEqual(after.map(bare))
    expect((await redo(storage, author())).kind).toBe('missing')
  })

  it('keeps what was written unless it is told to replace it', async () => {
    const [, , third] = await read()
    await saveTarget(storage, {
      project: world.project,
      user: world.layla,
      pair: third!.id,
      baseRevision: third!.revision,
      text: 'Mine.',
    })
    expect(await add()).toMatchObject({ kept: 1 })
    expect((await read()).map(pair => pair.target)[2]).toBe('Mine.')
    expect(await add(doumaEnglish, true)).toMatchObject({ kept: 0 })
    expect(wordsOf(await read(), 'target')).toBe(allOf.en)
  })

  it('writes nothing when it is cancelled', async () => {
    const control = new AbortController()
    const adding = addTranslation(
      storage,
      author(),
      languages,
      { text: doumaEnglish, replace: false },
      { signal: control.signal },
    )
    setTimeout(() => control.abort(), 20)
    await expect(adding).rejects.toThrow(Cancelled)
    expect(wordsOf(await read(), 'target')).toBe('')
  })

  it('tells how far it has come, and ends at the first link to look at', async () => {
    const key = { project: world.project, user: world.omar }
    const text = doumaEnglish.replace(/\n\nState television[^\n]*\n/, '\n')
    const begun = await beginImport(storage, { ...key, fileName: 'a.txt', original: Buffer.from(text) })
    const { id } = begun as Extract<typeof begun, { kind: 'begun' }>
    await attachTranslation(storage, id, document.id)
    const project = { ...languages, id: world.project, slug: '', name: '', description: '', createdAt: '' }
    expect(await previewTranslation(storage, { ...key, id }, document.id, project)).toMatchObject({
      held: 0,
      pairs: 18,
      job: { state: 'prepared' },
    })
    const job = await startTranslation(storage, author(), project, { ...key, id }, false)
    expect(await startTranslation(storage, author(), project, { ...key, id }, false)).toBeUndefined()
    await job!.ended
    const outline = await outlineLinks(storage, document)
    expect((await translationDraft(storage, { ...key, id }, document.id))?.job).toEqual({
      state: 'done',
      links: outline.length,
      kept: 0,
      firstDoubtful: outline.find(link => link.confidence! < 0.75)?.id ?? null,
    })
  })

  it('does every verb, undoes it, and gives what it touched a confidence', async () => {
    await add()
    const before = await read()
    const doings: [LinkVerb, number, object, string][] = [
      ['move-up', 2, {}, '1:2 1:3 1:0 1:1'],
      ['move-down', 1, { sentence: 1 }, '1:2 1:1 1:2 1:1'],
      ['merge', 0, {}, '2:4 1:1 1:1'],
      ['split', 0, { sentence: 1 }, '1:1 0:1 1:2'],
      ['no-match', 0, { sentence: 1 }, '1:1 0:1 1:2'],
      ['join-sentence', 0, {}, '1:1 1:2 1:1'],
      [
        'split-sentence',
        2,
        { at: doumaEnglish.indexOf('posted') - doumaEnglish.indexOf("Jaish al-Islam's") },
        '1:2 1:2 1:2 1:1',
      ],
      ['open-gap', 15, {}, '1:2 1:2 1:1 1:1 1:1 1:1 1:1 2:1 1:1 1:1 1:1 1:1 1:1 1:1 1:1 1:0 1:1 0:2'],
    ]
    for (const [name, at, focus, expected] of doings) {
      expect(await verb(name, at, focus), name).toMatchObject({ kind: 'applied' })
      const after = await read()
      expect(ratios(after).startsWith(expected), `${name}: ${ratios(after)}`).toBe(true)
      expect(after.every(pair => pair.confidence !== null)).toBe(true)
      expect((await undoLast()).kind).toBe('undone')
      expect((await read()).map(bare), name).toEqual(before.map(bare))
    }
  }, 60_000)

  it('edits a sentence of the translation, never the original', async () => {
    await add()
    expect(await verb('edit-sentence', 0, { sentence: 1, text: 'A monitor\ncounted 27 dead. ' })).toMatchObject({
      kind: 'applied',
    })
    expect((await read())[0]!.target).toContain(' A monitor counted 27 dead.')
    expect(await verb('edit-sentence', 0, { side: 'source', text: 'لا' })).toMatchObject({ kind: 'refused' })
    expect(await verb('edit-sentence', 0, { text: ' ' })).toMatchObject({ kind: 'refused' })
  })

  it('refuses a verb on what somebody else changed first, and on anchors', async () => {
    await add()
    const [first, second] = await read()
    const wish = { verb: 'merge' as const, pair: first!.id, side: 'target' as const, sentence: 0 }
    expect(
      await editLinks(storage, author(), languages, { ...wish, revisions: { [first!.id]: first!.revision - 1 } }),
    ).toMatchObject({ kind: 'stale', current: { id: first!.id } })
    expect(
      await editLinks(storage, author(), languages, {
        ...wish,
        revisions: { [first!.id]: first!.revision, [second!.id]: 99 },
      }),
    ).toMatchObject({ kind: 'stale', current: { id: second!.id } })
    await markLink(storage, author(), { pair: second!.id, revision: second!.revision, state: 'pinned' })
    expect(await verb('merge', 0)).toMatchObject({ kind: 'refused' })
    expect(await verb('open-gap', 0)).toMatchObject({ kind: 'applied' })
    expect(ratios(await read()).startsWith('1:0 0:2 1:2')).toBe(true)
  })

  it('checks all sure links above and stops at the first doubtful one', async () => {
    await add()
    await verb('move-up', 4)
    const pairs = await read()
    const doubtful = pairs.findIndex(pair => pair.confidence! < 0.75)
    expect(doubtful).toBeGreaterThan(0)
    expect(await checkAllAbove(storage, author(), { pair: pairs.at(-1)!.id })).toMatchObject({
      checked: doubtful,
      stoppedAt: pairs[doubtful]!.id,
    })
    expect((await read()).map(pair => pair.linkState === 'checked')).toEqual(pairs.map((_, index) => index < doubtful))
    expect(
      await markLink(storage, author(), { pair: pairs[0]!.id, revision: pairs[0]!.revision + 1, state: 'automatic' }),
    ).toMatchObject({ kind: 'applied' })
  })

  it('guesses where a sentence that stands wrong would fit', async () => {
    await add()
    await verb('move-down', 1, { sentence: 1 })
    const pairs = await read()
    const guess = await bestGuess(storage, author(), languages, { pair: pairs[2]!.id, side: 'target', sentence: 0 })
    expect(guess).toMatchObject({ verb: 'move-up', pair: pairs[1]!.id, number: 2, sources: 1, targets: 2 })
    expect(guess!.to).toBeGreaterThan(guess!.from)
  })

  it('re-aligns a gap between anchors after a look, whole or in part, and never what was checked', async () => {
    await add()
    for (const at of [3, 9]) await verb('move-up', at)
    const [pinned] = (await read()).slice(14)
    await markLink(storage, author(), { pair: pinned!.id, revision: pinned!.revision, state: 'pinned' })
    const [first] = await read()
    const outcome = await previewRealign(storage, author(), languages, first!.id)
    if (outcome.kind !== 'preview') throw new Error(outcome.kind)
    const { seen, links, changes } = outcome.preview
    expect(links).toBe(14)
    expect(changes.map(({ number }) => number)).toEqual([3, 9])
    const partly = await acceptRealign(storage, author(), languages, { from: first!.id, seen, chosen: [1] })
    expect(partly).toMatchObject({ kind: 'applied' })
    expect(ratios(await read())).toBe(gold.replace('1:2 1:1 1:1 1:1', '1:2 1:2 1:0 1:1'))
    expect(await acceptRealign(storage, author(), languages, { from: first!.id, seen, chosen: 'all' })).toMatchObject({
      kind: 'stale',
    })
    await undoLast()
    const again = await previewRealign(storage, author(), languages, first!.id)
    if (again.kind !== 'preview') throw new Error(again.kind)
    await acceptRealign(storage, author(), languages, { from: first!.id, seen: again.preview.seen, chosen: 'all' })
    expect(ratios(await read())).toBe(gold)
    expect((await previewRealign(storage, author(), languages, pinned!.id)).kind).toBe('refused')
  })
})

const bare = (pair: Pair) => ({ id: pair.id, ...stateOf(pair), source: pair.source, comments: pair.comments })
