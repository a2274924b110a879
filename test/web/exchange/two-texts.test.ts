import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProjectId } from '../../../src/model/id.ts'
import { pairsAfter } from '../../../src/storage/pairs.ts'
import { createBareProject } from '../../../src/storage/sample.ts'
import type { Page } from '../../support/browser.ts'
import { doumaArabic, doumaEnglish, ratios } from '../../support/douma.ts'
import { engines } from '../../support/engines.ts'
import { builtServer } from '../../support/shared.ts'
import { startWeb } from '../../support/web.ts'
import type { SignedIn, Web } from '../../support/web.ts'

/** `قال المرصد. عاد السكان.` in Windows-1256. */
const arabicWindows = Uint8Array.from([
  0xde, 0xc7, 0xe1, 0x20, 0xc7, 0xe1, 0xe3, 0xd1, 0xd5, 0xcf, 0x2e, 0x20, 0xda, 0xc7, 0xcf, 0x20, 0xc7, 0xe1, 0xd3,
  0xdf, 0xc7, 0xe4, 0x2e,
])

interface Given {
  readonly source?: string
  readonly target?: string
  readonly sourceFile?: Uint8Array<ArrayBuffer>
  readonly title?: string
}

function formOf({ source = '', target = '', sourceFile, title = '' }: Given): FormData {
  const form = new FormData()
  form.set('source', source)
  form.set('source-file', new File(sourceFile ? [sourceFile] : [], sourceFile ? 'old.txt' : ''))
  form.set('target', target)
  form.set('target-file', new File([], ''))
  form.set('title', title)
  form.set('subtitle', 'A report')
  return form
}

describe.each(engines)('bringing a text with its translation on $name', engine => {
  let [web, omar, base]: [Web, SignedIn, string] = [undefined!, undefined!, '']
  let project: ProjectId

  beforeAll(async () => {
    await builtServer()
    web = await startWeb(engine, { RATE_LIMIT_SCALE: '1000', UPLOAD_MAX: '1MB' })
    project = await createBareProject(web.storage, {
      name: 'Reports',
      description: '',
      sourceLang: 'ar',
      targetLang: 'en',
    })
    omar = await web.signedIn({ name: 'Omar', roles: { [project]: 'translator' } })
    const { slug } = await web.storage.db
      .selectFrom('project')
      .select('slug')
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
    base = `/projects/${encodeURIComponent(slug)}`
  })
  afterAll(() => web.stop())

  async function send(form: FormData): Promise<Page> {
    const action = /action="([^"]*\/documents\?_csrf=[^"]*)"/.exec(
      (await omar.browser.get(`${base}/documents/new-with-translation`)).text,
    )![1]!
    const cookie = [...omar.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(web.url + action, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { cookie, accept: 'text/html' },
    })
    return {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      location: response.headers.get('location'),
    }
  }
  const documents = () =>
    web.storage.db
      .selectFrom('document')
      .select(['id', 'title', 'subtitle'])
      .where('project_id', '=', project)
      .execute()
  const imports = () => web.storage.db.selectFrom('import').select('id').execute()

  it('is offered where a document is added', async () => {
    expect((await omar.browser.get(`${base}/documents/new`)).text).toContain(`${base}/documents/new-with-translation`)
  })

  it('makes the document, aligns it in the background and opens its links', async () => {
    const answer = await send(formOf({ source: doumaArabic, target: doumaEnglish, title: 'دوما' }))
    expect(answer).toMatchObject({ status: 303, location: expect.stringContaining('/translation?import=') as string })
    await expect.poll(async () => (await omar.browser.get(answer.location!)).location).toMatch(/\/align/)
    const [made] = await documents()
    expect(made).toMatchObject({ title: 'دوما', subtitle: 'A report' })
    const pairs = await pairsAfter(web.storage.db, made!.id, undefined, 100)
    expect(ratios(pairs)).toMatch(/^1:2 1:2 1:1/)
    expect(new Set(pairs.filter(pair => pair.target !== '').map(pair => pair.status))).toEqual(new Set(['draft']))
  })

  it('asks how older files are written, then goes on with their bytes kept', async () => {
    const asked = await send(
      formOf({ sourceFile: arabicWindows, target: 'The Observatory spoke. The residents returned.' }),
    )
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('قال المرصد')
    const action = /action="([^"]*\/imports\/[^"]*\/translation)"/.exec(asked.text)![1]!
    const translation = /name="translation" value="([^"]*)"/.exec(asked.text)![1]!
    const answer = await omar.browser.post(
      action,
      { translation, source: 'windows-1256', title: '', subtitle: '' },
      '/me',
    )
    expect(answer.status).toBe(303)
    await expect.poll(async () => (await omar.browser.get(answer.location!)).location).toMatch(/\/align/)
    const made = (await documents()).find(({ title }) => title.startsWith('قال المرصد'))
    expect(
      (await pairsAfter(web.storage.db, made!.id, undefined, 100)).map(({ source, target }) => [source, target]),
    ).toEqual([
      ['قال المرصد.', 'The Observatory spoke.'],
      ['عاد السكان.', 'The residents returned.'],
    ])
  })

  it('is given up on demand while an encoding is asked for', async () => {
    const before = (await imports()).length
    const asked = await send(formOf({ sourceFile: arabicWindows, target: 'Yes.' }))
    const action = /action="([^"]*\/imports\/[^"]*\/translation)"/.exec(asked.text)![1]!
    const translation = /name="translation" value="([^"]*)"/.exec(asked.text)![1]!
    expect(await imports()).toHaveLength(before + 2)
    expect(await omar.browser.post(action, { translation, end: 'cancel' }, '/me')).toMatchObject({
      status: 303,
      location: base,
    })
    expect(await imports()).toHaveLength(before)
  })

  it('says what is missing beside the text it misses, keeps what was typed, and makes nothing', async () => {
    const before = [await documents(), await imports()]
    const answer = await send(formOf({ source: 'نعم.' }))
    expect(answer.status).toBe(422)
    expect(answer.text).toMatch(/id="target-problem">Paste a text or choose a file first\./)
    expect(answer.text).toContain('>\nنعم.</textarea>')
    expect((await send(formOf({ source: ' \n', target: 'Yes.' }))).text).toMatch(
      /id="source-problem">There are no words in it\./,
    )
    expect((await send(formOf({ source: 'نعم.', target: 'Yes.', title: 'a\u202Eb' }))).text).toContain(
      'invisible direction marks',
    )
    expect((await send(formOf({ source: 'ا'.repeat(20_001), target: 'Yes.' }))).text).toContain(
      'at most 20,000 fit into one',
    )
    expect([await documents(), await imports()]).toEqual(before)
  })

  it('is not for those who may only read', async () => {
    const reader = await web.signedIn({ name: 'Reader', roles: { [project]: 'viewer' } })
    expect((await reader.browser.get(`${base}/documents/new-with-translation`)).status).toBe(403)
  })
})
