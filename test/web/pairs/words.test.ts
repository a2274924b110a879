import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Pair } from '../../../src/model/pair.ts'
import { pairsAfter } from '../../../src/storage/pairs.ts'
import { saveTarget } from '../../../src/storage/save-target.ts'
import { addTerm } from '../../../src/storage/terms.ts'
import { addTranslation } from '../../../src/workbench/alignment/add-translation.ts'
import { doumaEnglish, doumaIn } from '../../support/douma.ts'
import { engines } from '../../support/engines.ts'
import { builtServer } from '../../support/shared.ts'
import { startWeb } from '../../support/web.ts'
import type { SignedIn, Web } from '../../support/web.ts'
import { smallWorld } from '../../support/world.ts'

interface Answer {
  readonly revision: number
  readonly sources: readonly { start: number; end: number }[]
  readonly targets: readonly { start: number; end: number }[]
  readonly lights: readonly {
    source: { start: number; end: number }
    from: string
    to: string
    confidence: number
    reason: string
  }[]
}

describe.each(engines)('the words of a pair on $name', engine => {
  let [web, reader, outsider]: [Web, SignedIn, SignedIn] = [undefined!, undefined!, undefined!]
  let world: Awaited<ReturnType<typeof smallWorld>>
  let pairs: readonly Pair[] = []

  beforeAll(async () => {
    await builtServer()
    web = await startWeb(engine)
    world = await smallWorld(web.storage)
    reader = await web.signedIn({ name: 'Reader', roles: { [world.project]: 'viewer' } })
    outsider = await web.signedIn({ name: 'Outsider', roles: {} })
    const document = await doumaIn(web.storage, world.project)
    await addTranslation(
      web.storage,
      { project: world.project, document: document.id, user: reader.id },
      { sourceLang: 'ar', targetLang: 'en' },
      { text: doumaEnglish, replace: false },
    )
    pairs = await pairsAfter(web.storage.db, document.id, undefined, 100)
  })
  afterAll(() => web.stop())

  const words = async (pair: Pair, who = reader): Promise<Answer> =>
    JSON.parse(
      (await who.browser.request('GET', `/pairs/${pair.id}/words`, { headers: { accept: 'application/json' } })).text,
    ) as Answer

  it('come with their places, their reasons and the sentences of both sides', async () => {
    const [first] = pairs
    const { revision, sources, targets, lights } = await words(first!)
    expect(revision).toBe(first!.revision)
    expect(sources).toEqual([{ start: 0, end: first!.source.length }])
    expect(targets.map(({ start, end }) => first!.target.slice(start, end))).toHaveLength(2)
    const damascus = lights.find(({ to }) => to === 'Damascus')
    expect(damascus).toMatchObject({ from: 'دمشق', reason: 'in the word list' })
    expect(first!.source.slice(damascus!.source.start, damascus!.source.end)).toBe('دمشق')
    expect(lights.find(({ to }) => to === 'Syrian')!.reason).toMatch(
      /^in the word list; seen together \d+ times, in \d+ and \d+ pairs$/,
    )
  })

  it('follow the glossary', async () => {
    const pair = pairs.find(({ target }) => target.includes('Observatory'))!
    const told = async (): Promise<string[]> =>
      (await words(pair)).lights.filter(({ to }) => to === 'Observatory').map(({ reason }) => reason)
    expect((await told()).join()).not.toContain('glossary')
    await addTerm(
      web.storage,
      { project: world.project, user: reader.id },
      { source: 'المرصد', target: 'Observatory', use: 'preferred', partOfSpeech: '', note: '' },
    )
    await expect.poll(told, { timeout: 25_000, interval: 1000 }).toEqual([expect.stringContaining('in the glossary')])
  })

  it('are hinted at where a translation lacks what they mostly became, with how often that was seen', async () => {
    const lessons = [
      ['قرأ الطالب الكتاب.', 'The student read the book.'],
      ['هذا كتاب جديد.', 'This is a new book.'],
      ['فتح الطالب الباب.', 'The student opened the door.'],
      ['وضع الكتاب على الطاولة.', 'He put the book on the table.'],
      ['الكتاب قديم جدا.', 'The book is very old.'],
      ['اشترى الرجل كتابا.', 'The man bought a book.'],
      ['فقد أخي كتابه.', 'My brother lost his book.'],
      ...['وصل القطار.', 'نزل المطر.', 'طلعت الشمس.', 'نام الطفل.', 'هبت الرياح.', 'انتهى الدرس.'].map((source, at) => [
        source,
        `${['The train', 'Rain', 'The sun', 'The child', 'The wind', 'The lesson'][at]} came.`,
      ]),
      ['باع صديقي الكتاب أمس.', 'My friend sold it yesterday.'],
    ] as [string, string][]
    const other = await smallWorld(web.storage, lessons.map(([source]) => source).join('\n'))
    const omar = await web.signedIn({ name: 'Omar2', roles: { [other.project]: 'translator' } })
    const taught = await pairsAfter(web.storage.db, other.document.id, undefined, 100)
    for (const [at, { id, revision }] of taught.entries()) {
      await saveTarget(web.storage, {
        project: other.project,
        pair: id,
        user: other.omar,
        baseRevision: revision,
        text: lessons[at]![1],
        verdict: 'confirm',
      })
    }
    const panel = async (at: number) => (await omar.browser.get(`/pairs/${taught[at]!.id}/panel`)).text
    await expect.poll(() => panel(lessons.length - 1), { timeout: 20_000 }).toContain('Perhaps left out')
    const shown = await panel(lessons.length - 1)
    expect(shown).toContain('seen together 6 times, in 6 and 6 pairs')
    expect(shown).toMatch(/>book<\/bdi>.*>الكتاب<\/bdi>/s)
    expect(await panel(0)).not.toContain('Perhaps left out')
  })

  it('are for those who may read the text', async () => {
    expect((await outsider.browser.get(`/pairs/${pairs[0]!.id}/words`)).status).toBe(404)
  })
})
