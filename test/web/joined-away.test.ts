import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Pair } from '../../src/model/pair.ts'
import { pairById, pairsAfter } from '../../src/storage/pairs.ts'
import { mergeWithNext } from '../../src/workbench/edit-pairs.ts'
import { saveTranslation } from '../../src/workbench/save-translation.ts'
import { undo } from '../../src/workbench/undo.ts'
import { engines } from '../support/engines.ts'
import { startWeb } from '../support/web.ts'
import type { SignedIn, Web } from '../support/web.ts'
import { smallWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

describe.each(engines)('saving a pair that somebody joined with another, on $name', engine => {
  let web: Web
  let world: World
  let omar: SignedIn
  let outsider: SignedIn
  let [heir, gone]: [Pair, Pair] = [undefined!, undefined!]
  let joining: Parameters<typeof undo>[1]['operation']

  beforeAll(async () => {
    web = await startWeb(engine)
    world = await smallWorld(web.storage)
    omar = await web.signedIn({ name: 'Omar', roles: { [world.project]: 'translator' } })
    outsider = await web.signedIn({ name: 'Olga' })
    ;[heir, gone] = (await pairsAfter(web.storage.db, world.document.id, undefined, 2)) as [Pair, Pair]
    const author = { project: world.project, document: world.document.id, user: world.layla }
    await saveTranslation(web.storage, {
      ...author,
      targetLang: 'en',
      pair: heir.id,
      revision: heir.revision,
      text: 'The convoy arrived.',
    })
    const { revision } = (await pairById(web.storage.db, heir.id))!
    const merged = await mergeWithNext(web.storage, author, { pair: heir.id, revision })
    if (merged.kind !== 'applied') throw new Error(merged.kind)
    joining = merged.operation
  })
  afterAll(() => web.stop())

  const put = async (who: SignedIn, body: object) =>
    who.browser.request('PUT', `/pairs/${gone.id}/target`, {
      headers: {
        'content-type': 'application/json',
        'accept': 'application/json',
        'x-csrf-token': await who.browser.csrf('/me'),
      },
      body: JSON.stringify(body),
    })

  it('writes nothing and says which pair has its words, with the text and revision of that one', async () => {
    const page = await put(omar, { text: 'The road is open.', revision: gone.revision })
    expect(page.status).toBe(410)
    const now = (await pairById(web.storage.db, heir.id))!
    expect(JSON.parse(page.text)).toMatchObject({
      because: expect.stringContaining('segment 1'),
      heir: { pair: heir.id, number: 1, text: now.target, revision: now.revision, status: now.status },
    })
    expect(now.target).toContain('The convoy arrived.')
    expect(now.target).not.toContain('The road is open.')
  })

  it('shows both texts to a form', async () => {
    const page = await omar.browser.post(
      `/pairs/${gone.id}/target`,
      { text: 'The road is open.', revision: String(gone.revision) },
      '/me',
    )
    expect(page.status).toBe(409)
    expect(page.text).toContain('The convoy arrived. The road is open.</textarea>')
    expect(page.text).toContain(`/pairs/${heir.id}/target`)
  })

  it('gives a verdict on neither', async () => {
    const page = await omar.browser.postJson(`/pairs/${gone.id}/verdict`, {
      verdict: 'confirm',
      text: 'The road is open.',
      revision: gone.revision,
    })
    expect(page.status).toBe(410)
    expect((await pairById(web.storage.db, heir.id))!.status).toBe('draft')
  })

  it('leads links to the pair that has its words, and other steps nowhere', async () => {
    expect((await omar.browser.get(`/pairs/${gone.id}`)).location).toContain(`#pair-${heir.id}`)
    expect((await omar.browser.get(`/pairs/${gone.id}/row`)).status).toBe(404)
  })

  it('tells a stranger no more than of a pair that never was', async () => {
    expect((await put(outsider, { text: 'x', revision: 1 })).status).toBe(404)
    expect((await outsider.browser.get(`/pairs/${gone.id}`)).status).toBe(404)
  })

  it('works again once the joining is undone', async () => {
    expect(await undo(web.storage, { project: world.project, operation: joining, user: world.layla })).toMatchObject({
      kind: 'undone',
    })
    const { revision } = (await pairById(web.storage.db, gone.id))!
    expect((await put(omar, { text: 'The road is open.', revision })).status).toBe(200)
  })
})
