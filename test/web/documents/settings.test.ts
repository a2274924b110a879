import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentId } from '../../../src/model/id.ts'
import { purgeDocuments } from '../../../src/storage/documents.ts'
import { pairsAfter } from '../../../src/storage/pairs.ts'
import { engines } from '../../support/engines.ts'
import { builtServer } from '../../support/shared.ts'
import { startWeb } from '../../support/web.ts'
import type { SignedIn, Web } from '../../support/web.ts'
import { smallWorld } from '../../support/world.ts'

describe.each(engines)('the settings of a document on $name', engine => {
  let web: Web
  let mona: SignedIn
  let omar: SignedIn
  let document: DocumentId
  let [project, path] = ['', '']

  beforeAll(async () => {
    await builtServer()
    web = await startWeb(engine)
    const world = await smallWorld(web.storage, 'انتهى العقد. ذهبوا إلى السوق.')
    document = world.document.id
    mona = await web.signedIn({ name: 'Mona', roles: { [world.project]: 'manager' } })
    omar = await web.signedIn({ name: 'Omar', roles: { [world.project]: 'translator' } })
    const { slug } = await web.storage.db
      .selectFrom('project')
      .select('slug')
      .where('id', '=', world.project)
      .executeTakeFirstOrThrow()
    project = `/projects/${encodeURIComponent(slug)}`
    path = `${project}/documents/${encodeURIComponent(world.document.slug)}`
    const [first] = await pairsAfter(web.storage.db, document, undefined, 1)
    await omar.browser.postJson(`/pairs/${first!.id}/verdict`, {
      verdict: 'confirm',
      text: 'The contract ended.',
      revision: first!.revision,
    })
  })
  afterAll(() => web.stop())

  const kept = () => pairsAfter(web.storage.db, document, undefined, 10)

  it('give it another name, which must be one', async () => {
    expect((await mona.browser.post(`${path}/settings`, { title: ' ', subtitle: '' }, path)).status).toBe(422)
    await mona.browser.post(`${path}/settings`, { title: 'العقد والسوق', subtitle: 'Contract and market' }, path)
    expect((await omar.browser.get(project)).text).toContain('Contract and market')
    expect((await omar.browser.get(path)).text).toContain('العقد والسوق')
  })

  it('are for managers', async () => {
    expect((await omar.browser.get(`${path}/settings`)).status).toBe(403)
    expect((await omar.browser.post(`${path}/deletion`, {}, path)).status).toBe(403)
    expect((await omar.browser.get(project)).text).not.toContain('/settings')
    expect((await mona.browser.get(project)).text).toContain(`${path}/settings`)
  })

  it('delete it from everybody’s sight, and bring it back as it was', async () => {
    const before = await kept()
    expect((await mona.browser.post(`${path}/deletion`, {}, path)).status).toBe(303)
    expect((await omar.browser.get(path)).status).toBe(404)
    expect((await omar.browser.get(`/pairs/${before[0]!.id}/row`)).status).toBe(404)
    expect((await omar.browser.get(project)).text).not.toContain('العقد والسوق')
    expect((await mona.browser.get(project)).text).toContain(`${path}/restoration`)
    expect((await omar.browser.post(`${path}/restoration`, {}, project)).status).toBe(403)
    expect((await mona.browser.post(`${path}/restoration`, {}, project)).location).toContain(path)
    expect(await kept()).toEqual(before)
    expect((await omar.browser.get(path)).status).toBe(200)
    expect((await mona.browser.post(`${path}/restoration`, {}, project)).status).toBe(404)
  })

  it('let it go for good when the time is over, and not before', async () => {
    await mona.browser.post(`${path}/deletion`, {}, path)
    const { signal } = new AbortController()
    await purgeDocuments(web.storage, new Date(Date.now() - 60_000).toISOString(), signal)
    expect(await kept()).toHaveLength(2)
    await purgeDocuments(web.storage, new Date(Date.now() + 60_000).toISOString(), signal)
    expect(await kept()).toEqual([])
    expect(await web.storage.db.selectFrom('document').select('id').where('id', '=', document).execute()).toEqual([])
    expect((await mona.browser.post(`${path}/restoration`, {}, project)).status).toBe(404)
  })
})
