import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProjectId } from '../../../src/model/id.ts'
import type { Pair } from '../../../src/model/pair.ts'
import { pairsAfter } from '../../../src/storage/pairs.ts'
import { engines } from '../../support/engines.ts'
import { builtServer } from '../../support/shared.ts'
import { startWeb } from '../../support/web.ts'
import type { SignedIn, Web } from '../../support/web.ts'
import { smallWorld } from '../../support/world.ts'

const source = 'انتهى عقد العمل. وقعوا على عقدهم أمس. ذهبوا إلى السوق.'
const targets = ['The labour contract ended.', 'They signed their contract yesterday.', 'They went to the market.']
const workContract = {
  source: 'عقد العمل',
  target: 'employment contract',
  use: 'preferred',
  partOfSpeech: 'noun',
  note: 'as in the law',
}

describe.each(engines)('the glossary on $name', engine => {
  let web: Web
  let [manager, omar, vera]: SignedIn[] = []
  let [project, glossary, pairs]: [ProjectId, string, readonly Pair[]] = ['' as ProjectId, '', []]

  const pathOf = async (id: ProjectId) =>
    `/projects/${encodeURIComponent((await web.storage.db.selectFrom('project').select('slug').where('id', '=', id).executeTakeFirstOrThrow()).slug)}/glossary`
  const add = (fields: Readonly<Record<string, string>>, who = omar!) => who.browser.post(glossary, fields, glossary)
  const page = async (query = '') => (await omar!.browser.get(glossary + query)).text
  const idOf = async (term: string) =>
    new RegExp(`id="term-([^"]+)"(?:(?!<tr)[\\s\\S])*?>${term}<`).exec(await page())![1]!
  const upload = async (text: string, name: string) => {
    const form = new FormData()
    form.append('file', new Blob([text]), name)
    const sent = new Request(`${web.url}${glossary}/file`, { method: 'POST', body: form })
    return omar!.browser.request('POST', `${glossary}/file?_csrf=${await omar!.browser.csrf('/me')}`, {
      headers: { 'content-type': sent.headers.get('content-type')! },
      body: await sent.text(),
    })
  }

  beforeAll(async () => {
    await builtServer()
    web = await startWeb(engine)
    const world = await smallWorld(web.storage, source)
    project = world.project
    manager = await web.signedIn({ name: 'Maryam', roles: { [project]: 'manager' } })
    omar = await web.signedIn({ name: 'Samir', roles: { [project]: 'translator' } })
    vera = await web.signedIn({ name: 'Vera', roles: { [project]: 'viewer' } })
    glossary = await pathOf(project)
    for (const [index, pair] of (await pairsAfter(web.storage.db, world.document.id, undefined, 10)).entries()) {
      await omar.browser.postJson(`/pairs/${pair.id}/verdict`, {
        verdict: 'confirm',
        text: targets[index],
        revision: pair.revision,
      })
    }
    pairs = await pairsAfter(web.storage.db, world.document.id, undefined, 10)
  })
  afterAll(() => web.stop())

  it('takes a term, and points at the segments that lack it', async () => {
    const added = await add(workContract)
    expect([added.status, added.location]).toEqual([303, `${glossary}?added=1&done=term-added#add`])
    expect(await page()).toContain('>employment contract<')
    const row = () => omar!.browser.get(`/pairs/${pairs[0]!.id}/row`)
    for (let tries = 0; tries < 100 && !(await row()).text.includes('term-missing'); tries++) await pause(25)
    expect((await row()).text).toContain('data-check="term-missing"')
    expect((await omar!.browser.get(`/pairs/${pairs[1]!.id}/row`)).text).not.toContain('data-check="term-missing"')
  })

  it('says what is wrong with a term and shows it as it was typed', async () => {
    const twin = await add({ ...workContract, source: 'عَقد العملِ', note: 'typed twice' })
    expect(twin.status).toBe(409)
    expect(twin.text).toContain('is in the glossary with “employment contract” already, as preferred.')
    expect(twin.text).toContain('value="typed twice"')
    expect((await add({ source: '', target: 'x' })).status).toBe(422)
    expect((await add({ source: 'سوق', target: '\u0007' })).status).toBe(422)
    expect((await add({ source: 'سوق', target: 'market', use: 'loved' })).status).toBe(422)
  })

  it('changes a term in its line, and of two who change it the second sees the first', async () => {
    const id = await idOf('employment contract')
    expect(await page(`?edit=${id}`)).toContain(`action="${glossary}/${id}"`)
    const changed = await omar!.browser.post(
      `${glossary}/${id}`,
      { ...workContract, target: 'contract of employment', revision: '1' },
      glossary,
    )
    expect(changed.status).toBe(303)
    const late = await manager!.browser.post(
      `${glossary}/${id}`,
      { ...workContract, target: 'work contract', revision: '1' },
      glossary,
    )
    expect(late.status).toBe(409)
    expect(late.text).toContain('Samir changed this meanwhile to “عقد العمل”, “contract of employment”, preferred.')
    expect(late.text).toContain('value="work contract"')
    const revision = /name="revision" value="(\d+)"[^<]*>(?:<button class="btn primary">Save)/.exec(late.text)![1]!
    expect((await manager!.browser.post(`${glossary}/${id}`, { ...workContract, revision }, glossary)).status).toBe(303)
    expect(await page()).toContain('>employment contract<')
  })

  it('deletes a term and brings it back', async () => {
    const id = await idOf('employment contract')
    const gone = await omar!.browser.post(`${glossary}/${id}/deletion`, { from: 'q=عقد' }, glossary)
    const after = (await omar!.browser.get(gone.location!)).text
    expect(after).toContain('was deleted.')
    expect(after).not.toContain('>employment contract</bdi></td>')
    await omar!.browser.post(`${glossary}/${id}/restoration`, {}, glossary)
    expect(await page()).toContain('>employment contract<')
    expect((await omar!.browser.post(`${glossary}/${id}/restoration`, {}, glossary)).status).toBe(404)
  })

  it('finds terms by letters of either side, spelling aside, and by use', async () => {
    await add({ source: 'سوق', target: 'bazaar', use: 'forbidden' })
    expect(await page('?q=' + encodeURIComponent('السُوق'.slice(2)))).toContain('>bazaar<')
    expect(await page('?q=EMPLOY')).toContain('>employment contract<')
    expect(await page('?use=forbidden')).not.toContain('>employment contract<')
    expect(await page('?q=%25')).toContain('No term like that.')
  })

  it('reads back what it wrote, as table and as TBX, and says what a file lacks', async () => {
    for (const format of ['csv', 'tbx']) {
      const written = await omar!.browser.get(`${glossary}/terms.${format}`)
      expect(written.text).toContain('as in the law')
      const read = await upload(written.text, `terms.${format}`)
      expect([read.status, /<b>0<\/b><span>added.*<b>0<\/b><span>changed.*<b>2<\/b>/.test(read.text)]).toEqual([
        200,
        true,
      ])
    }
    const partly = await upload('Arabic,English,use\nقانون,law,preferred\nمحكمة,,preferred\n', 'more.csv')
    expect(partly.text).toContain('<b>1</b><span>added')
    expect(partly.text).toContain('The term “محكمة” has no translation.')
    expect(await page()).toContain('>law<')
    const [, back] = /action="([^"]+\/files\/[^"]+\/undo)"/.exec(partly.text)!
    expect((await omar!.browser.post(back!, {}, glossary)).status).toBe(303)
    expect(await page()).not.toContain('>law<')
    expect(await page()).toMatch(/more\.csv.*1 added, 0 changed.*Taken back/s)
    expect((await omar!.browser.post(back!, {}, glossary)).status).toBe(404)
    expect((await upload('<html>', 'page.xml')).status).toBe(422)
    const empty = await upload('', 'empty.csv')
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('To the project')
  })

  it('shows where a term stands, behind clitics too, and whether its translation stands opposite', async () => {
    await add({ source: 'عقد', target: 'contract' })
    const uses = (await omar!.browser.get(`${glossary}/${await idOf('contract')}/uses`)).text
    expect(uses).toContain('Found in 2 segments')
    expect(uses).toContain('<mark>عقد</mark>هم')
    expect(uses).toContain('<mark>contract</mark>')
  })

  it('proposes what goes together in the project’s own confirmed segments, with counts, and takes one with a click', async () => {
    const text = Array.from(
      { length: 12 },
      (_, n) => `${['ذهب', 'وصل', 'عاد', 'جلس'][n % 4]} الرئيس إلى ${['القصر', 'البيت', 'المدينة'][n % 3]}.`,
    ).join(' ')
    const { document } = await smallWorld(web.storage, text)
    await web.storage.write(tx =>
      tx.updateTable('document').set({ project_id: project }).where('id', '=', document.id).execute(),
    )
    for (const [n, pair] of (await pairsAfter(web.storage.db, document.id, undefined, 20)).entries()) {
      const target = `The president ${['went', 'arrived', 'returned', 'sat'][n % 4]} ${n % 2 ? 'there' : 'here'} in the ${['palace', 'house', 'city'][n % 3]}.`
      await omar!.browser.postJson(`/pairs/${pair.id}/verdict`, {
        verdict: 'confirm',
        text: target,
        revision: pair.revision,
      })
    }
    const proposed = (await omar!.browser.get(`${glossary}/candidates`)).text
    expect(proposed).toMatch(/value="president"|value="president [a-z]+"/)
    expect(proposed).toMatch(/in <b>12<\/b> of 12|in <b>4<\/b> of 4/)
    const added = await omar!.browser.post(
      glossary,
      { source: 'الرئيس', target: 'president', back: 'candidates' },
      `${glossary}/candidates`,
    )
    expect(added.location).toBe(`${glossary}/candidates?done=term-added`)
    expect((await omar!.browser.get(`${glossary}/candidates`)).text).not.toContain('value="president"')
  })

  it('uses the glossary of another project where the manager works, and nobody else’s', async () => {
    const [other, foreign] = [await smallWorld(web.storage), await smallWorld(web.storage)]
    const lender = await web.signedIn({
      name: 'Lamia',
      roles: { [project]: 'manager', [other.project]: 'translator', [foreign.project]: 'viewer' },
    })
    const lent = await pathOf(other.project)
    await lender.browser.post(lent, { source: 'السوق', target: 'bazaar hall' }, lent)
    await lender.browser.post(lent, { source: 'أمس', target: 'the day before' }, lent)
    expect((await lender.browser.post(`${glossary}/others`, { lender: foreign.project }, glossary)).status).toBe(403)
    expect((await omar!.browser.post(`${glossary}/others`, { lender: other.project }, '/me')).status).toBe(403)
    expect((await lender.browser.post(`${glossary}/others`, { lender: other.project }, glossary)).status).toBe(303)
    expect((await lender.browser.get(glossary)).text).toContain(`href="${lent}"`)
    expect(await page()).not.toContain(`href="${lent}"`)
    const saved = await omar!.browser.postJson(`/pairs/${pairs[1]!.id}/target`, {
      text: 'They signed their contract.',
      revision: pairs[1]!.revision,
    })
    expect(saved.text).toContain('the day before')
    expect((await lender.browser.post(`${glossary}/others/${other.project}/end`, {}, glossary)).status).toBe(303)
    const { revision } = JSON.parse(saved.text) as { revision: number }
    expect(
      (await omar!.browser.postJson(`/pairs/${pairs[1]!.id}/target`, { text: 'They signed a contract.', revision }))
        .text,
    ).not.toContain('the day before')
  })

  it('lets a viewer look and change nothing, and strangers not even look', async () => {
    expect((await vera!.browser.get(glossary)).text).not.toContain('name="source"')
    expect((await add(workContract, vera)).status).toBe(403)
    const nobody = await web.signedIn({ name: 'Nadia' })
    for (const path of ['', '/candidates', '/terms.csv', '/terms.tbx'])
      expect((await nobody.browser.get(glossary + path)).status).toBe(404)
  })
})
