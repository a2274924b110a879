import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { findPostgres, howToGetPostgres } from './find-postgres.ts'
import type { PostgresBinaries } from './find-postgres.ts'
import { freePort } from './free-port.ts'
import { leash } from './leash.ts'

export interface Postgres {
  /** Makes an empty database and returns its address. */
  createDatabase(): Promise<string>
  dropDatabase(url: string): Promise<void>
  /** Drops what was created and ends a server we started. */
  stop(): Promise<void>
}

interface Cluster {
  readonly url: string
  stop(): Promise<void>
}

interface Owner {
  readonly uid?: number
  readonly gid?: number
}

const run = promisify(execFile)
// nothing kept in a test database has to survive a power cut
const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/** @param options.durable keeps the settings a real server has, for figures that are compared */
export async function startPostgres(options: { durable?: boolean } = {}): Promise<Postgres> {
  const cluster = await ownCluster(options.durable ? [] : fast)
  const admin = new pg.Pool({ connectionString: cluster.url, max: 2 })
  admin.on('error', () => undefined)
  const created = new Set<string>()
  const prefix = `mizan_test_${process.pid}_${randomBytes(3).toString('hex')}`

  async function dropDatabase(url: string): Promise<void> {
    const name = new URL(url).pathname.slice(1)
    if (created.delete(name)) await admin.query(`drop database if exists ${name} with (force)`)
  }
  return {
    async createDatabase() {
      const name = `${prefix}_${created.size}_${randomBytes(3).toString('hex')}`
      created.add(name)
      await admin.query(`create database ${name}`)
      const url = new URL(cluster.url)
      url.pathname = name
      return url.href
    },
    dropDatabase,
    async stop() {
      for (const name of created) await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
      await cluster.stop()
    },
  }
}

async function ownCluster(settings: readonly string[]): Promise<Cluster> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return { url: given, stop: async () => undefined }
  const found = findPostgres()
  if (!found) throw new Error(howToGetPostgres)
  for (let tries = 1; ; tries++) {
    try {
      return await startCluster(found, settings)
    } catch (error) {
      // somebody else may have taken the port in between
      if (tries === 3) throw error
    }
  }
}

async function startCluster(binaries: PostgresBinaries, settings: readonly string[]): Promise<Cluster> {
  const home = mkdtempSync(join(tmpdir(), 'mizan-postgres-'))
  const owner = unprivileged()
  const password = randomBytes(12).toString('hex')
  try {
    const bin = reachable(binaries, home, owner)
    writeFileSync(join(home, 'password'), password, { mode: 0o600 })
    for (const path of [home, join(home, 'password')]) chownSync(path, owner.uid ?? -1, owner.gid ?? -1)
    await initialise(bin, home, owner)
    return await launch({ bin, home, owner, password, settings })
  } catch (error) {
    rmSync(home, { recursive: true, force: true })
    throw error
  }
}

/** PostgreSQL refuses to run as root, and `initdb` wants a user the system knows. */
function unprivileged(): Owner {
  if (process.getuid?.() !== 0) return {}
  const nobody = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(line => line.startsWith('nobody:'))
    ?.split(':')
  if (!nobody) throw new Error('PostgreSQL does not run as root, and there is no user nobody to run it as.')
  return { uid: Number(nobody[2]), gid: Number(nobody[3]) }
}

/** Another user may not be able to look into the folder that holds `node_modules`. */
function reachable({ folder, from }: PostgresBinaries, home: string, owner: Owner): string {
  if (owner.uid === undefined || from === 'system') return folder
  cpSync(join(folder, '..'), join(home, 'native'), { recursive: true, verbatimSymlinks: true })
  return join(home, 'native/bin')
}

async function initialise(bin: string, home: string, owner: Owner): Promise<void> {
  const common = [
    '-D',
    join(home, 'data'),
    '-U',
    'mizan',
    '--pwfile',
    join(home, 'password'),
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-sync',
    '--no-instructions',
  ]
  // trigrams of Arabic exist only where the locale knows that its letters are letters
  const locales = [['--locale-provider=builtin', '--locale=C.UTF-8'], ['--locale=C.UTF-8'], ['--locale=en_US.UTF-8']]
  const problems: unknown[] = []
  for (const locale of locales) {
    try {
      await run(join(bin, 'initdb'), [...common, ...locale], { ...owner, cwd: '/' })
      return
    } catch (error) {
      problems.push(error)
    }
  }
  throw new AggregateError(problems, `initdb in ${bin} failed: ${String(problems.at(-1))}`)
}

const endCluster = `kill -INT "$1"
tries=200; while [ $tries -gt 0 ] && kill -0 "$1"; do sleep 0.05; tries=$((tries - 1)); done
rm -rf "$2"`

interface Launch {
  readonly bin: string
  readonly home: string
  readonly owner: Owner
  readonly password: string
  readonly settings: readonly string[]
}

async function launch({ bin, home, owner, password, settings }: Launch): Promise<Cluster> {
  const port = await freePort()
  const options = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=200',
    ...settings,
  ].flatMap(setting => ['-c', setting])
  const server = spawn(join(bin, 'postgres'), ['-D', join(home, 'data'), ...options], {
    ...owner,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  let log = ''
  server.stderr.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4000)))
  server.on('error', error => (log += error.message))
  const end = leash(endCluster, [String(server.pid), home])
  server.unref()
  const url = `postgres://mizan:${password}@127.0.0.1:${port}/postgres`
  try {
    await answering(url, () => server.exitCode === null && server.pid !== undefined)
  } catch (error) {
    await end.pull()
    throw new Error(`PostgreSQL did not start: ${log}`, { cause: error })
  }
  return { url, stop: () => end.pull() }
}

async function answering(url: string, alive: () => boolean): Promise<void> {
  for (const started = performance.now(); ; await pause(50)) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (!alive() || performance.now() - started > 60_000) throw error
    }
  }
}
