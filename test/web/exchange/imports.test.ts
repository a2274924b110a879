import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentId, ImportId, ProjectId } from '../../../src/model/id.ts'
import { originalOf, sourceOf } from '../../../src/storage/documents.ts'
import { pairsAfter } from '../../../src/storage/pairs.ts'
import { createBareProject } from '../../../src/storage/sample.ts'
import { startCreation } from '../../../src/workbench/create-from-import.ts'
import type { Page } from '../../support/browser.ts'
import { engines } from '../../support/engines.ts'
import { startWeb } from '../../support/web.ts'
import type { SignedIn, Web } from '../../support/web.ts'

const article = readFileSync(new URL('../../../db/seeds/douma.ar.txt', import.meta.url), 'utf8')

/** `قال المرصد. عاد السكان.` in Windows-1256: no UTF-8 and no byte order mark. */
const arabicWindows = Buffer.from([
  0xde, 0xc7, 0xe1, 0x20, 0xc7, 0xe1, 0xe3, 0xd1, 0xd5, 0xcf, 0x2e, 0x20, 0xda, 0xc7, 0xcf, 0x20, 0xc7, 0xe1, 0xd3,
  0xdf, 0xc7, 0xe4, 0x2e,
])

const pasted = (text: string): FormData => {
  const form = new FormData()
  form.set('text', text)
  form.set('file', new File([], ''))
  return form
}
const filed = (bytes: Uint8Array, name: string): FormData => {
  const form = new FormData()
  form.set('text', '')
  form.set('file', new File([new Uint8Array(bytes)], name))
  return form
}
const sentences = (page: Page): string[] =>
  [...page.text.matchAll(/<span class="no" lang="en">\d+<\/span>([^<]*)<\/span>/g)].map(match => match[1]!)
const ends = (page: Page): string[] => [...page.text.matchAll(/data-end="(\d+)"/g)].map(match => match[1]!)

