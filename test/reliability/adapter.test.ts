import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { permissions } from '../../src/web/routes.ts'
import { adapter } from './adapter.ts'
import { matrix } from './matrix.ts'

describe('the description of our routes for the reliability harness', () => {
  it('is the one that adapter.ts writes', () => {
    const kept: unknown = JSON.parse(readFileSync(new URL('ours.json', import.meta.url), 'utf8'))
    const write = 'node --import ./test/support/typescript.mjs test/reliability/adapter.ts test/reliability/ours.json'
    expect(kept, `routes changed: run ${write}`).toEqual(JSON.parse(JSON.stringify(adapter())))
  })

  it('has a row for every route that somebody may not use', () => {
    const rows = new Set(matrix().map(({ id }) => id))
    const missing = permissions()
      .filter(({ scope }) => scope !== 'public')
      .map(({ method, path }) => `${method} ${path}`)
      .filter(name => !rows.has(name))
    expect(missing).toEqual(['POST /logout', 'POST /me/sessions'])
  })

  it('names no part of an address that is not there', () => {
    expect(matrix().filter(({ path }) => path.includes(':'))).toEqual([])
  })
})
