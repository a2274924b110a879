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

  const statuses = async (): Promise<string[]> =>
    (await Promise.all(documents.map(pairs))).flat().map(({ status, target }) => (target === '' ? 'empty' : status))
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
    await salma.browser.request('POST', `${path}/undo`, {
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

  describe('change what was found', () => {
    interface Line {
      readonly id: string
      readonly revision: number
      readonly target: string
      readonly becomes?: string
      readonly isTicked: boolean
    }
    const preview = async (q: string, change: string): Promise<readonly Line[]> =>
      (
        JSON.parse(
          (
            await salma.browser.get(`${path}/changes?q=${encodeURIComponent(q)}&change=${change}`, {
              accept: 'application/json',
            })
          ).text,
        ) as { lines: readonly Line[] }
      ).lines

    it('show what it would do, with approved segments not ticked and those that cannot named, and do nothing', async () => {
      const before = await statuses()
      const [approved] = (await pairs(documents[0]!)).slice(3)
      await salma.browser.post(
        `${path}/changes`,
        { change: 'approve', pairs: `${approved!.id}:${approved!.revision}` },
        path,
      )
      const drafts = await preview('src:دوما', 'draft')
      expect(drafts.map(({ becomes, isTicked }) => [becomes, isTicked])).toEqual([
        ['draft', true],
        ['draft', false],
      ])
      expect((await statuses()).length).toBe(before.length)
    })

    it('do it to the ticked ones in every text as one step, leave what moved on, and take all of it back at once', async () => {
      const before = await statuses()
      const lines = await preview('src:دوما -status:approved', 'approve')
      expect(new Set(lines.map(({ becomes }) => becomes))).toEqual(new Set(['approved']))
      const stale = `${lines[0]!.id}:${lines[0]!.revision + 7}`
      const done = JSON.parse(
        (
          await salma.browser.postJson(`${path}/changes`, {
            change: 'approve',
            pairs: [stale, ...lines.map(({ id, revision }) => `${id}:${revision}`)],
          })
        ).text,
      ) as { operations: string[]; done: number; left: number; because: string[] }
      expect(done).toMatchObject({ done: lines.length, left: 1, because: ['It was changed since you looked.'] })
      expect(await preview('src:دوما -status:approved', 'approve')).toEqual([])
      await salma.browser.request('POST', `${path}/undo`, {
        body: new URLSearchParams([
          ['_csrf', await salma.browser.csrf(path)],
          ...done.operations.map(operation => ['operations', operation]),
        ]),
      })
      expect(await statuses()).toEqual(before)
    })

    it('ask for changes only with a reason, which is a comment on each', async () => {
      const [line] = await preview('src:مدينة', 'changes')
      const ticked = `${line!.id}:${line!.revision}`
      expect((await salma.browser.post(`${path}/changes`, { change: 'changes', pairs: ticked }, path)).status).toBe(422)
      const done = await salma.browser.post(
        `${path}/changes`,
        { change: 'changes', pairs: ticked, reason: 'A town, or a city?' },
        path,
      )
      expect(done.text).toContain('<b>1</b> segment was sent back')
      expect((await salma.browser.get(`/pairs/${line!.id}/panel`)).text).toContain('A town, or a city?')
    })

    it('clear translations, and bring them back', async () => {
      const [line] = await preview('src:مدينة', 'clear')
      const done = await salma.browser.post(
        `${path}/changes`,
        { change: 'clear', pairs: `${line!.id}:${line!.revision}` },
        path,
      )
      expect((await pairs(documents[1]!))[0]).toMatchObject({ target: '', status: 'empty', origin: 'none' })
      const [, operation] = /name="operations" value="([^"]+)"/.exec(done.text)!
      await salma.browser.post(`${path}/undo`, { operations: operation! }, path)
      expect((await pairs(documents[1]!))[0]).toMatchObject({ target: line!.target, status: 'changes' })
    })

    it('let a translator confirm and clear, but judge nothing', async () => {
      const omar = await web.signedIn({ name: 'Omar', roles: { [project]: 'translator' } })
      const page = await omar.browser.get(`${path}?q=duma`)
      expect(page.text).toContain('<option value="clear"')
      expect(page.text).not.toContain('<option value="approve"')
      const [line] = await preview('src:مدينة', 'draft')
      const approving = await omar.browser.post(
        `${path}/changes`,
        { change: 'approve', pairs: `${line!.id}:${line!.revision}` },
        path,
      )
      expect(approving.status).toBe(403)
    })
  })

  it('filter the pages of a text by the same questions, in Translate and in Review', async () => {
    const base = `${path.replace(/\/search$/, '')}/documents/${documents[0]!.slug}`
    const rows = async (address: string) =>
      [...(await salma.browser.get(address)).text.matchAll(/id="pair-([0-9a-z]+)"/g)].map(([, id]) => id)
    const [, second, , fourth] = await pairs(documents[0]!)
    const q = encodeURIComponent('src:دوما -src:كتاب')
    expect(await rows(`${base}?q=${q}`)).toEqual([second!.id, fourth!.id])
    expect(await rows(`${base}/review?status=all&q=${q}`)).toEqual([second!.id, fourth!.id])
    expect(await rows(`${base}?status=draft&q=${q}`)).toEqual([second!.id])
    const [, change] = /href="([^"]+)">Change all of them/.exec(
      (await salma.browser.get(`${base}?status=draft&q=${q}`)).text,
    )!
    const looked = await salma.browser.get(`${change!.replaceAll('&amp;', '&')}&change=draft`)
    expect(looked.text).toContain('No segment would change.')
    expect(new URLSearchParams(change!.split('?')[1]!.replaceAll('&amp;', '&')).get('q')).toBe(
      'src:دوما -src:كتاب status:draft',
    )
    expect(await rows(`${base}?q=ratio%3E90`)).toEqual([])
    const [first, , third] = await pairs(documents[0]!)
    expect(await rows(`${base}?q=${encodeURIComponent('كتا')}`)).toEqual([first!.id, third!.id])
    expect(await rows(`${base}?q=VOLU`)).toEqual([first!.id])
    expect(await rows(`${base}?q=finished:volume`)).toEqual([])
    const next = async (q: string, after = ''): Promise<unknown> =>
      JSON.parse((await salma.browser.get(`${base}/find?q=${encodeURIComponent(q)}&after=${after}`)).text)
    expect(await next('كتا')).toEqual({ next: first!.id })
    expect(await next('كتا', first!.id)).toEqual({ next: third!.id })
    expect(await next('كتا', third!.id)).toEqual({ next: null })
    expect((await salma.browser.get(`${base}?q=status:finished`)).text).toContain('“finished” is no status')
  })

  it('let a viewer search but not replace, and nobody else look', async () => {
    const viewer = await web.signedIn({ name: 'Vera', roles: { [project]: 'viewer' } })
    expect((await viewer.browser.get(`${path}?q=duma`)).status).toBe(200)
    expect((await viewer.browser.get(`${path}/replace`)).status).toBe(403)
    expect((await viewer.browser.get(`${path}/changes?q=duma`)).status).toBe(403)
    const stranger = await web.signedIn({ name: 'Stranger' })
    expect((await stranger.browser.get(`${path}?q=duma`)).status).toBe(404)
  })
})