describe.each(engines)('adding a document on $name', engine => {
  let web: Web
  let project: ProjectId
  let omar: SignedIn
  let base = ''
  beforeAll(async () => {
    web = await startWeb(engine, { RATE_LIMIT_SCALE: '1000', UPLOAD_MAX: '1MB' })
    project = await createBareProject(web.storage, {
      name: 'Reports',
      description: '',
      sourceLang: 'ar',
      targetLang: 'en',
    })
    omar = await web.signedIn({ name: 'Omar', roles: { [project]: 'translator' } })
    const { slug } = await web.storage.db
      .selectFrom('project')
      .select('slug')
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
    base = `/projects/${encodeURIComponent(slug)}`
  })
  afterAll(() => web.stop())

  async function send(form: FormData, who = omar): Promise<Page> {
    const action =
      /action="([^"]*\/imports\?_csrf=[^"]*)"/.exec((await who.browser.get(`${base}/documents/new`)).text)?.[1] ??
      `${base}/imports`
    const cookie = [...who.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(web.url + action, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { cookie, accept: 'text/html' },
    })
    return {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      location: response.headers.get('location'),
    }
  }
  async function begun(form: FormData): Promise<string> {
    const answer = await send(form)
    expect(answer.status).toBe(303)
    return answer.location!.replace(/\?.*/, '')
  }
  async function created(path: string, title = 'عنوان'): Promise<{ id: DocumentId; sources: string[] }> {
    const answer = await omar.browser.post(`${path}/document`, { title, subtitle: 'A report' }, `${path}?step=name`)
    expect(answer.status).toBe(303)
    const slug = decodeURIComponent(answer.location!.split('/').at(-1)!)
    const { id } = await web.storage.db
      .selectFrom('document')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
    return { id, sources: (await pairsAfter(web.storage.db, id, undefined, 5000)).map(pair => pair.source) }
  }

  it('goes from a pasted article through one fixed boundary to its pairs, with every byte kept', async () => {
    const path = await begun(pasted(article))
    const step = await omar.browser.get(`${path}?step=sentences`)
    expect(sentences(step)).toHaveLength(18)
    expect(step.text).toContain('Go to 8')
    const answer = await omar.browser.post(`${path}/corrections`, { join: ends(step)[7]! }, `${path}?step=sentences`)
    expect(answer).toMatchObject({ status: 303, location: `${path}?step=sentences&at=8#b8` })
    const joined = await omar.browser.get(answer.location!)
    expect(sentences(joined)).toHaveLength(17)
    const { id, sources } = await created(path)
    expect(sources).toHaveLength(17)
    expect(sources[7]).toMatch(/^"انتهت المفاوضات بالفشل\.\s*وقال القائد/)
    expect(await sourceOf(web.storage.db, id)).toBe(article)
    expect((await originalOf(web.storage.db, id)).toString()).toBe(article)
    expect((await omar.browser.get(path)).location).toContain('/documents/')
    const line = await web.storage.db
      .selectFrom('audit')
      .selectAll()
      .where('kind', '=', 'imported')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(line.detail)).toEqual({ document: id, pairs: 17 })
  })

  it('splits at a word, moves a boundary and takes each back in one step', async () => {
    const path = await begun(pasted('قال المرصد إن الطريق مفتوح. عاد السكان إلى بيوتهم.'))
    const from = `${path}?step=sentences`
    const open = await omar.browser.get(`${from}&split=1`)
    const words = [...open.text.matchAll(/name="at" value="(\d+)"[^>]*>([^<]+)<\/label>/g)]
    expect(words.map(match => match[2])).toEqual(['المرصد', 'إن', 'الطريق', 'مفتوح.'])
    await omar.browser.post(`${path}/corrections`, { at: words[1]![1]! }, from)
    expect(sentences(await omar.browser.get(from))).toEqual([
      'قال المرصد',
      'إن الطريق مفتوح.',
      'عاد السكان إلى بيوتهم.',
    ])
    const second = await omar.browser.get(`${from}&at=2`)
    const [, later] = [...second.text.matchAll(/name="move" value="([^"]+)" data-do="(later|earlier)"/g)].find(
      match => match[2] === 'later',
    )!
    await omar.browser.post(`${path}/corrections`, { move: later! }, from)
    expect(sentences(await omar.browser.get(from))).toEqual([
      'قال المرصد',
      'إن الطريق مفتوح. عاد',
      'السكان إلى بيوتهم.',
    ])
    await omar.browser.post(`${path}/undo`, {}, from)
    expect(sentences(await omar.browser.get(from))).toHaveLength(3)
    expect(sentences(await omar.browser.get(from))[1]).toBe('إن الطريق مفتوح.')
    await omar.browser.post(`${path}/undo`, {}, from)
    expect(sentences(await omar.browser.get(from))).toHaveLength(2)
    const none = await omar.browser.post(`${path}/undo`, {}, from)
    expect((await omar.browser.get(none.location!)).text).toContain('There is nothing to undo.')
  })

  it('keeps what was corrected by hand when the rules change', async () => {
    const path = await begun(pasted('قال المرصد: الطريق مفتوح. عاد السكان إلى بيوتهم. وصلت القافلة.'))
    const from = `${path}?step=sentences`
    await omar.browser.post(`${path}/corrections`, { join: ends(await omar.browser.get(from))[0]! }, from)
    await omar.browser.post(`${path}/rules`, { newlines: 'on', colon: 'on', abbreviations: 'on', speaker: 'on' }, from)
    expect(sentences(await omar.browser.get(from))).toEqual([
      'قال المرصد:',
      'الطريق مفتوح. عاد السكان إلى بيوتهم.',
      'وصلت القافلة.',
    ])
  })

  it('says why a sentence ends where it does, and why it goes on elsewhere', async () => {
    const path = await begun(pasted('قال د. سامي إن الطريق مفتوح. عاد السكان.'))
    const page = await omar.browser.get(`${path}?step=sentences&at=1`)
    expect(page.text).toContain('Ends here: <bdi dir="auto">after a full stop</bdi>')
    expect(page.text).toMatch(/Goes on after <bdi lang="ar">د\.?<\/bdi>/)
  })

  it('changes nothing where a boundary is no more', async () => {
    const path = await begun(pasted('جملة أولى هنا. جملة ثانية هنا.'))
    const answer = await omar.browser.post(`${path}/corrections`, { join: '5' }, `${path}?step=sentences`)
    const page = await omar.browser.get(answer.location!)
    expect(page.text).toContain('nothing was changed')
    expect(sentences(page)).toHaveLength(2)
  })

  it('shows samples of an older file, and reads it as was chosen', async () => {
    const path = await begun(filed(arabicWindows, 'تقرير.txt'))
    const page = await omar.browser.get(path)
    expect(page.text).toContain('قال المرصد. عاد السكان.')
    expect(page.text).not.toContain('\uFFFD')
    await omar.browser.post(`${path}/encoding`, { encoding: 'windows-1256' }, path)
    const { id, sources } = await created(path)
    expect(sources).toEqual(['قال المرصد.', 'عاد السكان.'])
    expect(await originalOf(web.storage.db, id)).toEqual(arabicWindows)
  })

  it('reads UTF-16 by its mark', async () => {
    const path = await begun(filed(Buffer.from('\uFEFFقال المرصد. عاد السكان.', 'utf16le'), 'a.txt'))
    expect(sentences(await omar.browser.get(path))).toEqual(['قال المرصد.', 'عاد السكان.'])
  })

  it.each<[string, Uint8Array, string, string]>([
    ['nothing', Buffer.alloc(0), 'a.txt', 'That file is empty.'],
    ['blanks', Buffer.from(' \n\t\n '), 'a.txt', 'There are no words in it.'],
    ['a Word file', Buffer.from('PK\u0003\u0004…', 'latin1'), 'a.docx', 'This is a Word or ZIP file.'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'a.txt', 'This is a PDF.'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
      'a.txt',
      'this is not a text file',
    ],
    ['a NUL', Buffer.from('نعم\u0000لا'), 'a.txt', 'position'],
    [
      'half a character in UTF-16',
      Buffer.concat([Buffer.from('\uFEFFنعم ', 'utf16le'), Buffer.from([0x00, 0xd8])]),
      'a.txt',
      'the text ends inside a character, at byte 12',
    ],
  ])('refuses %s with a sentence', async (_, bytes, name, sentence) => {
    const answer = await send(filed(bytes, name))
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
  })

  it('gives a pasted text back when it cannot be used', async () => {
    const answer = await send(pasted('نعم\u0000لا'))
    expect(answer.status).toBe(422)
    expect(answer.text).toMatch(/<textarea[^>]*>\nنعم/)
  })

  it('refuses more than the limit, two files, a form of another kind and a stranger’s form', async () => {
    const large = await send(pasted('كلمة '.repeat(300_000)))
    expect(large.status).toBe(413)
    expect(large.text).toContain('At most 1 MB')
    const two = filed(Buffer.from('نص'), 'a.txt')
    two.append('file', new File(['نص'], 'b.txt'))
    expect((await send(two)).status).toBe(400)
    const cookie = [...omar.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const bare = await fetch(`${web.url}${base}/imports`, {
      method: 'POST',
      body: pasted('نص'),
      headers: { cookie },
      redirect: 'manual',
    })
    expect(bare.status).toBe(403)
    const broken = await fetch(`${web.url}${base}/imports?_csrf=${await omar.browser.csrf('/me')}`, {
      method: 'POST',
      body: '--x\r\nContent-Dis',
      headers: { cookie, 'content-type': 'multipart/form-data; boundary=x' },
      redirect: 'manual',
    })
    expect(broken.status).toBe(400)
  })

  it('keeps names of files to one plain line', async () => {
    const path = await begun(filed(Buffer.from('جملة هنا.'), '../../etc/pa\u202Esswd.txt'))
    const { file_name: name } = await web.storage.db
      .selectFrom('import')
      .select('file_name')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(name).toBe('passwd.txt')
    expect((await omar.browser.get(path)).status).toBe(200)
  })

  it('lets no sentence of more than 20,000 characters through, and says which', async () => {
    const path = await begun(pasted(`جملة قصيرة.\n${'كلمة '.repeat(5000)}`))
    expect((await omar.browser.get(`${path}?step=sentences`)).text).toContain(
      'Sentence 2 has 24,999 characters; at most 20,000 fit into one.',
    )
    const answer = await omar.browser.post(`${path}/document`, { title: 'عنوان', subtitle: '' }, `${path}?step=name`)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Sentence 2 has 24,999 characters')
  })

  const titled = (title: string) =>
    web.storage.db.selectFrom('document').select('id').where('title', '=', title).execute()

  it('makes a long document once however often it is asked, shows how far it is, and gives it up on demand', async () => {
    const path = await begun(pasted('هذه جملة قصيرة هنا.\n'.repeat(12_000)))
    const key = { id: path.split('/').at(-1) as ImportId, project, user: omar.id }
    const start = () => startCreation(web.storage, key, { title: 'طويل', subtitle: '', address: undefined }, 'ar')
    const creation = start()
    expect(start()).toBe(creation)
    expect((await omar.browser.get(`${path}?step=creating`)).text).toContain('Making the document')
    expect((await omar.browser.post(`${path}/cancellation`, {}, '/me')).location).toContain('step=name')
    expect(await creation.ended).toEqual({ kind: 'cancelled' })
    expect(await titled('طويل')).toEqual([])
    const made = await start().ended
    expect(made.kind).toBe('created')
    expect(await titled('طويل')).toHaveLength(1)
    expect((await omar.browser.get(path)).location).toContain('/documents/')
  })

  it('asks for a title beside its field', async () => {
    const path = await begun(pasted('جملة هنا. وجملة ثانية.'))
    const step = await omar.browser.get(`${path}?step=name`)
    expect(step.text).toContain('value="جملة هنا. وجملة ثانية."')
    const answer = await omar.browser.post(`${path}/document`, { title: ' ', subtitle: 'Kept' }, `${path}?step=name`)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Write a title.')
    expect(answer.text).toContain('value="Kept"')
  })

  it('shows a long text in parts that together are the whole', async () => {
    const path = await begun(pasted(Array.from({ length: 1000 }, (_, index) => `هذه هي الجملة ${index}.`).join('\n')))
    const first = await omar.browser.get(`${path}?step=sentences`)
    const parts = Number(/part 1 of (\d+)/.exec(first.text)![1])
    const shown = []
    for (let part = 1; part <= parts; part++)
      shown.push(...sentences(await omar.browser.get(`${path}?step=sentences&part=${part}`)))
    expect(shown).toEqual(Array.from({ length: 1000 }, (_, index) => `هذه هي الجملة ${index}.`))
    expect(sentences(await omar.browser.get(`${path}?step=sentences&at=900`))).toContain('هذه هي الجملة 899.')
  })

  it('is gone when cancelled, and was never anybody else’s', async () => {
    const path = await begun(pasted('جملة هنا.'))
    const layla = await web.signedIn({ name: 'Layla', roles: { [project]: 'manager' } })
    expect((await layla.browser.get(path)).status).toBe(404)
    expect((await layla.browser.post(`${path}/corrections`, { join: '3' }, '/projects')).status).toBe(404)
    expect((await omar.browser.post(`${path}/cancellation`, {}, path)).location).toBe(base)
    expect((await omar.browser.get(path)).status).toBe(404)
    const vera = await web.signedIn({ name: 'Vera', roles: { [project]: 'viewer' } })
    expect((await vera.browser.get(`${base}/documents/new`)).status).toBe(403)
  })
})
