import { describe, expect, it } from 'vitest'
import { engines } from './engines.ts'
import { startServer } from './server.ts'

describe.each(engines)('the built server on $name', engine => {
  it('starts on an empty database, prints a link that opens, and stops when asked', async () => {
    const server = await startServer({ databaseUrl: await engine.open() })
    const page = await fetch(await server.setupLink())
    expect(page.status).toBe(200)
    expect(await server.stop()).toBe(0)
  })

  it('starts again after it was killed', async () => {
    const databaseUrl = await engine.open()
    const killed = await startServer({ databaseUrl })
    await killed.kill()
    const server = await startServer({ databaseUrl, dataDir: killed.dataDir })
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    await server.stop()
    await killed.stop()
  })
})

it('a server whose settings make no sense fails with its own words', async () => {
  await expect(startServer({ env: { SESSION_MAX: 'soon' } })).rejects.toThrow('SESSION_MAX=soon')
})
