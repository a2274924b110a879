import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProjectId } from '../../../src/model/id.ts'
import { readSrx } from '../../../src/text/segmentation/srx.ts'
import { projectRules } from '../../../src/storage/project-rules.ts'
import { createBareProject } from '../../../src/storage/sample.ts'
import type { Page } from '../../support/browser.ts'
import { engines } from '../../support/engines.ts'
import { startWeb } from '../../support/web.ts'
import type { SignedIn, Web } from '../../support/web.ts'
import { textIn } from '../../support/world.ts'

const rule = (breaks: 'yes' | 'no', before: string, after: string): string =>
  `<rule break="${breaks}"><beforebreak>${before}</beforebreak><afterbreak>${after}</afterbreak></rule>`
const srx = (...rules: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="no"/><body>
<languagerules><languagerule languagerulename="Arabic">
${rules.join('\n')}
</languagerule></languagerules>
<maprules><languagemap languagepattern="[Aa][Rr].*" languagerulename="Arabic"/></maprules></body></srx>`

const atCommas = srx(
  rule('no', 'دمشق،', '\\s'),
  rule('yes', '\u060C', '\\s'),
  rule('yes', '(?x) a', '\\s'),
  rule('yes', '[.!]++', '\\s'),
)
const neverEnding = srx(rule('yes', '', '(\u0627+)+!'))
const source = 'وصل الوفد إلى دمشق، ثم غادر، وعاد السكان. انتهى اليوم.'
const switches = { newlines: 'on', abbreviations: 'on', speaker: 'on' }
const told = (page: Page): string =>
  page.text
    .replaceAll(/<svg.*?<\/svg>|<\/?bdi[^>]*>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

describe.each(engines)('rules in a file, on $name', engine => {
  let web: Web
  let project: ProjectId
  let mona: SignedIn
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
    await textIn(web.storage, project, source)
    const { slug } = await web.storage.db
      .selectFrom('project')
      .select('slug')
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
    path = `/projects/${encodeURIComponent(slug)}/segmentation`
  })
  afterAll(() => web.stop())

  async function upload(action: string, field: string, value: string | File): Promise<Page> {
    const form = new FormData()
    form.set(field, value)
    const cookie = [...mona.browser.cookies].map(([name, kept]) => `${name}=${kept}`).join('; ')
    const address = `${web.url}${action}?_csrf=${encodeURIComponent(await mona.browser.csrf(path))}`
    const response = await fetch(address, {
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
  const bring = (text: string, name = 'house rules.srx'): Promise<Page> =>
    upload(`${path}/file`, 'file', new File([text], name))
  const preview = (fields: Readonly<Record<string, string>>): Promise<Page> =>
    mona.browser.post(`${path}/preview`, { ...switches, ...fields }, path)

  it('are read, told apart by whether they can run, and cut nothing before somebody says so', async () => {
    expect(await bring(atCommas)).toMatchObject({ status: 303, location: `${path}?done=rule-file-kept#rule-file` })
    const page = told(await mona.browser.get(path))
    expect(page).toContain('house rules.srx : 3 rules for Arabic can run here; they are switched off')
    expect(page).toMatch(/Line 6: Rule 3 of &#34;Arabic&#34; cannot run: in \(\?x\) a JavaScript has no flag/)
    expect(page).toContain('a possessive quantifier runs as a greedy one')
    expect(told(await preview({}))).toContain('Nothing changes')
    const tried = told(await preview({ file: 'on' }))
    expect(tried).toContain('1 cut, 0 joined')
    expect(tried).toContain('a rule of house rules.srx ends a sentence here')
  })

  it('cut new texts once they are switched on, and can be switched off where a text is added', async () => {
    await mona.browser.post(path, { ...switches, file: 'on' }, path)
    const begun = await upload(path.replace('/segmentation', '/imports'), 'text', source)
    const step = begun.location!
    const sentences = async (): Promise<number> =>
      [...(await mona.browser.get(step)).text.matchAll(/data-end=/g)].length
    expect(await sentences()).toBe(3)
    expect((await mona.browser.get(`${step}&at=1`)).text).toContain('a rule of house rules.srx, or by hand')
    await mona.browser.post(`${step.replace(/\?.*/, '')}/rules`, switches, step)
    expect(await sentences()).toBe(2)
    expect((await mona.browser.get(step)).text).toContain('By the rules of house rules.srx')
  })

  it('go out as they came, and our own as SRX 2.0', async () => {
    await mona.browser.post(path, { ...switches, file: 'on' }, path)
    expect(readSrx((await mona.browser.get(`${path}/rules.srx`)).text).srx?.languageRules[0]?.rules).toEqual(
      (await projectRules(web.storage.db, project)).file?.rules,
    )
    await mona.browser.post(path, { ...switches, keepBefore: 'حلب.', keepAfter: 'وصلت' }, path)
    const own = await mona.browser.get(`${path}/rules.srx`)
    expect(own.headers.get('content-disposition')).toMatch(/^attachment; filename=.*\.srx$/)
    const { srx: ours, problems } = readSrx(own.text)
    expect(problems).toEqual([])
    expect(ours?.languageRules[0]?.rules[0]).toEqual({ breaks: false, before: 'حلب\\.', after: '\\s*وصلت' })
  })

  it('that would never end are stopped after two seconds, and the page says so', async () => {
    await bring(neverEnding, 'slow.srx')
    const alifs = `قال المرصد. ${'\u0627'.repeat(50_000)} انتهى.`
    await textIn(web.storage, project, alifs)
    const page = told(await preview({ file: 'on' }))
    expect(page).toContain('The rules of the file took more than 2 seconds on this text and were stopped.')
    await mona.browser.post(path, { ...switches, file: 'on' }, path)
    const begun = await upload(path.replace('/segmentation', '/imports'), 'text', alifs)
    expect((await mona.browser.get(begun.location!)).text).toContain('were stopped; it is cut without them')
    await mona.browser.post(`${path}/file/removal`, {}, path)
    expect(await projectRules(web.storage.db, project)).toMatchObject({ usesFile: false })
    expect((await projectRules(web.storage.db, project)).file).toBeUndefined()
  })

  it.each([
    ['no XML', 'hello', 'This is not an SRX file'],
    ['a broken pattern', srx(rule('yes', '[.', '\\s')), 'is broken'],
    [
      'rules for another language only',
      atCommas.replace('[Aa][Rr].*', 'de.*'),
      'no rule for the language of this project',
    ],
    ['nothing', '', 'Choose an SRX file first.'],
  ])('are refused with a reason: %s', async (_, text, reason) => {
    const refused = await bring(text)
    expect(refused.status).toBe(422)
    expect(told(refused)).toContain(reason)
  })

  it('are refused when the file is larger than 2 MB', async () => {
    expect((await bring(' '.repeat(2 * 1024 * 1024 + 10))).status).toBe(413)
  })
})
