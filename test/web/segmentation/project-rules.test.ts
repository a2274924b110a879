import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProjectId } from '../../../src/model/id.ts'
import { projectRules } from '../../../src/storage/project-rules.ts'
import { createBareProject } from '../../../src/storage/sample.ts'
import type { Page } from '../../support/browser.ts'
import { engines } from '../../support/engines.ts'
import { startWeb } from '../../support/web.ts'
import type { SignedIn, Web } from '../../support/web.ts'
import { textIn } from '../../support/world.ts'

const source = 'قال المرصد: الطريق مفتوح. وصل تحق. أحمد أمس؛ ثم غادر.\nعاد السكان إلى حلب. وصلت القافلة.'
const usual = { newlines: 'on', abbreviations: 'on', speaker: 'on' }

const told = (page: Page): string =>
  page.text
    .replaceAll(/<svg.*?<\/svg>|<\/?bdi[^>]*>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const seenIn = (page: Page): string => /name="seen" value="([^"]*)"/.exec(page.text)![1]!

describe.each(engines)('the rules of a project on $name', engine => {
  let web: Web
  let project: ProjectId
  let mona: SignedIn
  let vera: SignedIn
  let path = ''
  beforeAll(async () => {
    web = await startWeb(engine, { RATE_LIMIT_SCALE: '1000' })
    project = await createBareProject(web.storage, {
      name: 'Reports',
      description: '',
      sourceLang: 'ar',
      targetLang: 'en',
    })
    mona = await web.signedIn({ name: 'Mona', roles: { [project]: 'manager' } })
    vera = await web.signedIn({ name: 'Vera', roles: { [project]: 'viewer' } })
    await textIn(web.storage, project, source)
    const { slug } = await web.storage.db
      .selectFrom('project')
      .select('slug')
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
    path = `/projects/${encodeURIComponent(slug)}/segmentation`
  })
  afterAll(() => web.stop())

  const preview = (fields: Readonly<Record<string, string>>, who = mona): Promise<Page> =>
    who.browser.post(`${path}/preview`, { ...usual, ...fields }, path)
  const save = async (fields: Readonly<Record<string, string>>): Promise<Page> =>
    mona.browser.post(path, { ...usual, seen: seenIn(await mona.browser.get(path)), ...fields }, path)

  it('are tried on a text before they are saved: every place that changes is there with its reason', async () => {
    const colon = told(await preview({ colon: 'on' }))
    expect(colon).toContain('1 place changes: 1 cut, 0 joined. 5 sentences become 6.')
    expect(colon).toContain('Cut قال المرصد: الطريق مفتوح.')
    expect(colon).toContain('Sentence 1: after a colon, as the project wants.')
    const kept = told(await preview({ keepBefore: 'حلب.', keepAfter: 'وصلت' }))
    expect(kept).toContain('0 cut, 1 joined')
    expect(kept).toContain('an exception of the project keeps this together')
    expect(told(await preview({ own: 'تحق' }))).toContain('after the abbreviation تحق.')
    expect(told(await preview({ cutBefore: 'السكان', cutAfter: 'إلى' }))).toContain(
      'a list or a rule of the project begins a sentence here',
    )
    expect(await projectRules(web.storage.db, project)).toEqual({ own: {}, usesFile: false })
  })

  it('say why a boundary is gone also where nothing is said about the place any more', async () => {
    const { newlines, ...rest } = usual
    const page = told(
      await mona.browser.post(`${path}/preview`, { ...rest, keepBefore: 'غادر.', keepAfter: 'عاد' }, path),
    )
    expect(page).toContain('1 joined')
    expect(newlines).toBe('on')
  })

  it('are kept by a manager, and every new text is cut by them', async () => {
    const saved = await save({ semicolon: 'on', own: 'تحق\nتحق\n', keepBefore: ' حلب. ', keepAfter: 'وصلت' })
    expect(saved).toMatchObject({ status: 303, location: `${path}?done=rules-kept` })
    expect((await projectRules(web.storage.db, project)).own).toEqual({
      newlineBreaks: true,
      breakAfterSemicolon: true,
      breakAfterColon: false,
      respectAbbreviations: true,
      keepQuotationWithSpeaker: true,
      abbreviations: ['تحق'],
      breakRules: [],
      exceptions: [{ before: 'حلب.', after: 'وصلت' }],
    })
    const upload = new FormData()
    upload.set('text', source)
    const base = path.replace('/segmentation', '')
    const cookie = [...mona.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const begun = await fetch(`${web.url}${base}/imports?_csrf=${encodeURIComponent(await mona.browser.csrf(base))}`, {
      method: 'POST',
      body: upload,
      redirect: 'manual',
      headers: { cookie, accept: 'text/html' },
    })
    const step = await mona.browser.get(begun.headers.get('location')!)
    expect([...step.text.matchAll(/<\/span>([^<]*)<\/span> <button class="bound/g)].map(match => match[1])).toEqual([
      'قال المرصد: الطريق مفتوح.',
      'وصل تحق. أحمد أمس؛',
      'ثم غادر.',
      'عاد السكان إلى حلب. وصلت القافلة.',
    ])
    expect(step.text).toMatch(/name="semicolon" checked/)
    await save({})
  })

  it('are not overwritten by somebody who has not seen them; what was written stays in the form', async () => {
    const seen = seenIn(await mona.browser.get(path))
    await save({ colon: 'on' })
    const late = await mona.browser.post(path, { ...usual, seen, own: 'ص.ب' }, path)
    expect(late.status).toBe(409)
    expect(late.text).toContain('ص.ب')
    expect((await projectRules(web.storage.db, project)).own.breakAfterColon).toBe(true)
    expect((await mona.browser.post(path, { ...usual, seen: seenIn(late), own: 'ص.ب' }, path)).status).toBe(303)
    await save({})
  })

  it('may be looked at and tried by everybody, changed by managers only', async () => {
    expect((await vera.browser.get(path)).text).toContain('Only managers save these')
    expect((await preview({ colon: 'on' }, vera)).status).toBe(200)
    expect((await vera.browser.post(path, { ...usual }, path)).status).toBe(403)
  })

  it('refuse more than a form should hold with a sentence', async () => {
    const token = await mona.browser.csrf(path)
    const many = new URLSearchParams([
      ['_csrf', token],
      ...Array.from({ length: 40 }, (): [string, string] => ['keepBefore', 'حلب']),
    ])
    const refused = await mona.browser.request('POST', `${path}/preview`, { body: many })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('At most 30 places')
    expect((await preview({ own: 'ا'.repeat(41) })).status).toBe(422)
  })
})
