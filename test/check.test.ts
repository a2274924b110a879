import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

it('types, layers of imports and lint are clean', { timeout: 180_000 }, async () => {
  const complaints = await promisify(execFile)('npm', ['run', '-s', 'check']).then(
    () => '',
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  )
  expect(complaints).toBe('')
})
