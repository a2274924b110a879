import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DocumentId, UserId } from '../../../src/model/id.ts'
import { cancelDocumentRun, documentRunOf } from '../../../src/storage/document-runs.ts'
import { createDocument } from '../../../src/storage/documents.ts'
import { countUnseen, countWithFindings, countsByCheck, openFindingsOf } from '../../../src/storage/findings.ts'
import type { Storage } from '../../../src/storage/open.ts'
import { pairsAfter } from '../../../src/storage/pairs.ts'
import { checkDocument } from '../../../src/text/checks/check-document.ts'
import { segment } from '../../../src/text/segmentation/segment.ts'
import { startCheck } from '../../../src/workbench/checks/check-text.ts'
import type { Author } from '../../../src/workbench/edit-pairs.ts'
import { saveTranslation } from '../../../src/workbench/save-translation.ts'
import { engines } from '../../support/engines.ts'
import { freshStorage } from '../../support/fresh-storage.ts'
import { builtServer } from '../../support/shared.ts'
import { smallWorld } from '../../support/world.ts'

const lines = (count: number, target: (line: number) => string) =>
  Array.from({ length: count }, (_, line) => ({
    source: `وصل الوفد رقم ${line + 1} إلى دوما في الصباح الباكر من يوم الجمعة.`,
    target: target(line),
  }))

describe.each(engines)('checking a whole text on $name', engine => {
  let storage: Storage
  let close: () => Promise<void>
  let author: Author

  beforeAll(async () => {
    await builtServer()
    ;({ storage, close } = await freshStorage(engine))
  })
  beforeEach(async () => {
    const { project, omar } = await smallWorld(storage)
    author = { project, document: undefined as unknown as DocumentId, user: omar }
  })
  afterAll(() => close())

  async function text(pairs: readonly { source: string; target: string }[]): Promise<Author & { user: UserId }> {
    const source = pairs.map(pair => pair.source).join('\n')
    const { id } = await createDocument(storage, {
      project: author.project,
      user: null,
      title: 'نص',
      source,
      original: '',
      pairs: segment(source, { lang: 'ar' }).map(({ start, end, paragraph }, index) => ({
        sentences: [{ start, end }],
        paragraph,
        target: pairs[index]!.target,
        status: pairs[index]!.target === '' ? ('empty' as const) : ('translated' as const),
      })),
    })
    return { ...author, document: id }
  }

  it('finds what one pair says and what only all of them say, and leaves nothing unseen', async () => {
    const of = await text(
      lines(30, line =>
        line === 7
          ? 'Delegation 8 reached Duma early on Friday morning.'
          : line === 9
            ? 'Delegation 11 reached Douma early on Friday morning.'
            : `Delegation ${line + 1} reached Douma early on Friday morning.`,
      ),
    )
    expect(await countUnseen(storage.db, of.document)).toBe(30)
    await (await startCheck(storage, of))!.ended
    expect(await documentRunOf(storage.db, of.document, 'check')).toMatchObject({
      state: 'done',
      share: 1,
      problem: '',
    })
    expect(await countsByCheck(storage.db, of.document)).toEqual(
      new Map([
        ['name-spelling', 1],
        ['number-changed', 1],
      ]),
    )
    expect(await countUnseen(storage.db, of.document)).toBe(0)
    const pairs = await pairsAfter(storage.db, of.document, undefined, 30)
    const found = await openFindingsOf(
      storage.db,
      of.document,
      pairs.map(({ id }) => id),
    )
    expect([...found.keys()]).toEqual(expect.arrayContaining([pairs[7]!.id, pairs[9]!.id]))
    expect(found.get(pairs[7]!.id)).toMatchObject([
      { check: 'name-spelling', fix: { text: 'Delegation 8 reached Douma early on Friday morning.' } },
    ])
  })

  it('takes away what is no longer so, and teaches the checks of one pair what the text taught', async () => {
    const of = await text(
      lines(40, line => (line === 0 ? '' : `Delegation ${line + 1} reached Douma early on Friday morning.`)),
    )
    await (await startCheck(storage, of))!.ended
    expect(await countWithFindings(storage.db, of.document)).toBe(0)
    const [first] = await pairsAfter(storage.db, of.document, undefined, 1)
    const saved = await saveTranslation(storage, {
      project: of.project,
      document: of.document,
      targetLang: 'en',
      pair: first!.id,
      user: of.user,
      revision: first!.revision,
      text: 'Delegation 1 reached the town early on Friday morning.',
    })
    expect(saved).toMatchObject({ findings: [{ check: 'name-missing', side: 'source' }] })
    await (await startCheck(storage, of))!.ended
    expect(await countWithFindings(storage.db, of.document)).toBe(1)
  })

  it('goes through thousands of pairs in pieces, one run at a time, and finds in each what the engine finds', async () => {
    const written = lines(
      3000,
      line =>
        `Delegation ${line % 3 === 0 ? line + 2 : line + 1} reached ${line % 50 === 1 ? 'Duma' : 'Douma'} early on Friday morning.`,
    )
    const of = await text(written)
    const run = (await startCheck(storage, of))!
    expect(await startCheck(storage, of)).toBeUndefined()
    await run.ended
    const pairs = await pairsAfter(storage.db, of.document, undefined, 3000)
    const found = await openFindingsOf(
      storage.db,
      of.document,
      pairs.map(({ id }) => id),
    )
    const engine = checkDocument(
      written.map(pair => ({ ...pair, sourceLang: 'ar', targetLang: 'en', status: 'translated', shape: [1, 1] })),
    )
    expect(engine.length).toBeGreaterThan(1000)
    expect(pairs.flatMap(({ id }, index) => (found.get(id) ?? []).map(finding => ({ index, finding })))).toEqual(engine)
    expect(await countUnseen(storage.db, of.document)).toBe(0)
  })

  it('ends when it is cancelled, from any server', async () => {
    const of = await text(lines(3000, line => `Delegation ${line + 2} reached Douma early on Friday morning.`))
    const run = (await startCheck(storage, of))!
    await cancelDocumentRun(storage, of.document, 'check')
    await run.ended
    expect(await documentRunOf(storage.db, of.document, 'check')).toMatchObject({ state: 'cancelled' })
    expect(await countUnseen(storage.db, of.document)).toBeGreaterThan(0)
    await (await startCheck(storage, of))!.ended
    expect(await documentRunOf(storage.db, of.document, 'check')).toMatchObject({ state: 'done' })
  })

  it('lets a save pass that comes in between, and does not overwrite what it found', async () => {
    const of = await text(lines(1500, line => `Delegation ${line + 1} reached Douma early on Friday morning.`))
    const run = (await startCheck(storage, of))!
    const last = (await pairsAfter(storage.db, of.document, undefined, 2000)).at(-1)!
    const saved = await saveTranslation(storage, {
      project: of.project,
      document: of.document,
      targetLang: 'en',
      pair: last.id,
      user: of.user,
      revision: last.revision,
      text: 'Delegation 7 reached Douma early on Friday morning.',
    })
    expect(saved).toMatchObject({ kind: 'saved', findings: [{ check: 'number-changed' }] })
    await run.ended
    expect((await openFindingsOf(storage.db, of.document, [last.id])).get(last.id)).toMatchObject([
      { check: 'number-changed' },
    ])
  })
})
