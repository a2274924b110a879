import { request } from 'node:http'
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ProjectId } from '../../../src/model/id.ts'
import { memoriesOf, memoriesOnOffer } from '../../../src/storage/memories.ts'
import { createBareProject } from '../../../src/storage/sample.ts'
import { engines } from '../../support/engines.ts'
import { startWeb } from '../../support/web.ts'
import type { SignedIn, Web } from '../../support/web.ts'

const unit = (source: string, target: string, more = ''): string =>
  `<tu${more}><tuv xml:lang="ar-SA"><seg>${source}</seg></tuv><tuv xml:lang="en"><seg>${target}</seg></tuv></tu>`
const tmx = (...units: string[]): string =>
  `<?xml version="1.0"?><tmx version="1.4"><header srclang="ar"/><body>${units.join('\n')}</body></tmx>`

/** @throws {Error} when it has not come true within 20 seconds */
async function eventually<Value>(look: () => Promise<Value | undefined>): Promise<Value> {
  for (
    const end = Date.now() + 20_000;
    Date.now() < end;
    await new Promise(resolve => {
      setTimeout(resolve, 50)
    })
  ) {
    const value = await look()
    if (value !== undefined) return value
  }
  throw new Error('it did not come true')
}

describe.each(engines)('memories over HTTP on $name', engine => {
  let web: Web
  let salma: SignedIn
  let project: ProjectId
  let path: string

  beforeAll(async () => {
    web = await startWeb(engine, { RATE_LIMIT_SCALE: '1000' })
    project = await createBareProject(web.storage, {
      name: 'Reports',
      description: '',
      sourceLang: 'ar',
      targetLang: 'en',
    })
    salma = await web.signedIn({ name: 'Salma', roles: { [project]: 'manager' } })
    const { slug } = await web.storage.db
      .selectFrom('project')
      .select('slug')
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
    path = `/projects/${slug}/memory`
  })
  afterEach(() => void vi.useRealTimers())
  afterAll(() => web.stop())

  const bringIn = async (name: string, text: string | Uint8Array<ArrayBuffer>) => {
    const form = new FormData()
    form.set('file', new File([text], name))
    const token = await salma.browser.csrf(path)
    const response = await fetch(`${web.url}${path}/file?_csrf=${token}`, {
      method: 'POST',
      redirect: 'manual',
      body: form,
      headers: {
        cookie: [...salma.browser.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
        origin: web.url,
      },
    })
    return { status: response.status, location: response.headers.get('location'), text: await response.text() }
  }
  const memoryNamed = async (name: string) =>
    (await memoriesOf(web.storage.db, project)).find(memory => memory.name === name)
  const read = (name: string) =>
    eventually(async () => {
      const memory = await memoryNamed(name)
      return memory && memory.state !== 'running' ? memory : undefined
    })

  it('are brought in as a file, searched without harakat and clitics, and written out again', async () => {
    const answer = await bringIn(
      'old.tmx',
      tmx(
        unit('وصل الكِتابُ أمس.', 'The book arrived yesterday.', ' changeid="Omar" changedate="20200102T030405Z"'),
        unit('عاد السكان.', 'The people came back.'),
        unit('  ', 'Nothing.'),
      ),
    )
    expect(answer.status).toBe(303)
    const memory = await read('old.tmx')
    expect(memory).toMatchObject({ state: 'ready', entries: 2, skipped: 1, kind: 'imported' })
    const found = await salma.browser.get(`${answer.location}?q=${encodeURIComponent('كتاب')}`)
    expect(found.text).toContain('ال<mark>كِتابُ</mark> أمس')
    expect(found.text).toContain('Omar')
    expect(found.text).not.toContain('السكان')
    expect((await salma.browser.get(`${answer.location}?q=${encodeURIComponent('كتاب')}&exact=1`)).text).not.toContain(
      '<mark>',
    )
    expect((await salma.browser.get(`${answer.location}?q=arriving`)).text).toContain('<mark>arrived</mark>')
    const file = await salma.browser.get(`${answer.location}/entries.tmx`)
    expect(file.text).toContain('<seg>وصل الكِتابُ أمس.</seg>')
    expect(file.text).toContain('changeid="Omar"')
  })

  it('tell where a file breaks off, and keep what stands before', async () => {
    await bringIn('broken.tmx', tmx(unit('وصل الكتاب.', 'The book arrived.')).replace('</body>', '<tu><tuv'))
    const memory = await read('broken.tmx')
    expect(memory.entries).toBe(1)
    expect(memory.problem).toContain('Line ')
    const kept = (await salma.browser.get(`${path}/${memory.id}`)).text
    expect(kept).toContain('what stands before was read')
    expect(kept).not.toContain('Remove this empty memory')
  })

  it('offer to go again when nothing was read', async () => {
    const { location } = await bringIn('empty.tmx', '')
    expect(await read('empty.tmx')).toMatchObject({ entries: 0 })
    expect((await salma.browser.get(location!)).text).toContain('Remove this empty memory')
    await salma.browser.post(`${location}/removal`, {}, path)
    expect(await memoryNamed('empty.tmx')).toBeUndefined()
  })

  it('read UTF-16 and tables, too', async () => {
    await bringIn('wide.tmx', new Uint8Array(Buffer.from(`\uFEFF${tmx(unit('نعم.', 'Yes.'))}`, 'utf16le')))
    expect(await read('wide.tmx')).toMatchObject({ entries: 1, problem: '' })
    await bringIn('table.tsv', 'source\ttarget\nنعم.\tYes.\nلا.\tNo.\n')
    expect(await read('table.tsv')).toMatchObject({ entries: 2 })
  })

  it('refuse a file that holds no pairs by its name', async () => {
    expect((await bringIn('picture.png', 'x')).status).toBe(400)
  })

  it('are switched off, given a penalty, renamed and shared', async () => {
    const { id } = (await memoryNamed('table.tsv'))!
    await salma.browser.post(`${path}/${id}`, { isOn: 'no', penalty: '7', name: 'A table', isShared: 'yes' }, path)
    expect(await memoryNamed('A table')).toMatchObject({ isOn: false, penalty: 7, isShared: true })
    expect(
      (await salma.browser.post(`${path}/${id}`, { isOn: 'no', penalty: '-1', name: 'A table' }, path)).status,
    ).toBe(422)
    const other = await createBareProject(web.storage, {
      name: 'Other',
      description: '',
      sourceLang: 'ar',
      targetLang: 'en',
    })
    expect(
      (await memoriesOnOffer(web.storage.db, other, { id: salma.id, isAdmin: false })).map(({ name }) => name),
    ).toEqual(['A table'])
  })

  it('let an entry be added, put right and removed, and go with all their entries', async () => {
    const { id } = (await memoryNamed('wide.tmx'))!
    await salma.browser.post(`${path}/${id}/entries`, { source: 'لا.', target: 'No.' }, path)
    const [, changedAt] = /name="changedAt" value="([^"]+)"/.exec((await salma.browser.get(`${path}/${id}?q=no`)).text)!
    await salma.browser.post(
      `${path}/${id}/entries/1`,
      { source: 'لا.', target: 'Not at all.', changedAt: changedAt! },
      path,
    )
    expect((await salma.browser.get(`${path}/${id}`)).text).toContain('Not at all.')
    expect((await salma.browser.post(`${path}/${id}/entries/1/removal`, { changedAt: changedAt! }, path)).status).toBe(
      409,
    )
    await salma.browser.post(`${path}/${id}/removal`, {}, path)
    expect(await memoryNamed('wide.tmx')).toBeUndefined()
    await eventually(
      async () =>
        (await web.storage.db.selectFrom('memory').select('id').where('id', '=', id).executeTakeFirst()) ===
          undefined || undefined,
    )
    expect(
      await web.storage.db.selectFrom('memory_entry').select('number').where('target', '=', 'Not at all.').execute(),
    ).toEqual([])
  })

  it('stay with the project: nobody else sees or changes them', async () => {
    const stranger = await web.signedIn({ name: 'Stranger' })
    const { id } = (await memoryNamed('old.tmx'))!
    expect((await stranger.browser.get(path)).status).toBe(404)
    expect((await stranger.browser.get(`${path}/${id}/entries.tmx`)).status).toBe(404)
    const viewer = await web.signedIn({ name: 'Viewer', roles: { [project]: 'viewer' } })
    expect((await viewer.browser.get(path)).status).toBe(200)
    expect((await viewer.browser.post(`${path}/${id}/removal`, {}, path)).status).toBe(403)
  })

  it('are refused when they come too slowly, and what came is thrown away', async () => {
    const folder = join(web.mizan.configuration.dataDir, 'uploads')
    mkdirSync(folder, { recursive: true })
    const received = (): number =>
      readdirSync(folder).reduce(
        (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
        0,
      ) - before
    let before = 0
    before = received()
    const token = await salma.browser.csrf(path)
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const upload = request(`${web.url}${path}/file?_csrf=${token}`, {
      method: 'POST',
      headers: {
        'content-type': 'multipart/form-data; boundary=edge',
        'cookie': [...salma.browser.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
        'origin': web.url,
      },
    })
    const ended = new Promise<string>(resolve => {
      upload.on('error', error => resolve((error as NodeJS.ErrnoException).code ?? ''))
      upload.on('response', response => resolve(String(response.statusCode)))
    })
    upload.write('--edge\r\ncontent-disposition: form-data; name="file"; filename="slow.tmx"\r\n\r\n')
    for (const total of [90_000, 180_000]) {
      upload.write('x'.repeat(100_000))
      await eventually(async () => received() > total || undefined)
      vi.advanceTimersByTime(30_000)
    }
    vi.advanceTimersByTime(30_000)
    expect(await ended).toBe('ECONNRESET')
    await eventually(async () => received() === 0 || undefined)
    expect(await memoryNamed('slow.tmx')).toBeUndefined()
  })

  it('can be stopped while they are read, and nothing of them stays', async () => {
    const units = Array.from({ length: 40_000 }, (_, index) =>
      unit(`وصل الكتاب رقم ${index}.`, `Book number ${index} arrived.`),
    )
    const { location } = await bringIn('long.tmx', tmx(...units))
    await salma.browser.post(`${location}/cancellation`, {}, path)
    await eventually(async () => (await memoryNamed('long.tmx')) === undefined || undefined)
    expect(location).toContain(path)
  }, 60_000)
})
