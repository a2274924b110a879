import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/storage/documents.ts'
import { addEntriesIn } from '../../src/storage/memory-entries.ts'
import { makeMemoryIn } from '../../src/storage/memories.ts'
import { pairsAfter } from '../../src/storage/pairs.ts'
import { saveTarget } from '../../src/storage/save-target.ts'
import { createBareProject } from '../../src/storage/sample.ts'
import type { ProjectId } from '../../src/model/id.ts'
import { engines } from '../support/engines.ts'
import { startWeb } from '../support/web.ts'
import type { SignedIn, Web } from '../support/web.ts'
import { textIn } from '../support/world.ts'

interface Found {
  readonly pairs: readonly { readonly source: string; readonly target: string; readonly document: string }[]
  readonly entries: readonly { readonly target: string }[]
  readonly problems: readonly { readonly sentence: string }[]
}

describe.each(engines)('search and replace over HTTP on $name', engine => {
  let web: Web
  let salma: SignedIn
  let project: ProjectId
  let documents: Document[]
  let path: string

  beforeAll(async () => {
    web = await startWeb(engine, { RATE_LIMIT_SCALE: '1000' })
    project = await createBareProject(web.storage, {
      name: 'Reports',
      description: '',
      sourceLang: 'ar',
      targetLang: 'en',
    })
    salma = await web.signedIn({ name: 'Salma', roles: { [project]: 'reviewer' } })
    documents = [
      await textIn(web.storage, project, 'قرأ الكِتاب. عاد إلى دوما.\nوبكتابه وصل. ثم دخل دوما.'),
      await textIn(web.storage, project, 'دوما مدينة.'),
    ]
    const texts = [
      ['He read the volume.', 'He came back to Duma.', 'With his book he arrived.', 'Then he entered Duma.'],
      ['Duma is a town.'],
    ]
    for (const [index, document] of documents.entries()) {
      for (const [place, pair] of (await pairs(document)).entries()) {
        const verdict =
          index === 0 && place === 3
            ? { verdict: 'approve' as const }
            : place === 0
              ? { verdict: 'confirm' as const }
              : {}
        await saveTarget(web.storage, {
          project,
          pair: pair.id,
          user: salma.id,
          baseRevision: pair.revision,
          text: texts[index]![place]!,
          ...verdict,
        })
      }
    }
    await web.storage.write(async tx => {
      const memory = (await makeMemoryIn(tx, { project, kind: 'imported', name: 'Old texts', user: salma.id }))!
      await addEntriesIn(tx, memory.shelf, [
        {
          source: 'والكتابان هنا.',
          target: 'The two books are here.',
          before: null,
          after: null,
          pair: null,
          document: null,
          user: null,
          author: 'Omar',
          changedAt: '',
        },
      ])
    })
    const { slug } = await web.storage.db
      .selectFrom('project')
      .select('slug')
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
    path = `/projects/${slug}/search`
  })
  afterAll(() => web.stop())

  const pairs = (document: Document) => pairsAfter(web.storage.db, document.id, undefined, 100)
  const find = async (q: string, more = ''): Promise<Found> =>
    JSON.parse(
      (await salma.browser.get(`${path}?q=${encodeURIComponent(q)}${more}`, { accept: 'application/json' })).text,
    ) as Found
  const targets = async (q: string, more = '') => (await find(q, more)).pairs.map(({ target }) => target)

  it('find a word in all its forms in segments and memories, and mark its very letters', async () => {
    const found = await find('كتاب')
    expect(found.pairs.map(({ source }) => source)).toEqual(['قرأ الكِتاب.', 'وبكتابه وصل.'])
    expect(found.entries.map(({ target }) => target)).toEqual(['The two books are here.'])
    const page = await salma.browser.get(`${path}?q=${encodeURIComponent('كتاب')}`)
    expect(page.text).toContain('ال<mark>كِتاب</mark>')
    expect(page.text).toContain('وب<mark>كتاب</mark>ه')
    expect(await targets('كتاب', '&exact=1')).toEqual([])
  })

  it.each([
    ['src:كتاب -tgt:book', ['He read the volume.']],
    ['status:approved', ['Then he entered Duma.']],
    ['tgt:duma status:draft', ['He came back to Duma.']],
    ['by:salma since:1d ratio>1.2 tgt:duma', ['Duma is a town.', 'He came back to Duma.', 'Then he entered Duma.']],
    ['by:nobody', []],
    ['before:2020-01-01', []],
    ['shape:1-1 tgt="He read"', ['He read the volume.']],
  ])('answer %s', async (q, expected) => {
    expect((await targets(q)).toSorted()).toEqual(expected.toSorted())
  })

  it('say what in a question was not understood, and find nothing then', async () => {
    const found = await find('status:finished')
    expect(found.pairs).toEqual([])
    expect(found.problems[0]!.sentence).toContain('“finished” is no status')
    expect((await salma.browser.get(`${path}?q=status:finished`)).text).toContain('is no status')
  })

  it('look into one text when asked to', async () => {
    expect(await targets('duma', `&document=${documents[1]!.slug}`)).toEqual(['Duma is a town.'])
  })

  it('show what replacing would do, with approved segments not ticked, and change nothing', async () => {
    const page = await salma.browser.get(`${path}/replace?words=Duma&replacement=Douma`)
    expect(page.text.match(/<ins>Douma<\/ins>/g)).toHaveLength(3)
    expect(page.text.match(/name="pairs"[^>]* checked/g)).toHaveLength(2)
    expect(await targets('tgt=Douma')).toEqual([])
    expect((await salma.browser.get(`${path}/replace?words=duma&replacement=Douma`)).text).toContain(
      'No translation has these words',
    )
    expect(
      (await salma.browser.get(`${path}/replace?words=duma&replacement=Douma&folded=1`)).text.match(/<ins>/g),
    ).toHaveLength(3)
    expect(
      (await salma.browser.get(`${path}/replace?words=Duma&replacement=Douma&q=status:approved`)).text.match(/<ins>/g),
    ).toHaveLength(1)
  })

  it('replace what was ticked in every text as one step, skip what moved on, and take all of it back at once', async () => {
    const page = await salma.browser.get(`${path}/replace?words=Duma&replacement=Douma`)
    const ticked = [...page.text.matchAll(/name="pairs" value="([^"]+)"[^>]* checked/g)].map(([, value]) => value!)
    const stale = ticked[0]!.replace(/:\d+$/, ':99')
    const body = new URLSearchParams([
      ['_csrf', await salma.browser.csrf(path)],
      ['words', 'Duma'],
      ['replacement', 'Douma'],
      ...[stale, ...ticked].map(pair => ['pairs', pair]),
    ])
    const done = await salma.browser.request('POST', `${path}/replace`, { body })
    expect(done.text).toMatch(/in <b>2<\/b> segments/)
    expect(done.text).toContain('1 was left')
    expect((await targets('tgt=Douma')).toSorted()).toEqual(['Douma is a town.', 'He came back to Douma.'])
    expect(await targets('status:translated tgt=Douma')).toEqual(['Douma is a town.'])
    expect(await targets('status:approved')).toEqual(['Then he entered Duma.'])
    const operations = [...done.text.matchAll(/name="operations" value="([^"]+)"/g)].map(([, value]) => [
      'operations',
      value!,
    ])
    await salma.browser.request('POST', `${path}/replace/undo`, {
      body: new URLSearchParams([['_csrf', await salma.browser.csrf(path)], ...operations]),
    })
    expect(await targets('tgt=Douma')).toEqual([])
    expect(await targets('tgt=Duma')).toHaveLength(3)
  })

  it('take an approved segment back to translated when it was ticked', async () => {
    const [, , , approved] = await pairs(documents[0]!)
    await salma.browser.post(
      `${path}/replace`,
      { words: 'Duma', replacement: 'Douma', pairs: `${approved!.id}:${approved!.revision}` },
      path,
    )
    expect((await pairs(documents[0]!))[3]).toMatchObject({ target: 'Then he entered Douma.', status: 'translated' })
  })

  it('let a viewer search but not replace, and nobody else look', async () => {
    const viewer = await web.signedIn({ name: 'Vera', roles: { [project]: 'viewer' } })
    expect((await viewer.browser.get(`${path}?q=duma`)).status).toBe(200)
    expect((await viewer.browser.get(`${path}/replace`)).status).toBe(403)
    const stranger = await web.signedIn({ name: 'Stranger' })
    expect((await stranger.browser.get(`${path}?q=duma`)).status).toBe(404)
  })
})
