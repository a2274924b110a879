import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { leash } from './leash.ts'

const loader = resolve(import.meta.dirname, 'typescript.mjs')

describe('a leash', () => {
  let folder: string
  const mark = (): string => join(folder, 'cleaned')

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mizan-leash-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('cleans up when pulled', async () => {
    const end = leash('touch "$1"', [mark()])
    expect(existsSync(mark())).toBe(false)
    await end.pull()
    expect(existsSync(mark())).toBe(true)
  })

  it('cleans up after a process that was killed', async () => {
    const script = join(folder, 'killed.ts')
    writeFileSync(
      script,
      `
      import { leash } from '${resolve(import.meta.dirname, 'leash.ts')}'
      leash('touch "$1"', ['${mark()}'])
      process.kill(process.pid, 'SIGKILL')`,
    )
    await new Promise(ended => execFile(process.execPath, ['--import', loader, script], ended))
    await vi.waitFor(() => expect(existsSync(mark())).toBe(true), 5000)
  })
})
