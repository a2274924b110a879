import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checks } from '../../../src/text/checks/index.ts'
import { pairsAfter } from '../../../src/storage/pairs.ts'
import type { Pair } from '../../../src/model/pair.ts'
import { engines } from '../../support/engines.ts'
import { builtServer } from '../../support/shared.ts'
import { startWeb } from '../../support/web.ts'
import type { SignedIn, Web } from '../../support/web.ts'
import { smallWorld } from '../../support/world.ts'

const source = 'وصلت 27 شاحنة إلى دوما. قال المرصد إن الطريق إلى دوما مفتوح. عاد السكان إلى دوما.'
const targets = [
  '27 trucks reached Douma.',
  'The observatory said the road to Duma is open.',
  'Residents returned to  Douma.',
]

describe.each(engines)('checks on $name', engine => {
  let web: Web
  let [manager, omar, vera]: SignedIn[] = []
  let [project, document, pairs]: [string, string, readonly Pair[]] = ['', '', []]

  beforeAll(async () => {
    await builtServer()
    web = await startWeb(engine)
    const world = await smallWorld(web.storage, source)
    const roles = (role: 'manager' | 'translator' | 'viewer') => ({ [world.project]: role })
    manager = await web.signedIn({ name: 'Maryam', roles: roles('manager') })
    omar = await web.signedIn({ name: 'Samir', roles: roles('translator') })
    vera = await web.signedIn({ name: 'Vera', roles: roles('viewer') })
    const { slug } = await web.storage.db
      .selectFrom('project')
      .select('slug')
      .where('id', '=', world.project)
      .executeTakeFirstOrThrow()
    project = `/projects/${encodeURIComponent(slug)}`
    document = `${project}/documents/${encodeURIComponent(world.document.slug)}`
    for (const [index, pair] of (await pairsAfter(web.storage.db, world.document.id, undefined, 10)).entries()) {
      await omar.browser.postJson(`/pairs/${pair.id}/target`, { text: targets[index], revision: pair.revision })
    }
    pairs = await pairsAfter(web.storage.db, world.document.id, undefined, 10)
  })
  afterAll(() => web.stop())

  const ended = async () => {
    for (let tries = 0; tries < 200; tries++) {
      const page = await omar!.browser.get(`${document}/checks?part=run`)
      if (!page.text.includes('data-running')) return page.text
      await pause(25)
    }
    throw new Error('the check did not end')
  }

  it('finds across a text what no segment alone shows, after a plain form, and lists it by kind', async () => {
    const before = (await omar!.browser.get(`${document}/checks`)).text
    expect(before).toContain('Segments are checked as they are saved.')
    expect(before).not.toContain('name-spelling')
    const sent = await omar!.browser.post(`${document}/checks`, {}, `${document}/checks`)
    expect([sent.status, sent.location]).toEqual([303, `${document}/checks`])
    expect(await ended()).toContain('The whole text was checked')
    expect((await omar!.browser.get(`${document}/checks`)).text).toContain(`href="${document}?checks=name-spelling"`)
    const filtered = (await omar!.browser.get(`${document}?checks=name-spelling`)).text
    expect(filtered).toContain(`id="pair-${pairs[1]!.id}"`)
    expect(filtered).not.toContain(`id="pair-${pairs[2]!.id}"`)
  })

  it('cancels what runs, and starts nothing twice', async () => {
    const started = await omar!.browser.postJson(`${document}/checks`, {})
    expect(JSON.parse(started.text)).toMatchObject({ isRunning: true })
    await omar!.browser.postJson(`${document}/checks`, {})
    await omar!.browser.post(`${document}/checks/cancellation`, {}, `${document}/checks`)
    expect(await ended()).toMatch(/was cancelled|was checked/)
  })

  it('lists every check with its switch, and silences one for the whole project at once', async () => {
    const page = (await manager!.browser.get(`${project}/checks`)).text
    for (const { id } of checks) expect(page).toContain(`action="${project}/checks/${id}/switch"`)
    const row = () => omar!.browser.get(`/pairs/${pairs[2]!.id}/row`)
    expect((await row()).text).toContain('data-check="double-space"')
    await manager!.browser.post(`${project}/checks/double-space/switch`, { on: 'no' }, `${project}/checks`)
    expect((await row()).text).not.toContain('data-check="double-space"')
    await manager!.browser.post(`${project}/checks/double-space/switch`, { on: 'yes' }, `${project}/checks`)
    expect((await row()).text).toContain('data-check="double-space"')
    expect((await omar!.browser.post(`${project}/checks/double-space/switch`, { on: 'no' }, '/me')).status).toBe(403)
    expect((await manager!.browser.post(`${project}/checks/no-such-check/switch`, { on: 'no' }, '/me')).status).toBe(
      404,
    )
    expect(
      (await manager!.browser.post(`${project}/checks/double-space/switch`, { on: 'perhaps' }, '/me')).status,
    ).toBe(422)
  })

  it('lets errors stand in the way of approval where a project says so', async () => {
    await manager!.browser.post(`${project}/checks/approval`, { blocks: 'yes' }, `${project}/checks`)
    const [first] = pairs
    const approval = { verdict: 'approve', text: '72 trucks reached Douma.', revision: first!.revision }
    const refused = await manager!.browser.postJson(`/pairs/${first!.id}/verdict`, approval)
    expect([refused.status, refused.text]).toEqual([
      422,
      expect.stringContaining('The source says 27, but the translation says 72.'),
    ])
    await manager!.browser.post(`${project}/checks/approval`, { blocks: 'no' }, `${project}/checks`)
    expect((await manager!.browser.postJson(`/pairs/${first!.id}/verdict`, approval)).status).toBe(200)
  })

  it('lists what was dismissed with its reason and lets it show again; what holds in the project only for reviewers', async () => {
    const third = pairs[2]!.id
    const key = 'double-space:'
    for (const [who, scope] of [
      [omar!, 'pair'],
      [manager!, 'project'],
    ] as const) {
      expect(
        (await who.browser.postJson(`/pairs/${third}/dismissals`, { key, scope, reason: `Said ${scope}` })).status,
      ).toBe(201)
      const page = (await omar!.browser.get(`${project}/checks`)).text
      expect(page).toContain(`Said ${scope}`)
      const end = new RegExp(`${project}/dismissals/[^"]+`).exec((await who.browser.get(`${project}/checks`)).text)![0]
      expect(end.length > 0 && (await vera!.browser.post(end, {}, '/me')).status).toBe(403)
      if (scope === 'project') expect((await omar!.browser.post(end, {}, '/me')).status).toBe(404)
      expect((await who.browser.post(end, {}, '/me')).status).toBe(303)
      expect((await omar!.browser.get(`/pairs/${third}/row`)).text).toContain('data-check="double-space"')
    }
  })

  it('lets a viewer look and start nothing', async () => {
    const page = await vera!.browser.get(`${document}/checks`)
    expect([page.status, page.text.includes('Check the whole text</button>')]).toEqual([200, false])
    expect((await vera!.browser.post(`${document}/checks`, {}, '/me')).status).toBe(403)
  })

  it('shows every check in help, with its examples, to anybody', async () => {
    const page = (await web.stranger().get('/help/checks')).text
    for (const { id } of checks) expect(page).toContain(`id="${id}"`)
  })
})
