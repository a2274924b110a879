import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

const cases: readonly (readonly [name: string, source: string, line: string, code: number])[] = [
  ['a passing and a failing test', `it('a', () => {}); it('b', () => { throw new Error('no') })`, '1 passed, 1 failed', 1],
  ['only passing tests', `describe('d', () => { it('a', () => {}); it('b', () => {}) })`, '2 passed, 0 failed', 0],
  ['a file that throws while loading', `throw new Error('no')`, '0 passed, 1 failed', 1],
  ['a hook that fails', `describe('d', () => { beforeAll(() => { throw new Error('no') }); it('a', () => {}) })`, '0 passed, 1 failed', 1],
  ['a hook that fails late', `describe('d', () => { afterAll(() => { throw new Error('no') }); it('a', () => {}) })`, '1 passed, 1 failed', 1],
  ['a skipped test', `it('a', () => {}); it.skip('b', () => {})`, '1 passed, 1 failed', 1],
  ['an error nobody caught', `it('a', () => {}); void Promise.reject(new Error('no'))`, '1 passed, 1 failed', 1],
]

describe('the last line of a run', () => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mizan-reporter-'))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    writeFileSync(join(folder, 'vitest.config.ts'), `
      import { CountingReporter } from '${join(import.meta.dirname, 'counting-reporter.ts')}'
      export default { test: { globals: true, include: ['*.test.ts'], reporters: [new CountingReporter()] } }`)
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(cases)('counts %s', async (_name, source, line, code) => {
    writeFileSync(join(folder, 'case.test.ts'), source)
    const ended = await run(folder)
    expect(ended).toEqual({ line, code })
  })
})

async function run(cwd: string): Promise<{ line: string | undefined, code: number }> {
  return new Promise(done => {
    const child = execFile(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run'], { cwd }, (_error, stdout) =>
      done({ line: stdout.trimEnd().split('\n').at(-1), code: child.exitCode ?? -1 }))
  })
}
