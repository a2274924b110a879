import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProjectId } from '../../../src/model/id.ts'
import { createDocument } from '../../../src/storage/documents.ts'
import type { Document } from '../../../src/storage/documents.ts'
import { addComment } from '../../../src/storage/comments.ts'
import { createBareProject } from '../../../src/storage/sample.ts'
import { pairsAfter } from '../../../src/storage/pairs.ts'
import { saveTarget } from '../../../src/storage/save-target.ts'
import { readAll } from '../../../src/text/formats/format.ts'
import { formats } from '../../../src/text/formats/index.ts'
import type { Manifest } from '../../../src/text/formats/manifest.ts'
import type { PairText } from '../../../src/text/formats/pair-text.ts'
import { engines } from '../../support/engines.ts'
import { startWeb } from '../../support/web.ts'
import type { SignedIn, Web } from '../../support/web.ts'
import { goldenPairs } from '../../text/formats/pairs.ts'
import { goldenDocument } from './golden-document.ts'

const linksOn = (page: string): string[] =>
  [...page.matchAll(/<a class="btn[^"]*" href="([^"]+)" download>/g)].map(match => match[1]!.replaceAll('&amp;', '&'))
const held = ({ source, target, status }: PairText): object => ({ source, target, status })

describe.each(engines)('exporting on $name', engine => {
  let web: Web
  let project: ProjectId
  let document: Document
  let vera: SignedIn
  let [base, whole] = ['', '']
  beforeAll(async () => {
    web = await startWeb(engine, { RATE_LIMIT_SCALE: '1000' })
    project = await createBareProject(web.storage, {
      name: 'Caravan',
      description: '',
      sourceLang: 'ar',
      targetLang: 'en',
    })
    document = await goldenDocument(web.storage, project)
    vera = await web.signedIn({ name: 'Vera', roles: { [project]: 'viewer' } })
    const { slug } = await web.storage.db
      .selectFrom('project')
      .select('slug')
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
    whole = `/projects/${encodeURIComponent(slug)}/export`
    base = `/projects/${encodeURIComponent(slug)}/documents/${encodeURIComponent(document.slug)}/export`
  })
  afterAll(() => web.stop())

  const textsOf = async (query: string): Promise<string[]> => {
    const links = linksOn((await vera.browser.get(`${base}?${query}`)).text).filter(
      href => !href.includes('manifest.json'),
    )
    const pages = await Promise.all(links.map(href => vera.browser.get(href)))
    expect(pages.map(page => page.status)).toEqual(links.map(() => 200))
    // a mark at the start is part of the file, and fetch takes it away
    return pages.map(page => page.text)
  }
  const manifestOf = async (query: string): Promise<Manifest> =>
    JSON.parse((await vera.browser.get(`${base}/manifest.json?${query}`)).text) as Manifest

  it.each(formats.map(format => [format.id, format] as const))(
    'writes %s so that the pairs come back',
    async (id, format) => {
      const { pairs, problems } = readAll(format, await textsOf(`format=${id}&what=all`), {
        sourceLang: 'ar',
        targetLang: 'en',
      })
      const expectation = format.expectation()
      const expected = [
        ...goldenPairs.filter(pair => format.leavesOut(pair) === undefined).flatMap(pair => expectation.take(pair)),
        ...expectation.end(),
      ]
      const fields = (pair: PairText): object =>
        Object.fromEntries(
          (['source', 'target', 'status'] as const)
            .filter(field => format.holds.includes(field))
            .map(field => [field, pair[field]]),
        )
      expect(pairs.map(fields)).toEqual(expected.map(fields))
      expect(problems).toEqual([])
    },
  )

  it('lets only what was asked for out, and says what stayed and why', async () => {
    const tmx = formats.find(format => format.id === 'tmx')!
    for (const [what, statuses] of [
      ['approved', ['approved']],
      ['translated', ['approved', 'translated']],
    ] as const) {
      const { pairs } = readAll(tmx, await textsOf(`format=tmx&what=${what}`))
      const expected = goldenPairs.filter(
        pair => (statuses as readonly string[]).includes(pair.status) && tmx.leavesOut(pair) === undefined,
      )
      expect(pairs.map(held)).toEqual(expected.map(held))
      const manifest = await manifestOf(`format=tmx&what=${what}`)
      expect(manifest.pairs).toBe(expected.length)
      expect(manifest.pairs + manifest.leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(goldenPairs.length)
      expect(manifest.leftOut.map(({ reason }) => reason)).toContain('not asked for: not started')
    }
    expect((await manifestOf('format=tmx&what=all')).leftOut.map(({ reason }) => reason)).toContain('no translation')
  })

  it('shows the first five pairs exactly as the file has them, with the counts of the manifest', async () => {
    const page = await vera.browser.get(`${base}?format=tsv&what=all`)
    const preview = /<pre[^>]*>([^]*?)<\/pre>/
      .exec(page.text)![1]!
      .replaceAll(/<span lang="ar">|<\/span>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&#34;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&#96;', '`')
      .replaceAll('&amp;', '&')
    const [file] = await textsOf('format=tsv&what=all')
    expect(preview.split('\n').length).toBe(7)
    expect(file!.startsWith(preview)).toBe(true)
    expect(page.text).toContain(`<b>${(await manifestOf('format=tsv&what=all')).pairs} pairs</b>`)
  })

  it('sends a file that is kept, never shown, under the same name each time', async () => {
    const [href] = linksOn((await vera.browser.get(`${base}?format=tmx`)).text)
    const file = await vera.browser.get(href!)
    const disposition = file.headers.get('content-disposition')!
    expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''/)
    expect(disposition).toContain(encodeURIComponent(`${document.slug}.tmx`))
    expect(file.headers.get('content-security-policy')).toBe('sandbox')
    expect(file.headers.get('cache-control')).toBe('no-store')
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('writes the documents of a project into one file, the oldest first', async () => {
    const other = await goldenDocument(web.storage, project)
    const links = linksOn((await vera.browser.get(`${whole}?format=jsonl&what=all`)).text)
    const { pairs } = readAll(
      formats.find(format => format.id === 'jsonl')!,
      (await vera.browser.get(links[0]!)).text,
    )
    expect(pairs.map(held)).toEqual([...goldenPairs, ...goldenPairs].map(held))
    await web.storage.write(tx => tx.deleteFrom('document').where('id', '=', other.id).execute())
  })

  it('does not give two files of different states of a text as one export', async () => {
    const links = linksOn((await vera.browser.get(`${base}?format=moses`)).text)
    expect((await vera.browser.get(links[0]!)).status).toBe(200)
    const [pair] = await pairsAfter(web.storage.db, document.id, undefined, 1)
    await saveTarget(web.storage, {
      project,
      pair: pair!.id,
      user: vera.id,
      baseRevision: pair!.revision,
      text: `${pair!.target} `,
    })
    const second = await vera.browser.get(links[1]!)
    expect(second.status).toBe(409)
    expect(second.text).toContain('Open the export page again')
    const [now] = await pairsAfter(web.storage.db, document.id, undefined, 1)
    await saveTarget(web.storage, {
      project,
      pair: now!.id,
      user: vera.id,
      baseRevision: now!.revision,
      text: pair!.target,
      verdict: 'approve',
    })
  })

  it('takes comments along as notes, and names, unless they are to stay', async () => {
    const [pair] = await pairsAfter(web.storage.db, document.id, undefined, 1)
    await addComment(web.storage, { pair: pair!, user: vera.id, kind: 'comment', text: 'Is بئر a well here?' })
    expect((await textsOf('format=tmx&what=all'))[0]).toContain('<note>Is بئر a well here?</note>')
    const bare = (await textsOf('format=tmx&what=all&comments=none&people=none'))[0]!
    expect(bare).not.toContain('<note>')
    expect(bare).not.toContain('changedate')
  })

  it('is noted, without the text', async () => {
    await textsOf('format=tsv&what=all')
    const line = await web.storage.db
      .selectFrom('audit')
      .selectAll()
      .where('kind', '=', 'exported')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(line.user_id).toBe(vera.id)
    expect(JSON.parse(line.detail)).toEqual({
      format: 'tsv',
      what: 'all',
      pairs: goldenPairs.length,
      document: document.id,
    })
  })

  it('shows strangers nothing and knows no other files', async () => {
    const nobody = await web.signedIn({ name: `Nobody ${engine.name}` })
    for (const path of [base, whole, `${base}/manifest.json`, `${base}/${encodeURIComponent(document.slug)}.tmx`]) {
      expect((await nobody.browser.get(path)).status).toBe(404)
      expect((await web.stranger().get(path)).status).toBe(303)
    }
    for (const name of ['passwd', '..%2f..%2fmizan.db', 'x.tmx', '%00.tmx'])
      expect([400, 404]).toContain((await vera.browser.get(`${base}/${name}`)).status)
  })

  it('holds a table for spreadsheets that starts no formula', async () => {
    const source = 'المجموع الآن.'
    const made = await createDocument(web.storage, {
      project,
      user: null,
      title: '=HYPERLINK("http://x")',
      source,
      original: '',
      pairs: [{ sentences: [{ start: 0, end: source.length }], paragraph: 0, target: '=1+1', status: 'approved' }],
    })
    const path = base.replace(encodeURIComponent(document.slug), encodeURIComponent(made.slug))
    const [href] = linksOn((await vera.browser.get(`${path}?format=csv-excel&what=all`)).text)
    const { text } = await vera.browser.get(href!)
    expect(text).toContain("'=1+1")
    expect(text).not.toMatch(/(?:^|[,;"\n])=[1H]/)
    await web.storage.write(tx => tx.deleteFrom('document').where('id', '=', made.id).execute())
  })
})
