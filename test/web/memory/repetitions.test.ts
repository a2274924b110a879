import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProjectId } from '../../../src/model/id.ts'
import type { Pair } from '../../../src/model/pair.ts'
import type { Document } from '../../../src/storage/documents.ts'
import { pairsAfter } from '../../../src/storage/pairs.ts'
import { saveTarget } from '../../../src/storage/save-target.ts'
import { createBareProject } from '../../../src/storage/sample.ts'
import { runOf } from '../../../src/workbench/document-run.ts'
import { startAnalysis } from '../../../src/workbench/memory/analyse-document.ts'
import { engines } from '../../support/engines.ts'
import { startWeb } from '../../support/web.ts'
import type { SignedIn, Web } from '../../support/web.ts'
import { textIn } from '../../support/world.ts'

describe.each(engines)('repetitions and the analysis over HTTP on $name', engine => {
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
      await textIn(
        web.storage,
        project,
        'وصل الوفد إلى المدينة. قال إنه سعيد. وصل الوفد إلى المدينة. ثم نام. وصل الوفد إلى المدينة.',
      ),
      await textIn(web.storage, project, 'وصل الوفد إلى المدينة. وصل الوفد إلى القرية. لا شيء هنا يشبه ذلك.'),
    ]
    const { slug } = await web.storage.db
      .selectFrom('project')
      .select('slug')
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
    path = `/projects/${slug}`
  })
  afterAll(() => web.stop())

  const pairs = (index: number): Promise<Pair[]> => pairsAfter(web.storage.db, documents[index]!.id, undefined, 100)
  const save = async (pair: Pair, text: string, verdict?: 'confirm' | 'approve') => {
    await saveTarget(web.storage, {
      project,
      pair: pair.id,
      user: salma.id,
      baseRevision: pair.revision,
      text,
      ...(verdict && { verdict }),
    })
  }

  it('show the same text elsewhere, finished ones not ticked, and fill in what is ticked as one step that can be taken back', async () => {
    const [first, , third] = await pairs(0)
    await save(first!, 'The delegation reached the city.', 'approve')
    await save(third!, 'The delegation came to town.', 'confirm')
    expect((await salma.browser.get(`/pairs/${first!.id}/panel`)).text).toContain('3 other segments have this text')
    expect(JSON.parse((await salma.browser.get(`/pairs/${first!.id}/repetitions?part=count`)).text)).toEqual({
      count: 3,
    })
    const listed = JSON.parse(
      (await salma.browser.get(`/pairs/${first!.id}/repetitions`, { accept: 'application/json' })).text,
    ) as { lines: { isTicked: boolean }[] }
    expect(listed.lines.map(({ isTicked }) => isTicked)).toEqual([false, true, true])
    const page = await salma.browser.get(`/pairs/${first!.id}/repetitions`)
    const boxes = [...page.text.matchAll(/name="pairs" value="([^"]+)"[^>]*>/g)]
    expect(boxes.map(([box]) => box.includes('checked'))).toEqual([false, true, true])
    const body = new URLSearchParams([
      ['_csrf', await salma.browser.csrf('/me')],
      ...boxes.filter(([box]) => box.includes('checked')).map(([, value]) => ['pairs', value!]),
    ])
    const done = await salma.browser.request('POST', `/pairs/${first!.id}/repetitions`, { body })
    expect(done.text).toMatch(/<b>2<\/b> segments? w/)
    expect((await pairs(0))[4]).toMatchObject({
      target: 'The delegation reached the city.',
      status: 'draft',
      origin: 'copied',
    })
    expect((await pairs(0))[2]).toMatchObject({ target: 'The delegation came to town.', status: 'translated' })
    expect((await pairs(1))[0]).toMatchObject({ target: 'The delegation reached the city.', status: 'draft' })
    const operations = [...done.text.matchAll(/name="operations" value="([^"]+)"/g)].map(([, value]) => [
      'operations',
      value!,
    ])
    await salma.browser.request('POST', `${path}/search/undo`, {
      body: new URLSearchParams([['_csrf', await salma.browser.csrf('/me')], ...operations]),
    })
    expect([(await pairs(0))[4]!.target, (await pairs(1))[0]!.target]).toEqual(['', ''])
  })

  it('offer what stands elsewhere to a segment that has nothing yet', async () => {
    const [first, , , , fifth] = await pairs(0)
    const url = `/pairs/${fifth!.id}`
    const page = (await salma.browser.get(`${url}/repetitions`)).text
    expect(page).not.toContain('name="pairs"')
    expect(page).toMatch(
      new RegExp(`<button [^>]*formaction="${url}/target" name="text" value="The delegation reached the city\\."`),
    )
    await salma.browser.post(
      `${url}/target`,
      { text: first!.target, revision: /name="revision" value="(\d+)"/.exec(page)![1]! },
      '/me',
    )
    const [, , , , now] = await pairs(0)
    expect(now).toMatchObject({ target: first!.target, status: 'draft' })
    await save(now!, '')
  })

  it('leave a segment alone whose text is another one or that moved on', async () => {
    const [first, second] = await pairs(0)
    const done = await salma.browser.post(
      `/pairs/${first!.id}/repetitions`,
      { pairs: `${second!.id}:${second!.revision}` },
      '/me',
    )
    expect(done.text).toMatch(/<b>0<\/b> segments? w/)
    expect((await pairs(0))[1]!.target).toBe('')
  })

  it('count every segment of a text once, by what the memory has', async () => {
    const url = `${path}/documents/${documents[1]!.slug}/analysis`
    const read = async () =>
      JSON.parse((await salma.browser.get(`${url}.json`)).text) as {
        state: string
        bands: { band: string; segments: number; words: number }[]
      }
    expect(await read()).toMatchObject({ state: 'never', bands: [] })
    expect((await salma.browser.get(`${url}.csv`)).status).toBe(409)
    expect((await salma.browser.post(url, {}, '/me')).location).toBe(encodeURI(url))
    await expect.poll(async () => (await read()).state).toBe('done')
    const counts = await read()
    expect(
      Object.fromEntries(
        counts.bands.filter(({ segments }) => segments > 0).map(({ band, segments }) => [band, segments]),
      ),
    ).toEqual({ '100': 1, '75–84': 1, 'none': 1 })
    expect(counts.bands.reduce((sum, { words }) => sum + words, 0)).toBe(13)
    expect((await salma.browser.get(url)).text).toContain('100 · same text')
    expect((await salma.browser.get(`${url}.csv`)).text.split('\r\n')[0]).toBe('band,segments,words')
  })

  it('give an analysis up that was cancelled, and make another', async () => {
    const long = await textIn(
      web.storage,
      project,
      Array.from({ length: 400 }, (_, number) => `وصلت القافلة رقم ${number} إلى المدينة.`).join('\n'),
    )
    const author = { project, document: long.id, user: salma.id }
    const url = `${path}/documents/${long.slug}/analysis`
    const token = new URLSearchParams({ _csrf: await salma.browser.csrf('/me') })
    const state = async () => (await runOf(web.storage, author.document, 'analysis'))!.state
    const begun = (await startAnalysis(web.storage, author))!
    expect(await startAnalysis(web.storage, author)).toBeUndefined()
    await salma.browser.request('POST', `${url}/cancellation`, { body: token })
    await begun.ended
    expect(await state()).toBe('cancelled')
    expect((await salma.browser.get(url)).text).toContain('Looking the segments up was cancelled.')
    await (await startAnalysis(web.storage, author))!.ended
    expect(await state()).toBe('done')
  })
})
