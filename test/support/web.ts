import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ProjectId, UserId } from '../../src/model/id.ts'
import type { ProjectRole } from '../../src/model/role.ts'
import { addMemberIn } from '../../src/storage/members.ts'
import type { Storage } from '../../src/storage/open.ts'
import { insertUserIn } from '../../src/storage/users.ts'
import { readConfiguration } from '../../src/workbench/configuration.ts'
import { startSession } from '../../src/workbench/run-session.ts'
import { createApp } from '../../src/web/app.ts'
import type { Mizan } from '../../src/web/mizan.ts'
import { assemble } from '../../src/web/server.ts'
import type { Engine } from './engines.ts'
import { freshStorage } from './fresh-storage.ts'
import { Browser } from './browser.ts'

export interface Web {
  readonly url: string
  readonly storage: Storage
  readonly mizan: Mizan
  readonly setupToken: string
  /** Somebody without an account. */
  stranger(): Browser
  /** Makes an account without a password that works, and signs it in. */
  signedIn(person: {
    name: string
    isAdmin?: boolean
    roles?: Readonly<Record<ProjectId, ProjectRole>>
  }): Promise<SignedIn>
  stop(): Promise<void>
}

export interface SignedIn {
  readonly browser: Browser
  readonly id: UserId
  readonly email: string
}

/** The whole program in this process, on a database of its own, over real HTTP. */
export async function startWeb(engine: Engine, env: Readonly<Record<string, string>> = {}): Promise<Web> {
  const { storage, close } = await freshStorage(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'mizan-web-'))
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const configuration = readConfiguration({ DATA_DIR: dataDir, BASE_URL: url, LOG_LEVEL: 'silent', ...env })
  const stopping = new AbortController()
  const mizan = assemble(configuration, storage, stopping.signal)
  server.on('request', createApp(mizan))
  return {
    url,
    storage,
    mizan,
    setupToken: new URL(mizan.setup.announce(url)).searchParams.get('token')!,
    stranger: () => new Browser(url),
    async signedIn({ name, isAdmin, roles }) {
      const email = `${name.toLowerCase()}@example.test`
      const id = await storage.write(async tx => {
        const made = (await insertUserIn(tx, { name, email, password: 'none', isAdmin: isAdmin ?? false }))!
        for (const [project, role] of Object.entries(roles ?? {}))
          await addMemberIn(tx, { project: project as ProjectId, user: made, role })
        return made
      })
      const token = await startSession(storage, configuration, { user: id, userAgent: 'test', instead: undefined })
      return { browser: new Browser(url, { sid: token }), id, email }
    },
    async stop() {
      stopping.abort()
      server.close()
      server.closeAllConnections()
      await close()
      rmSync(dataDir, { recursive: true })
    },
  }
}
