import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProjectId } from '../../../src/model/id.ts'
import { pairsAfter } from '../../../src/storage/pairs.ts'
import type { Document } from '../../../src/storage/documents.ts'
import { projectRules } from '../../../src/storage/project-rules.ts'
import { createBareProject } from '../../../src/storage/sample.ts'
import type { Page } from '../../support/browser.ts'
import { engines } from '../../support/engines.ts'
import { startWeb } from '../../support/web.ts'
import type { SignedIn, Web } from '../../support/web.ts'
import { textIn } from '../../support/world.ts'

const first = 'وصلت القافلة صباح اليوم إلى المدينة بعد أن قطعت مسافة طويلة في طريق وعر'
const second = 'ثم توقفت عند المدخل الشمالي حيث كان الأهالي ينتظرون منذ ساعات'
const third = 'ثم وزع المتطوعون الطعام على العائلات المحتاجة في المدينة كلها'
const source = `${first} ${second} ${third}`
const told = (page: Page): string =>
  page.text
    .replaceAll(/<svg.*?<\/svg>|<\/?bdi[^>]*>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
/** What the form of a break on a page sends. */
const fieldsOf = (page: Page, index = 0): Record<string, string> => {
  const item = [...page.text.matchAll(/<li[^>]*data-break[^]*?<\/li>/g)][index]![0]
  return Object.fromEntries(
    [...item.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(match => [match[1]!, match[2]!]),
  )
}

describe.each(engines)('breaks in a text without full stops, on $name', engine => {
  let web: Web
  let project: ProjectId
  let document: Document
  let omar: SignedIn
  let mona: SignedIn
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
    mona = await web.signedIn({ name: 'Mona', roles: { [project]: 'manager' } })
    document = await textIn(web.storage, project, source)
    const { slug } = await web.storage.db
      .selectFrom('project')
      .select('slug')
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
    base = `/projects/${encodeURIComponent(slug)}`
    path = `${base}/documents/${encodeURIComponent(document.slug)}/breaks`
  })
  afterAll(() => web.stop())

  const sources = async (): Promise<string[]> =>
    (await pairsAfter(web.storage.db, document.id, undefined, 100)).map(pair => pair.source)

  it('are proposed with a confidence and a reason, accepted one by one and taken back', async () => {
    const page = await omar.browser.get(path)
    expect(told(page)).toMatch(/2 likely breaks/)
    expect(told(page)).toMatch(/\d\d% .*Sentence 1: «ثم» opens a clause/)
    const { _csrf, ...fields } = fieldsOf(page)
    expect(_csrf).toBeDefined()
    const accepted = await omar.browser.post(path, fields, path)
    expect(accepted.status).toBe(303)
    expect(await sources()).toEqual([first, `${second} ${third}`])
    const next = await omar.browser.get(accepted.location!)
    expect(next.text).toMatch(/id="current" data-break="\d+"/)
    expect(told(next)).toContain('1 likely break')
    expect((await omar.browser.post(path, fields, path)).location).toContain('problem=moved')
    await omar.browser.post(`${path}/undo`, { least: '50' }, path)
    expect(await sources()).toEqual([source])
    expect((await omar.browser.post(`${path}/undo`, { least: '50' }, path)).location).toContain('problem=moved')
  })

  it('become a rule of the project, after its other places were shown', async () => {
    const href = /href="([^"]*)" data-rule/.exec((await mona.browser.get(path)).text)![1]!.replaceAll('&amp;', '&')
    const shown = await mona.browser.get(href)
    expect(told(shown)).toContain('A rule: cut before ثم')
    expect(told(shown)).toContain('1 other place in this text')
    expect((await omar.browser.get(href)).text).toContain('A manager can make it a rule of the project.')
    expect((await omar.browser.post(`${base}/segmentation/places`, { after: 'ثم' }, path)).status).toBe(403)
    const kept = await mona.browser.post(`${base}/segmentation/places`, { before: '', after: 'ثم', back: path }, path)
    expect(kept.location).toBe(`${path}?done=rule-added`)
    expect(
      (await mona.browser.post(`${base}/segmentation/places`, { after: 'ثم', back: '//elsewhere.example' }, path))
        .location,
    ).toBe(`${base}/segmentation?done=rule-added`)
    expect((await projectRules(web.storage.db, project)).own.breakRules).toEqual([{ before: '', after: 'ثم' }])
    expect((await mona.browser.get(href)).text).toContain('The project has this rule.')
    await web.storage.write(tx => tx.updateTable('project').set({ settings: '{}' }).where('id', '=', project).execute())
  })

  it('are found in a text on its way in, where accepting one is a correction and a rule cuts everywhere', async () => {
    const form = new FormData()
    form.set('text', source)
    const cookie = [...omar.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const begun = await fetch(`${web.url}${base}/imports?_csrf=${encodeURIComponent(await omar.browser.csrf(base))}`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { cookie, accept: 'text/html' },
    })
    const step = begun.headers.get('location')!
    const breaks = `${step.replace(/\?.*/, '')}/breaks`
    expect((await omar.browser.get(step)).text).toContain(`href="${breaks}"`)
    const sentences = async (): Promise<number> =>
      [...(await omar.browser.get(step)).text.matchAll(/data-end=/g)].length
    const page = await omar.browser.get(breaks)
    await omar.browser.post(breaks, fieldsOf(page), breaks)
    expect(await sentences()).toBe(2)
    await omar.browser.post(`${breaks}/undo`, { least: '50' }, breaks)
    expect(await sentences()).toBe(1)
    await omar.browser.post(`${breaks}/rule`, { before: '', after: 'ثم' }, breaks)
    expect(await sentences()).toBe(3)
    expect((await mona.browser.get(breaks)).status).toBe(404)
  })
})
