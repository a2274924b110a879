import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProjectId } from '../../../src/model/id.ts'
import { beginDocumentRun } from '../../../src/storage/document-runs.ts'
import type { Document } from '../../../src/storage/documents.ts'
import { pairsAfter } from '../../../src/storage/pairs.ts'
import { createBareProject } from '../../../src/storage/sample.ts'
import { saveTarget } from '../../../src/storage/save-target.ts'
import type { Page } from '../../support/browser.ts'
import { engines } from '../../support/engines.ts'
import { startWeb } from '../../support/web.ts'
import type { SignedIn, Web } from '../../support/web.ts'
import { textIn } from '../../support/world.ts'

const source = 'قال الوزير: لن نعود. وصل الوفد؛ ثم غادر.\nانتهى اليوم. عاد الناس: كلهم.'
const switches = { newlines: 'on', abbreviations: 'on', speaker: 'on' }
const told = (page: Page): string =>
  page.text
    .replaceAll(/<svg.*?<\/svg>|<\/?bdi[^>]*>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const seenIn = (page: Page): string => /name="seen" value="([^"]*)"/.exec(page.text)![1]!

describe.each(engines)('cutting a text anew on $name', engine => {
  let web: Web
  let project: ProjectId
  let document: Document
  let omar: SignedIn
  let vera: SignedIn
  let base = ''
  let path = ''
  beforeAll(async () => {
    web = await startWeb(engine, { RATE_LIMIT_SCALE: '1000' })
    project = await createBareProject(web.storage, {
      name: 'Reports',
      description: '',
      sourceLang: 'ar',
      targetLang: 'en',
    })
    omar = await web.signedIn({ name: 'Omar', roles: { [project]: 'translator' } })
    vera = await web.signedIn({ name: 'Vera', roles: { [project]: 'viewer' } })
    document = await textIn(web.storage, project, source)
    const { slug } = await web.storage.db
      .selectFrom('project')
      .select('slug')
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
    base = `/projects/${encodeURIComponent(slug)}/documents/${encodeURIComponent(document.slug)}`
    path = `${base}/segmentation`
  })
  afterAll(() => web.stop())

  const sources = async (): Promise<string[]> =>
    (await pairsAfter(web.storage.db, document.id, undefined, 100)).map(pair => pair.source)
  const translateFirst = async (text: string): Promise<void> => {
    const [first] = await pairsAfter(web.storage.db, document.id, undefined, 1)
    await saveTarget(web.storage, {
      project,
      pair: first!.id,
      user: omar.id,
      baseRevision: first!.revision,
      text,
      verdict: 'confirm',
    })
  }
  const preview = (fields: Readonly<Record<string, string>>): Promise<Page> =>
    omar.browser.post(`${path}/preview`, { ...switches, ...fields }, path)

  /** What comes of it, also when that takes so long that the page shows how far it is. */
  const cut = async (fields: Readonly<Record<string, string>>): Promise<Page> => {
    const begun = await omar.browser.post(path, { ...switches, ...fields }, path)
    if (!begun.location?.includes('?run=')) return begun
    let page = begun
    await expect
      .poll(async () => (page = await omar.browser.get(begun.location!)).text.includes('data-running'))
      .toBe(false)
    return page
  }

  it('shows what becomes of every segment, with the texts of those that do not stay', async () => {
    await translateFirst('The minister said: we shall not return.')
    const page = told(await preview({ colon: 'on', semicolon: 'on' }))
    expect(page).toMatch(/1 kept as they are 0 joined 4 divided 1 to look at/)
    expect(page).toMatch(/Look قال الوزير: لن نعود\. Translated: The minister said: we shall not return\./)
    expect(page).toContain('Divided وصل الوفد؛')
    expect(await sources()).toHaveLength(4)
    expect(told(await preview({}))).toContain('Every segment stays as it is.')
  })

  it('is one step that is taken back by one step, the rules with it', async () => {
    const before = await sources()
    const seen = seenIn(await preview({ colon: 'on', semicolon: 'on' }))
    const done = await cut({ colon: 'on', semicolon: 'on', seen })
    expect(done.status).toBe(303)
    expect(await sources()).toEqual([
      'قال الوزير: لن نعود.',
      'وصل الوفد؛',
      'ثم غادر.',
      'انتهى اليوم.',
      'عاد الناس:',
      'كلهم.',
    ])
    const after = await omar.browser.get(done.location!)
    expect(after.text).toContain('The text is cut anew.')
    expect(after.text).toMatch(/name="colon" checked/)
    const undoAt = /action="([^"]*\/undo)"/.exec(after.text)![1]!
    expect((await omar.browser.post(undoAt, {}, path)).location).toBe(`${base}?done=undone`)
    expect(await sources()).toEqual(before)
    const now = await omar.browser.get(done.location!)
    expect(now.text).not.toContain('The text is cut anew.')
    expect(now.text).not.toMatch(/name="colon" checked/)
  })

  it('does nothing when somebody worked in the text since it was looked at, and shows how it would be now', async () => {
    const seen = seenIn(await preview({ semicolon: 'on' }))
    await translateFirst('The minister said they would not be back.')
    const late = await cut({ semicolon: 'on', seen })
    expect(late.status).toBe(409)
    expect(told(late)).toContain('Somebody worked in this text since you looked, so nothing was done yet.')
    expect(await sources()).toHaveLength(4)
    expect((await cut({ semicolon: 'on', seen: seenIn(late) })).status).toBe(303)
    expect(await sources()).toHaveLength(5)
  })

  it('begins with the rules of the text, or with those of the project', async () => {
    expect((await omar.browser.get(path)).text).toMatch(/name="semicolon" checked/)
    expect((await omar.browser.get(`${path}?rules=project`)).text).not.toMatch(/name="semicolon" checked/)
  })

  it('is shown to everybody while it goes on, done by nobody else, and cancelled by whoever may translate', async () => {
    const before = await sources()
    const run = await beginDocumentRun(
      web.storage,
      { document: document.id, kind: 'segmentation', user: omar.id },
      new Date(0).toISOString(),
    )
    const shown = await vera.browser.get(path)
    expect(told(shown)).toContain('The text is being cut anew.')
    expect(shown.text).not.toContain('Cancel</button>')
    const late = await omar.browser.post(path, { ...switches, colon: 'on' }, path)
    expect([late.status, late.location]).toEqual([303, path])
    expect(await sources()).toEqual(before)
    expect((await vera.browser.post(`${path}/cancellation`, {}, path)).status).toBe(403)
    const ended = await omar.browser.post(`${path}/cancellation`, {}, path)
    expect([ended.status, ended.location]).toEqual([303, `${path}?run=${run}`])
    expect(told(await omar.browser.get(ended.location!))).toContain('Cutting the text anew was cancelled.')
    expect((await omar.browser.get(path)).text).toContain('name="colon"')
  })

  it('is for those who translate; others may look', async () => {
    const page = await vera.browser.post(`${path}/preview`, { ...switches, colon: 'on' }, path)
    expect(page.status).toBe(200)
    expect(page.text).not.toContain('Cut the text anew</button>')
    expect((await vera.browser.post(path, { ...switches, colon: 'on' }, path)).status).toBe(403)
  })

  it('can be reached from the text and from its project', async () => {
    expect((await omar.browser.get(base)).text).toContain(`href="${path}"`)
    expect((await omar.browser.get(base.replace(/\/documents.*/, ''))).text).toContain(
      `href="${base.replace(/\/documents.*/, '/segmentation')}"`,
    )
  })
})
