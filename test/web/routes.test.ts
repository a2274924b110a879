import { describe, expect, it } from 'vitest'
import type { Route } from '../../src/web/route.ts'
import { assertWhole, permissions, routes } from '../../src/web/routes.ts'

const handler = (): void => undefined

describe('the table of routes', () => {
  it('is whole', () => {
    expect(() => assertWhole(routes)).not.toThrow()
  })

  it.each<[string, object]>([
    ['a row without a scope', { method: 'get', path: '/anything', handler }],
    ['a project row without an action', { method: 'get', path: '/projects/:p/anything', scope: 'project', handler }],
    [
      'an action nobody defined',
      { method: 'get', path: '/projects/:p/anything', scope: 'project', action: 'own', handler },
    ],
    [
      'a project row whose address names no project',
      { method: 'get', path: '/anything', scope: 'project', action: 'read', handler },
    ],
    [
      'a document row whose address names no document',
      { method: 'get', path: '/projects/:p/documents', scope: 'document', action: 'read', handler },
    ],
    ['an admin row outside /admin', { method: 'get', path: '/users', scope: 'admin', handler }],
  ])('refuses %s', (_, row) => {
    expect(() => assertWhole([row as Route])).toThrow(RangeError)
  })

  it('refuses the same row twice', () => {
    const row: Route = { method: 'get', path: '/anything', scope: 'public', handler }
    expect(() => assertWhole([row, row])).toThrow('GET /anything is in the table twice')
  })

  it('lets nobody but these in without an account', () => {
    const open = permissions()
      .filter(({ scope }) => scope === 'public')
      .map(({ method, path }) => `${method} ${path}`)
      .sort()
    expect(open).toEqual([
      'GET /healthz',
      'GET /help',
      'GET /help/:topic',
      'GET /help/checks',
      'GET /help/keys',
      'GET /invitations/:token',
      'GET /login',
      'GET /readyz',
      'GET /setup',
      'POST /invitations/:token',
      'POST /login',
      'POST /setup',
    ])
  })
})
