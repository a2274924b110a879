import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'

export interface Ran {
  readonly out: string
  readonly err: string
  readonly status: number | null
}

const root = resolve(import.meta.dirname, '../..')

/** Runs the built command with something on its standard input. */
export async function mizan(args: readonly string[], input: string | Uint8Array = ''): Promise<Ran> {
  const command = spawn(process.execPath, [resolve(root, 'dist/cli/main.js'), ...args], { cwd: root })
  const ended = new Promise<number | null>(done => {
    command.on('close', done)
  })
  command.stdin.on('error', () => undefined)
  command.stdin.end(input)
  const [out, err, status] = await Promise.all([text(command.stdout), text(command.stderr), ended])
  return { out, err, status }
}
