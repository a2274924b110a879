import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'

const root = resolve(import.meta.dirname, '../..')

/** Builds `dist` when its sources are newer. */
export async function build(): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, ['src/cli/build.mjs'], { cwd: root })
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    throw new Error(`The build failed:\n${stdout}${stderr}`, { cause: error })
  }
}
