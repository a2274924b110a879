import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PairId } from '../../src/model/id.ts'
import { field, openNewsroom, row, saved, typeInto } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'

const source = `وصل الوزير إلى دوما صباح الأحد. قال المرصد إن الطريق مفتوح أمام المدنيين. دخلت القافلة الأولى المدينة ومعها 12 شاحنة. عاد السكان إلى بيوتهم. ثم غادر الوزير المدينة.
دخلت القافلة الأولى المدينة ومعها 12 شاحنة. عاد السكان إلى بيوتهم. ثم غادر الوفد المدينة. دخلت القافلة الثانية المدينة ومعها 15 شاحنة. وللوزير بيت في دوما.`
const translations = [
  'The minister reached Duma on Sunday morning.',
  'The observatory said the road was open to civilians.',
  'The first convoy entered the city with 12 trucks.',
  'The people returned to their homes.',
  'Then the minister left the city.',
]

/** What a translator leans on, in the order of a working day: one walk by keys through all of it. */
describe('what a translator leans on', () => {
  let newsroom: Newsroom
  let page: Page
  const project = (): string => newsroom.article.replace(/\/documents.*/, '')
  const id = (index: number): PairId => newsroom.pairs[index]!
  const at = async (index: number): Promise<void> => {
    await page.goto(`${newsroom.server.url}${newsroom.article}?at=${id(index)}#pair-${id(index)}`)
    await page.locator(`side-panel[data-pair="${id(index)}"]`).waitFor()
  }
  const offers = async (): Promise<[number, string][]> => {
    await page.locator('[data-suggestion][data-score]').first().waitFor()
    return page
      .locator('[data-suggestion][data-score]')
      .evaluateAll(all => all.map(({ dataset }) => [Number(dataset['score']), dataset['text']!]))
  }

  beforeAll(async () => {
    newsroom = await openNewsroom(source)
    page = await newsroom.visit('layla')
  })
  afterAll(() => newsroom.close())

  it('remembers five segments that were confirmed and approved', async () => {
    for (const [index, words] of translations.entries()) {
      await at(index)
      await typeInto(page, id(index), words)
      await page.keyboard.press('Control+Shift+Enter')
      await saved(page, id(index))
    }
    await page.goto(`${newsroom.server.url}${newsroom.article}/review?at=${id(0)}#pair-${id(0)}`)
    for (const index of translations.keys()) {
      await page.locator(`#pair-${id(index)}.is-active`).waitFor()
      await page.keyboard.press('a')
      await page.locator(`#pair-${id(index)}[data-status="approved"][data-save="saved"]`).waitFor()
    }
    await page.goto(`${newsroom.server.url}${project()}/memory`)
    await expect.poll(() => page.locator('table').innerText()).toContain('5')
  })

  it('offers the same text after the same sentence as 101, and a similar one with its score, and takes both by key', async () => {
    await at(6)
    expect(await offers()).toEqual([[101, 'The people returned to their homes.']])
    await field(page, id(6)).click()
    await page.keyboard.press('Control+1')
    await saved(page, id(6))
    await at(7)
    const [[score, words]] = (await offers()) as [[number, string]]
    expect(words).toBe('Then the minister left the city.')
    expect(score).toBeGreaterThan(60)
    expect(score).toBeLessThan(100)
    await field(page, id(7)).click()
    await page.keyboard.press('Control+1')
    await saved(page, id(7))
    await expect.poll(() => newsroom.pair(id(7))).toMatchObject({ origin: 'memory', status: 'draft', target: words })
  })

  it('adds a term by key and finds it behind a clitic', async () => {
    await at(0)
    await page.keyboard.press('Escape')
    await row(page, id(0)).focus()
    await page.keyboard.press('t')
    await page.locator('.term-form input[name="source"]').fill('الوزير')
    await page.locator('.term-form input[name="target"]').fill('minister')
    await page.keyboard.press('Enter')
    await page.locator('.toast', { hasText: 'In the glossary' }).waitFor()
    await at(9)
    await expect
      .poll(() => page.locator('side-panel [data-term]').allInnerTexts())
      .toEqual([expect.stringContaining('minister')])
    await expect
      .poll(() =>
        page.evaluate(() => [...(CSS.highlights.get('term') ?? [])].map(range => (range as Range).toString())),
      )
      .toEqual([expect.stringContaining('وزير')])
  })

  it('points at a wrong number, mends it by key, and dismisses another finding with a reason', async () => {
    await at(8)
    await typeInto(page, id(8), 'The second convoy entered the city with 51 trucks')
    await saved(page, id(8))
    const note = row(page, id(8)).locator('[data-note="finding"][data-check="number-changed"]')
    await note.waitFor()
    await page.keyboard.press('F8')
    await page.keyboard.press('Escape')
    await page.keyboard.press('f')
    await note.waitFor({ state: 'detached' })
    await saved(page, id(8))
    await expect.poll(async () => (await newsroom.pair(id(8))).target).toContain('15 trucks')
    await page.keyboard.press('Control+Shift+Enter')
    await page.locator(`#pair-${id(8)}[data-status="translated"][data-save="saved"]`).waitFor()
    const other = row(page, id(8)).locator('[data-note="finding"]').first()
    await other.waitFor()
    const key = await other.getAttribute('data-key')
    await page.keyboard.press('Escape')
    await row(page, id(8)).focus()
    await page.keyboard.press('d')
    await page.keyboard.type('It is a headline.')
    await page.keyboard.press('Enter')
    await page.locator('.toast', { hasText: 'Dismissed' }).waitFor()
    await expect
      .poll(() =>
        row(page, id(8))
          .locator('[data-note="finding"]')
          .evaluateAll(all => all.map(each => each.getAttribute('data-key'))),
      )
      .not.toContain(key)
  })

  it('replaces a name everywhere after a look, approved segments only when ticked, and takes it back in one step', async () => {
    await at(9)
    await typeInto(page, id(9), 'The minister has a house in Duma.')
    await saved(page, id(9))
    await page.goto(`${newsroom.server.url}${project()}/search/replace`)
    await page.getByLabel('Replace, in the English').fill('Duma')
    await page.getByLabel('With').fill('Douma')
    await page.keyboard.press('Enter')
    const boxes = page.locator('input[name="pairs"]')
    await boxes.first().waitFor()
    await expect
      .poll(() => boxes.evaluateAll(all => all.map(box => (box as HTMLInputElement).checked)))
      .toEqual([false, true])
    await boxes.first().check()
    await page.getByText('Replace in the ticked segments').click()
    await page.getByText('Undo all of it').waitFor()
    const names = async () =>
      [(await newsroom.pair(id(0))).target, (await newsroom.pair(id(9))).target].map(text => text.includes('Douma'))
    await expect.poll(() => names()).toEqual([true, true])
    await page.getByText('Undo all of it').click()
    await page.getByText('Undone.').waitFor()
    await expect.poll(() => names()).toEqual([false, false])
    await expect.poll(async () => (await newsroom.pair(id(0))).status).toBe('approved')
  })
})
