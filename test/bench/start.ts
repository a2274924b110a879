import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { Figures } from '../support/figures.ts'
import { freePort } from '../support/free-port.ts'
import { ready } from '../support/ready.ts'
import type { Place } from './run.ts'

export const perEngine = true
export const size = 'npm start until /readyz answers, second start, median of 5'

const root = resolve(import.meta.dirname, '../..')

export async function figures(place: Place): Promise<Figures> {
  await secondsUntilReady(place)
  const seconds: number[] = []
  for (let run = 0; run < 5; run++) seconds.push(await secondsUntilReady(place))
  return { 'start.seconds': seconds.toSorted((a, b) => a - b)[2]! }
}

async function secondsUntilReady({ databaseUrl, folder }: Place): Promise<number> {
  const port = await freePort()
  const started = performance.now()
  const npm = spawn('npm', ['start'], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port), DATA_DIR: folder, DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' },
  })
  try {
    await ready(`http://127.0.0.1:${port}`, () => npm.exitCode === null)
    return (performance.now() - started) / 1000
  } finally {
    npm.kill('SIGTERM')
    await once(npm, 'exit')
  }
}
