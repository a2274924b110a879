import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { serverEnv, serverFlags } from '../../src/cli/server-process.ts'
import { leash } from './leash.ts'
import { freePort } from './free-port.ts'
import { ready } from './ready.ts'
import { builtServer } from './shared.ts'

export interface ServerOptions {
  /** A PostgreSQL address; otherwise a SQLite file in the data folder. */
  readonly databaseUrl?: string
  /** Kept when the server stops; otherwise a fresh folder that goes with it. */
  readonly dataDir?: string
  /** A port that was used before, so that open pages find the server again. */
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

export interface RunningServer {
  readonly url: string
  readonly dataDir: string
  readonly pid: number
  /** The one-time link printed on a first run, right after the server is ready. */
  setupLink(): Promise<string>
  /** Everything printed so far, log lines included. */
  output(): string
  /** Ends it as an operator would; resolves with its exit code. */
  stop(): Promise<number | null>
  /** Ends it as a power cut would, keeping the data folder until `stop`. */
  kill(): Promise<void>
}

const root = resolve(import.meta.dirname, '../..')

/** Starts the built server on a free port and waits until it is ready; it never outlives the test. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  if (process.env['MIZAN_TEST_SHARED']) await builtServer()
  const port = options.port ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'mizan-server-'))
  const server = spawn(process.execPath, [...serverFlags, 'dist/web/main.js'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(options, { port, url, dataDir }),
  })
  const exited = once(server, 'exit') as Promise<[number | null]>
  const end = leash('kill -9 "$1"; [ -z "$2" ] || rm -rf "$2"', [String(server.pid), options.dataDir ? '' : dataDir])
  let printed = ''
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()))

  async function stop(): Promise<number | null> {
    server.kill('SIGTERM')
    const patience = setTimeout(() => server.kill('SIGKILL'), 10_000)
    const [code] = await exited
    clearTimeout(patience)
    await end.pull()
    return code
  }
  try {
    await ready(url, () => server.exitCode === null)
  } catch (error) {
    await stop()
    throw new Error(`The server did not become ready and printed:\n${printed}`, { cause: error })
  }
  return {
    url,
    dataDir,
    pid: server.pid!,
    setupLink: () => found(/https?:\/\/\S*\/setup[^\s"'\\]*/, () => printed),
    output: () => printed,
    stop,
    async kill() {
      server.kill('SIGKILL')
      await exited
    },
  }
}

interface Place {
  readonly port: number
  readonly url: string
  readonly dataDir: string
}

function environment({ databaseUrl, env }: ServerOptions, { port, url, dataDir }: Place): NodeJS.ProcessEnv {
  const inherited = Object.fromEntries(['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ'].map(name => [name, process.env[name]]))
  return {
    ...inherited,
    ...serverEnv,
    PORT: String(port),
    BASE_URL: url,
    DATA_DIR: dataDir,
    // a suite signs in more often than people do
    RATE_LIMIT_SCALE: '1000',
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    ...env,
  }
}

async function found(pattern: RegExp, text: () => string): Promise<string> {
  for (const started = performance.now(); performance.now() - started < 5000; await pause(20)) {
    const match = pattern.exec(text())
    if (match) return match[0]
  }
  throw new Error(`The server printed nothing like ${pattern}:\n${text()}`)
}
