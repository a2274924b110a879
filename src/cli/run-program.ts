import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { serverEnv, serverFlags } from './server-process.ts'

/** Runs a program of the server, which this one knows only by its file, and ends as it ends. */
export async function runProgram(file: string): Promise<void> {
  const program = spawn(process.execPath, [...serverFlags, fileURLToPath(new URL(`../web/${file}`, import.meta.url))], {
    stdio: 'inherit',
    env: { ...process.env, ...serverEnv },
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => program.kill(signal))
  const [code] = (await once(program, 'exit')) as [number | null]
  process.exitCode = code ?? 1
}
