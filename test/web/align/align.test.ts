import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentPath } from '../../../src/web/visit.ts'
import { addTranslation } from '../../../src/workbench/alignment/add-translation.ts'
import { pairsAfter } from '../../../src/storage/pairs.ts'
import type { Document } from '../../../src/storage/documents.ts'
import { doumaEnglish, doumaIn, ratios } from '../../support/douma.ts'
import { engines } from '../../support/engines.ts'
import { builtServer } from '../../support/shared.ts'
import { startWeb } from '../../support/web.ts'
import type { SignedIn, Web } from '../../support/web.ts'
import { smallWorld } from '../../support/world.ts'

describe.each(engines)('the Align view on $name', engine => {
  let [web, omar, document, path]: [Web, SignedIn, Document, string] = [undefined!, undefined!, undefined!, '']
  const read = () => pairsAfter(web.storage.db, document.id, undefined, 100)

  beforeAll(async () => {
    await builtServer()
    web = await startWeb(engine)
    const world = await smallWorld(web.storage)
    omar = await web.signedIn({ name: 'Samir', roles: { [world.project]: 'translator' } })
    document = await doumaIn(web.storage, world.project)
    const project = await web.storage.db
      .selectFrom('project')
      .select('slug')
      .where('id', '=', world.project)
      .executeTakeFirstOrThrow()
    path = documentPath(project, document)
    await addTranslation(
      web.storage,
      { project: world.project, document: document.id, user: omar.id },
      { sourceLang: 'ar', targetLang: 'en' },
      { text: doumaEnglish, replace: false },
    )
  })
  afterAll(() => web.stop())

  it('shows links, and does, undoes and redoes a verb by plain forms', async () => {
    const page = await omar.browser.get(`${path}/align`)
    expect(page.status).toBe(200)
    expect(page.text).toMatch(/Link <span data-number>17<\/span>: 1 Arabic to 2 English/)
    const [first] = await read()
    const done = await omar.browser.post(
      `/pairs/${first!.id}/link`,
      { verb: 'merge', revision: String(first!.revision), side: 'target', sentence: '0' },
      '/me',
    )
    expect(done.status).toBe(303)
    expect(ratios(await read()).startsWith('2:4 1:1')).toBe(true)
    expect((await omar.browser.post(`/pairs/${first!.id}/link`, { verb: 'merge', revision: '1' }, '/me')).status).toBe(
      409,
    )
    await omar.browser.post(`${path}/align/undo`, {}, '/me')
    expect(ratios(await read()).startsWith('1:2 1:2')).toBe(true)
    await omar.browser.post(`${path}/align/redo`, {}, '/me')
    expect(ratios(await read()).startsWith('2:4 1:1')).toBe(true)
  })

  it('opens every page that belongs to it', async () => {
    const [first] = await read()
    for (const address of [
      `${path}/align/links`,
      `${path}/align/overview`,
      `${path}/translation`,
      `/pairs/${first!.id}/guess`,
      `/pairs/${first!.id}/sentence`,
      `/pairs/${first!.id}/sentence?verb=edit-sentence`,
      `/pairs/${first!.id}/realignment`,
    ]) {
      expect((await omar.browser.get(address)).status, address).toBe(200)
    }
  })

  it('answers a script with the links that changed, and where they stand', async () => {
    const [first, second, third] = await read()
    const headers = {
      'x-part': 'links',
      'x-csrf-token': await omar.browser.csrf('/me'),
      'content-type': 'application/json',
    }
    const send = (address: string, value: object) =>
      omar.browser.request('POST', address, { headers, body: JSON.stringify(value) })
    const merged = await send(`/pairs/${first!.id}/link`, {
      verb: 'merge',
      revision: first!.revision,
      revisions: { [second!.id]: second!.revision },
    })
    expect(merged.text).toContain(`data-gone="${second!.id}"`)
    expect([...merged.text.matchAll(/id="link-(\w+)" .*?data-after="(\w*)"/g)].map(match => match.slice(1))).toEqual([
      [first!.id, ''],
    ])
    const operation = /data-operation="(\w+)"/.exec(merged.text)![1]!
    const seen = await omar.browser.get(`${path}/align/changes?operation=${operation}`)
    expect(seen.text).toContain(`data-gone="${second!.id}"`)
    expect((await send(`/pairs/${first!.id}/link`, { verb: 'merge', revision: first!.revision })).status).toBe(409)
    const undone = await send(`${path}/align/undo`, {})
    expect([...undone.text.matchAll(/id="link-(\w+)" .*?data-after="(\w*)"/g)].map(match => match.slice(1))).toEqual([
      [first!.id, ''],
      [second!.id, first!.id],
    ])
    expect((await omar.browser.get(`${path}/align/changes?pairs=${third!.id},none`)).text).toMatch(
      new RegExp(`data-gone="none"[^]*id="link-${third!.id}"`),
    )
    expect((await omar.browser.get(`${path}/align/changes?operation=none`)).status).toBe(404)
  })

  it('asks how a file reads when its bytes could be read in several ways', async () => {
    const token = await omar.browser.csrf('/me')
    const boundary = 'a-boundary'
    const body = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="old.txt"\r\n\r\nThe caf\u00E9 is open. It closed.\r\n--${boundary}--\r\n`
    const taken = await fetch(`${web.url}${path}/translation?_csrf=${token}`, {
      method: 'POST',
      redirect: 'manual',
      body: Buffer.from(body, 'latin1'),
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'cookie': [...omar.browser.cookies].map(pair => pair.join('=')).join('; '),
      },
    })
    const asked = taken.headers.get('location')!
    expect((await omar.browser.get(asked)).text).toContain('Which of these reads right?')
    const id = new URL(asked, web.url).searchParams.get('import')!
    const read = await omar.browser.post(
      `${path}/translation/encoding`,
      { import: id, encoding: 'windows-1256' },
      '/me',
    )
    expect(read.location).toBe(asked)
    expect((await omar.browser.get(asked)).text).toContain('<b>2</b><span>sentences</span>')
  })

  it('takes a translation in, shows what it would touch, aligns it and goes on to the links', async () => {
    const token = await omar.browser.csrf('/me')
    const form = new FormData()
    form.append('text', doumaEnglish)
    const sent = new Request(`${web.url}${path}/translation?_csrf=${token}`, { method: 'POST', body: form })
    const taken = await omar.browser.request('POST', `${path}/translation?_csrf=${token}`, {
      headers: { 'content-type': sent.headers.get('content-type')! },
      body: await sent.text(),
    })
    expect(taken.status).toBe(303)
    const look = await omar.browser.get(taken.location!)
    expect(look.text).toContain('<b>20</b><span>sentences</span>')
    expect(look.text).toContain('a translation already')
    const id = new URL(taken.location!, web.url).searchParams.get('import')!
    expect(
      (await omar.browser.post(`${path}/translation/alignment`, { import: id, written: 'replace' }, '/me')).status,
    ).toBe(303)
    await expect.poll(async () => (await omar.browser.get(taken.location!)).location).toContain('/align')
    expect(ratios(await read()).startsWith('1:2 1:2 1:1')).toBe(true)
  })
})
