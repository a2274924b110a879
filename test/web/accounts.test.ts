import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { preferencesOf } from '../../src/model/preferences.ts'
import { startSession } from '../../src/workbench/run-session.ts'
import { engines } from '../support/engines.ts'
import { startWeb } from '../support/web.ts'
import type { Web } from '../support/web.ts'

const password = 'seven grey herons wade'
let count = 0
const nextName = (): string => `Person${++count}`

/** A page without what is different on every page: tokens and the address that was typed. */
const plain = (text: string): string => text.replaceAll(/[\w-]{43,}|value="[^"]*@[^"]*"/g, '')

describe.each(engines)('accounts on $name', engine => {
  let web: Web
  const first = { name: 'Amal', email: 'amal@example.test', password }
  beforeAll(async () => {
    web = await startWeb(engine)
  })
  afterAll(() => web.stop())

  describe('an empty server', () => {
    it.each(['/', '/login', '/projects', '/me', '/admin/users', '/nowhere'])(
      'serves a stranger nothing at %s',
      async path => {
        const page = await web.stranger().get(path)
        expect(page.status).toBe(403)
        expect(page.text).toContain('not set up yet')
        expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
      },
    )

    it('keeps its code where only the operator can read it', () => {
      expect(statSync(join(web.mizan.configuration.dataDir, 'setup-token')).mode & 0o777).toBe(0o600)
    })

    it('gives nobody an account for a guessed code', async () => {
      const page = await web.stranger().post('/setup', { ...first, token: 'a guess' })
      expect(page.status).toBe(403)
    })

    it('says beside the field what is wrong with a password', async () => {
      const page = await web.stranger().post('/setup', { ...first, token: web.setupToken, password: 'short' })
      expect(page.status).toBe(422)
      expect(page.text).toContain('At least 12 characters')
      expect(page.text).toContain('value="Amal"')
      expect(page.text).not.toContain('short"')
    })

    it('makes one administrator of six who ask at once', async () => {
      const asking = Array.from({ length: 6 }, (_, index) =>
        web.stranger().post('/setup', {
          ...first,
          email: index === 0 ? first.email : `other${index}@example.test`,
          token: web.setupToken,
        }),
      )
      const pages = await Promise.all(asking)
      expect(pages.filter(page => page.status === 303)).toHaveLength(1)
      const users = await web.storage.db.selectFrom('user').select(['email', 'is_admin', 'preferences']).execute()
      expect(users).toHaveLength(1)
      expect(users[0]!.is_admin).toBe(1)
      expect(preferencesOf(users[0]!.preferences).welcome).toBe(true)
      await web.storage.write(tx => tx.updateTable('user').set({ email: first.email }).execute())
    })

    it('has no set-up page afterwards', async () => {
      expect((await web.stranger().get('/setup')).status).toBe(404)
      expect((await web.stranger().post('/setup', { ...first, token: web.setupToken }, '/login')).status).toBe(404)
    })
  })

  describe('signing in', () => {
    it('leads to the page that was asked for', async () => {
      const browser = web.stranger()
      const asked = await browser.get('/projects?x=1')
      expect(asked).toMatchObject({ status: 303, location: '/login?next=%2Fprojects%3Fx%3D1' })
      const page = await browser.post('/login', { email: first.email, password, next: '/projects?x=1' })
      expect(page).toMatchObject({ status: 303, location: '/projects?x=1' })
      expect((await browser.get('/projects')).status).toBe(200)
    })

    it('gives a new session that is marked for this site and for no script', async () => {
      const browser = web.stranger()
      browser.cookies.set('sid', 'A'.repeat(43))
      const page = await browser.post('/login', { email: 'AMAL@example.test', password })
      const cookie = page.headers.getSetCookie().find(line => line.startsWith('sid='))!
      expect(cookie).toMatch(/HttpOnly/)
      expect(cookie).toMatch(/SameSite=Lax/)
      expect(browser.cookies.get('sid')).not.toBe('A'.repeat(43))
    })

    it('says the same of a wrong password and of an unknown address', async () => {
      const known = await web.stranger().post('/login', { email: first.email, password: 'wrong' })
      const unknown = await web.stranger().post('/login', { email: 'nobody@example.test', password: 'wrong' })
      expect(known.status).toBe(401)
      expect(plain(unknown.text)).toBe(plain(known.text))
    })

    it('ends on the server when one signs out, and not by a mere visit', async () => {
      const browser = web.stranger()
      await browser.post('/login', { email: first.email, password })
      const sid = browser.cookies.get('sid')!
      expect((await browser.get('/logout')).status).toBe(404)
      expect((await browser.post('/logout', {}, '/me')).location).toBe('/login?done=signed-out')
      browser.cookies.set('sid', sid)
      expect((await browser.get('/me')).status).toBe(303)
    })

    it('is refused for a while after ten failures, for this address and account only', async () => {
      const { email } = await web.signedIn({ name: 'Guessed' })
      const browser = web.stranger()
      const pages = []
      for (let attempt = 0; attempt < 11; attempt++)
        pages.push(await browser.post('/login', { email, password: `guess ${attempt}` }))
      expect(pages.map(page => page.status)).toEqual([...Array.from({ length: 10 }, () => 401), 429])
      expect(Number(pages.at(-1)!.headers.get('retry-after'))).toBeGreaterThan(0)
      const forged = await browser.request('POST', '/login', {
        headers: { 'x-forwarded-for': '198.51.100.7' },
        body: new URLSearchParams({ _csrf: await browser.csrf('/login'), email, password: 'guess' }),
      })
      expect(forged.status).toBe(429)
      expect((await browser.post('/login', { email: first.email, password })).status).toBe(303)
    })

    it.each([
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example',
      'javascript:alert(1)',
      '/\t/evil.example',
      '/.evil.example//../..//evil.example',
    ])('never leads to another site: %s', async next => {
      const page = await web.stranger().post('/login', { email: first.email, password, next })
      expect(new URL(page.location!, web.url).origin).toBe(web.url)
    })
  })

  describe('a form', () => {
    it.each<[string, Record<string, string>, Record<string, string>]>([
      ['without a token', {}, { _csrf: '' }],
      ['with another token', {}, { _csrf: 'x'.repeat(43) }],
      ['from another site', { 'sec-fetch-site': 'cross-site' }, {}],
      ['from another origin', { origin: 'https://evil.example' }, {}],
    ])('is refused %s', async (_, headers, fields) => {
      const { browser, id } = await web.signedIn({ name: nextName() })
      const token = await browser.csrf('/me')
      const page = await browser.request('POST', '/me/name', {
        headers,
        body: new URLSearchParams({ _csrf: token, name: 'Changed', ...fields }),
      })
      expect(page.status).toBe(403)
      const { name } = await web.storage.db
        .selectFrom('user')
        .select('name')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      expect(name).not.toBe('Changed')
    })

    it('changes only what it is for', async () => {
      const { browser, id, email } = await web.signedIn({ name: 'Modest' })
      expect(
        (
          await browser.post(
            '/me/name',
            { name: 'Modest Two', is_admin: '1', isAdmin: 'true', email: 'x@example.test', id: '1' },
            '/me',
          )
        ).status,
      ).toBe(303)
      const row = await web.storage.db.selectFrom('user').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      expect(row).toMatchObject({ name: 'Modest Two', is_admin: 0, email })
    })

    it.each(['a\nb', 'left\u200Fright', 'x\u202Ey', '', ' '.repeat(5), 'n'.repeat(121)])(
      'takes no name like %j',
      async name => {
        const { browser } = await web.signedIn({ name: nextName() })
        expect((await browser.post('/me/name', { name }, '/me')).status).toBe(422)
      },
    )
  })

  describe('one’s own page', () => {
    it('changes the password only for who knows the old one, and ends all other sessions', async () => {
      const one = web.stranger()
      const other = web.stranger()
      for (const browser of [one, other]) await browser.post('/login', { email: first.email, password })
      const before = one.cookies.get('sid')
      expect(
        (await one.post('/me/password', { current: 'wrong', password: 'eight white storks nest' }, '/me')).status,
      ).toBe(422)
      expect(
        (await one.post('/me/password', { current: password, password: 'eight white storks nest' }, '/me')).location,
      ).toBe('/me?done=password-changed')
      expect(one.cookies.get('sid')).not.toBe(before)
      expect((await one.get('/me')).status).toBe(200)
      expect((await other.get('/me')).status).toBe(303)
    })

    it('ends one other session', async () => {
      const [one, other] = [await web.signedIn({ name: 'Twice' }), web.stranger()]
      other.cookies.set(
        'sid',
        await startSession(web.storage, web.mizan.configuration, {
          user: one.id,
          userAgent: 'Firefox/1',
          instead: undefined,
        }),
      )
      const page = await one.browser.get('/me')
      const session = /name="session" value="([0-9a-f]+)"/.exec(page.text)![1]!
      await one.browser.post('/me/sessions', { session }, '/me')
      expect((await other.get('/me')).status).toBe(303)
      expect((await one.browser.get('/me')).status).toBe(200)
    })

    it('keeps how pages look, one choice at a time', async () => {
      const { browser } = await web.signedIn({ name: 'Looker' })
      expect((await browser.postJson('/me/preferences', { theme: 'dark' })).status).toBe(204)
      expect((await browser.postJson('/me/preferences', { order: 'stacked', vocalised: 'yes' })).status).toBe(204)
      expect((await browser.postJson('/me/preferences', { theme: 'pink' })).status).toBe(422)
      expect((await browser.get('/me')).text).toMatch(
        /<html[^>]* data-theme="dark" data-vocalised="" data-order="stacked">/,
      )
    })

    it('hands out everything that is kept about a person', async () => {
      const { browser, email } = await web.signedIn({ name: 'Curious' })
      const page = await browser.get('/me/data')
      expect(page.headers.get('content-disposition')).toContain('attachment')
      expect(JSON.parse(page.text)).toMatchObject({ account: { email }, sessions: [{ user_agent: 'test' }] })
    })
  })

  describe('administrators', () => {
    it('are the only ones who see the accounts', async () => {
      const { browser } = await web.signedIn({ name: 'Plain' })
      expect((await browser.get('/admin/users')).status).toBe(403)
      expect((await browser.get('/admin/activity')).status).toBe(403)
    })

    it('disable an account, which ends its sessions', async () => {
      const admin = await web.signedIn({ name: 'Boss', isAdmin: true })
      const other = await web.signedIn({ name: 'Leaver' })
      expect((await admin.browser.post(`/admin/users/${other.id}`, { change: 'disable' })).status).toBe(303)
      expect((await other.browser.get('/me')).status).toBe(303)
    })

    it('cannot take the last administrator away', async () => {
      await web.storage.write(tx =>
        tx.updateTable('user').set({ is_admin: 0 }).where('email', '!=', 'boss@example.test').execute(),
      )
      const { id } = await web.storage.db
        .selectFrom('user')
        .select('id')
        .where('is_admin', '=', 1)
        .executeTakeFirstOrThrow()
      const admin = web.stranger()
      admin.cookies.set(
        'sid',
        await startSession(web.storage, web.mizan.configuration, { user: id, userAgent: '', instead: undefined }),
      )
      expect((await admin.post(`/admin/users/${id}`, { change: 'take-admin' })).status).toBe(409)
      expect((await admin.post(`/admin/users/${id}`, { change: 'disable' })).status).toBe(409)
    })

    it('hand over a link that sets a new password once', async () => {
      const admin = await web.signedIn({ name: 'Helper', isAdmin: true })
      const other = await web.signedIn({ name: 'Forgetful' })
      const page = await admin.browser.post(`/admin/users/${other.id}/reset`, {}, `/admin/users/${other.id}`)
      const link = new URL(/value="([^"]*\/invitations\/[^"]*)"/.exec(page.text)![1]!).pathname
      const stranger = web.stranger()
      expect((await stranger.get(link)).text).toContain('Choose a new password')
      expect((await stranger.post(link, { password: 'nine brown sparrows' })).location).toBe('/login?done=password-set')
      expect((await other.browser.get('/me')).status).toBe(303)
      expect((await stranger.post('/login', { email: other.email, password: 'nine brown sparrows' })).status).toBe(303)
      expect((await web.stranger().get(link)).status).toBe(404)
    })

    it('see what was done, by whom, without addresses or passwords', async () => {
      const admin = await web.signedIn({ name: 'Auditor', isAdmin: true })
      const { text } = await admin.browser.get('/admin/activity')
      for (const what of [
        'set the server up',
        'signed in',
        'failed to sign in',
        'changed the password',
        'set a new password by link',
        'disabled an account',
      ]) {
        expect(text).toContain(what)
      }
      expect(text).not.toContain('amal@example.test')
    })
  })
})
