import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { serverEnv, serverFlags } from '../../src/cli/server-process.ts'

it('npm start runs the server as every other way of starting it does', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    scripts: { start: string }
  }
  const env = Object.entries(serverEnv).map(([name, value]) => `${name}=${value}`)
  expect(scripts.start).toBe([...env, 'exec node', ...serverFlags, 'dist/web/main.js'].join(' '))
})
