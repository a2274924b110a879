import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { once } from 'node:events'
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import type { Duplex } from 'node:stream'
import { pino } from 'pino'
import { migrate } from '../storage/migrate.ts'
import { openStorage } from '../storage/open.ts'
import type { Storage } from '../storage/open.ts'
import type { Configuration } from '../workbench/configuration.ts'
import { forgetOldDocuments } from '../workbench/keep-documents.ts'
import { forgetOldProjects } from '../workbench/keep-projects.ts'
import { finishRemovals } from '../workbench/memory/import-memory.ts'
import { indexMemories } from '../workbench/memory/index-memories.ts'
import { Probe } from '../workbench/probe.ts'
import { seedSample } from '../workbench/seed-sample.ts'
import { createApp } from './app.ts'
import { RecentEvents } from './documents/recent-events.ts'
import type { Mizan } from './mizan.ts'
import { RateLimits } from './rate-limits.ts'
import { readViews } from './render.ts'
import { SetupGate } from './setup-gate.ts'

const root = resolve(import.meta.dirname, '../..')
const graceMs = 7_000

export interface RunningMizan {
  readonly url: string
  /** Where the first account is made, while there is none. */
  readonly setupLink: string | undefined
  /** Finishes what was begun, then closes everything. */
  stop(): Promise<void>
}

export async function startServer(configuration: Configuration): Promise<RunningMizan> {
  mkdirSync(configuration.dataDir, { recursive: true, mode: 0o700 })
  chmodSync(configuration.dataDir, 0o700)
  // files that a server was reading when it stopped
  const uploads = join(configuration.dataDir, 'uploads')
  rmSync(uploads, { recursive: true, force: true })
  await migrate(configuration.databaseUrl, resolve(root, 'migrations'))
  const storage = await openStorage(configuration.databaseUrl)
  await seedSample(storage)
  await forgetOldProjects(storage)
  const stopping = new AbortController()
  const mizan = assemble(configuration, storage, stopping.signal)
  finishRemovals(storage, stopping.signal).catch((error: unknown) =>
    mizan.log.error({ err: error }, 'a memory could not be removed'),
  )
  indexMemories(storage, uploads, stopping.signal).catch((error: unknown) =>
    mizan.log.error({ err: error }, 'a memory could not be listed anew'),
  )
  forgetOldDocuments(storage, stopping.signal).catch((error: unknown) =>
    mizan.log.error({ err: error }, 'a deleted document could not be removed'),
  )
  const server = patient(createServer(createApp(mizan)))
  try {
    server.listen(configuration.port, configuration.host)
    await once(server, 'listening')
  } catch (error) {
    await storage.close()
    throw error
  }
  const { port } = server.address() as AddressInfo
  return {
    url: configuration.port === 0 ? `http://${configuration.host}:${port}` : configuration.baseUrl,
    setupLink: (await mizan.setup.isOpen()) ? mizan.setup.announce(configuration.baseUrl) : undefined,
    async stop() {
      stopping.abort()
      await closed(server)
      await storage.close()
    },
  }
}

/** Everything a request needs, around an open storage. */
export function assemble(configuration: Configuration, storage: Storage, stopping: AbortSignal): Mizan {
  return {
    configuration,
    storage,
    stopping,
    log: pino({ level: configuration.logLevel }),
    pages: readViews(resolve(root, 'views')),
    limits: new RateLimits(configuration.rateLimitScale),
    setup: new SetupGate(storage.db, configuration.dataDir),
    probe: new Probe(storage),
    recent: new RecentEvents(storage),
  }
}

/** Gives slow clients their time and no more; a long upload may take two hours, its route watches the pace. */
function patient(server: Server): Server {
  server.headersTimeout = 20_000
  server.requestTimeout = 2 * 60 * 60_000
  server.keepAliveTimeout = 65_000
  server.maxRequestsPerSocket = 0
  Object.assign(server, { connectionsCheckingInterval: 5_000 })
  return server.on('clientError', answerClientError)
}

const clientErrors: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  socket.end(
    `HTTP/1.1 ${clientErrors[error.code ?? ''] ?? '400 Bad Request'}\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  )
}

/** Resolves when the last request was answered, or when those that are left have had their time. */
async function closed(server: Server): Promise<void> {
  const done = new Promise<void>(resolve => server.close(() => resolve()))
  server.closeIdleConnections()
  const impatience = setTimeout(() => server.closeAllConnections(), graceMs)
  await done
  clearTimeout(impatience)
}
