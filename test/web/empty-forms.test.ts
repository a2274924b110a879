import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PairId } from '../../src/model/id.ts'
import { pairsAfter } from '../../src/storage/pairs.ts'
import { permissions } from '../../src/web/routes.ts'
import { engines } from '../support/engines.ts'
import { startWeb } from '../support/web.ts'
import type { SignedIn, Web } from '../support/web.ts'
import { smallWorld } from '../support/world.ts'

const written = permissions()
  .filter(({ method, path }) => method !== 'GET' && path !== '/logout')
  .map(({ method, path }) => ({ method, path }))

describe.each(engines)('what is sent empty on $name', engine => {
  let web: Web
  let boss: SignedIn
  let parts: Readonly<Record<string, string>>
  beforeAll(async () => {
    web = await startWeb(engine)
    const { project, document } = await smallWorld(web.storage)
    boss = await web.signedIn({ name: 'Amal', isAdmin: true, roles: { [project]: 'manager' } })
    const { slug } = await web.storage.db
      .selectFrom('project')
      .select('slug')
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
    const [pair] = await pairsAfter(web.storage.db, document.id, undefined, 1)
    parts = { ':p': slug, ':d': document.slug, ':pair': pair!.id satisfies PairId, ':user': boss.id }
  })
  afterAll(() => web.stop())

  it.each(written)('breaks nothing: $method $path', async ({ method, path }) => {
    const address = path
      .split('/')
      .map(part => (part.startsWith(':') ? encodeURIComponent(parts[part] ?? 'none') : part))
      .join('/')
    const page = await boss.browser.request(method, address, {
      headers: { 'x-csrf-token': await boss.browser.csrf('/me') },
    })
    expect(page.status).toBeLessThan(500)
    expect(page.status).toBeGreaterThanOrEqual(200)
  })
})
