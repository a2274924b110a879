import { buildSync } from 'esbuild'
import { execFileSync } from 'node:child_process'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Runs a script of this folder in a process of its own, which alone tells what a first time costs and what memory it
 * takes.
 * @param folder where the bundled script may lie
 * @returns what it printed, read as JSON
 */
export function alone(folder: string, script: string, ...args: readonly (string | number)[]): unknown {
  const outfile = join(folder, `${basename(script, '.ts')}.mjs`)
  const entry = fileURLToPath(new URL(script, import.meta.url))
  buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' })
  return JSON.parse(execFileSync(process.execPath, [outfile, ...args.map(String)], { encoding: 'utf8' }))
}
