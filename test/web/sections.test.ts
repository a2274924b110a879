import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProjectId } from '../../src/model/id.ts'
import { createBareProject } from '../../src/storage/sample.ts'
import { engines } from '../support/engines.ts'
import { startWeb } from '../support/web.ts'
import type { Web } from '../support/web.ts'

const linksOf = (text: string): string[] =>
  [...(/<nav class="sections"[\s\S]*?<\/nav>/.exec(text)?.[0] ?? '').matchAll(/href="([^"]+)"/g)].map(
    ([, href]) => href!,
  )

describe('the parts of a project', () => {
  let web: Web
  let project: ProjectId
  let path: string
  beforeAll(async () => {
    web = await startWeb(engines[0]!)
    project = await createBareProject(web.storage, {
      name: 'ترجمات الغوطة',
      description: '',
      sourceLang: 'ar',
      targetLang: 'en',
    })
    const { slug } = await web.storage.db
      .selectFrom('project')
      .select('slug')
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
    path = `/projects/${encodeURIComponent(slug)}`
  })
  afterAll(() => web.stop())

  it('are listed on its pages, each leads to a page, and the one that is open is marked', async () => {
    const { browser } = await web.signedIn({ name: 'Mona', roles: { [project]: 'manager' } })
    const links = linksOf((await browser.get(path)).text)
    expect(links).toContain(`${path}/settings`)
    for (const link of links) {
      const page = await browser.get(link)
      expect([link, page.status, page.text.includes(`<a href="${link}" aria-current="page">`)]).toEqual([
        link,
        200,
        true,
      ])
    }
  })

  it('leave out what a member may not do', async () => {
    const { browser } = await web.signedIn({ name: 'Vera', roles: { [project]: 'viewer' } })
    const links = linksOf((await browser.get(path)).text)
    expect(links).toContain(`${path}/members`)
    expect(links).not.toContain(`${path}/settings`)
  })

  it('are on no page outside of projects', async () => {
    const { browser } = await web.signedIn({ name: 'Noor' })
    expect(linksOf((await browser.get('/projects')).text)).toEqual([])
  })
})
