import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

const files = {
  passing: `describe('d', () => { it('a', () => {}); it('b', () => {}) })`,
  failing: `it('a', () => {}); it('b', () => { throw new Error('no') })`,
  skipping: `it('a', () => {}); it.skip('b', () => {})`,
  unloadable: `throw new Error('no')`,
  hookBefore: `describe('d', () => { beforeAll(() => { throw new Error('no') }); it('a', () => {}) })`,
  hookAfter: `describe('d', () => { afterAll(() => { throw new Error('no') }); it('a', () => {}) })`,
  unsteady: `let tries = 0; it('a', { retry: 1 }, () => { tries += 1; if (tries < 2) throw new Error('no') })`,
  uncaught: `it('a', () => {}); void Promise.reject(new Error('no'))`,
}

describe('the last line of a run', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mizan-reporter-'))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    writeFileSync(
      join(folder, 'vitest.config.ts'),
      `
      import { CountingReporter } from '${join(import.meta.dirname, 'counting-reporter.ts')}'
      export default {
        test: { globals: true, maxWorkers: 2, include: ['*.test.ts'], reporters: [new CountingReporter()] },
      }`,
    )
  })

  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it.each([
    { names: ['passing'], line: '2 passed, 0 failed', code: 0 },
    { names: ['skipping'], line: '1 passed, 1 failed', code: 1 },
    { names: ['failing', 'unloadable', 'hookBefore', 'hookAfter', 'uncaught'], line: '3 passed, 5 failed', code: 1 },
  ] as const)('is "$line" for $names', async ({ names, line, code }) => {
    for (const name of names) writeFileSync(join(folder, `${name}.test.ts`), files[name])
    expect(await run(folder)).toMatchObject({ line, code })
  })

  it('stands below the names of tests that passed at their second try', async () => {
    writeFileSync(join(folder, 'unsteady.test.ts'), files.unsteady)
    expect(await run(folder)).toEqual({
      line: '1 passed, 0 failed',
      above: 'passed at the second try: unsteady.test.ts > a',
      code: 0,
    })
  })
})

interface Ending {
  readonly line: string | undefined
  readonly above: string | undefined
  readonly code: number
}

async function run(cwd: string): Promise<Ending> {
  return new Promise(done => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    const child = execFile(process.execPath, [vitest, 'run'], { cwd }, (_error, stdout) => {
      const [above, line] = stdout.trimEnd().split('\n').slice(-2)
      done({ line: line ?? above, above, code: child.exitCode ?? -1 })
    })
  })
}
