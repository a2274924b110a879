import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { activeNumber, field, openNewsroom, row, saved, typeInto } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'

const text = `وصلت القافلة الأولى إلى دمشق في 7 آذار. قال المرصد إن الطريق مفتوح أمام المدنيين.
وصلت القافلة الأولى إلى دمشق في 9 آذار. قال المرصد إن الطريق مغلق أمام المدنيين.
قال المرصد إن الطريق مفتوح أمام المدنيين. عاد السكان إلى بيوتهم.`

describe('the memory beside the rows', () => {
  let newsroom: Newsroom
  let page: Page
  const at = async (index: number): Promise<void> => {
    const id = newsroom.pairs[index]!
    await page.goto(`${newsroom.server.url}${newsroom.article}?at=${id}#pair-${id}`)
    await page.locator(`side-panel[data-pair="${id}"]`).waitFor()
  }
  const best = (digit = 1) => page.locator(`[data-suggestion="${digit}"]`)

  beforeAll(async () => {
    newsroom = await openNewsroom(text)
    page = await newsroom.visit('layla')
    for (const [index, words] of [
      'The first convoy reached Damascus on 7 March.',
      'The observatory said the road was open to civilians.',
    ].entries()) {
      const id = newsroom.pairs[index]!
      await page.goto(`${newsroom.server.url}${newsroom.article}?at=${id}#pair-${id}`)
      await typeInto(page, id, words)
      await saved(page, id)
      await page.goto(`${newsroom.server.url}${newsroom.article}/review?status=all&at=${id}#pair-${id}`)
      await page.keyboard.press('a')
      await saved(page, id)
    }
  })
  afterAll(() => newsroom.close())

  it('offers a similar segment with the number of this one, and adds its score up', async () => {
    await at(2)
    await best().waitFor()
    await expect.poll(() => best().getAttribute('data-text')).toBe('The first convoy reached Damascus on 9 March.')
    await expect.poll(() => best().innerText()).toContain('9 for 7')
    await expect.poll(() => best().innerText()).toContain('Layla Nasser')
    await expect.poll(() => best().locator('del').allInnerTexts()).toEqual(['7'])
    await expect.poll(() => best().locator('ins').allInnerTexts()).toEqual(['9'])
    await best().locator('summary').first().click()
    await expect
      .poll(async () => (await best().locator('td').allInnerTexts()).map(points => Number(points.replace('−', '-'))))
      .toEqual([100, -4, 96])
    await expect.poll(() => row(page, newsroom.pairs[2]!).locator('.suggest').innerText()).toContain('on 9 March')
  })

  it('is put in by key as a draft from the memory, and taken out again by key', async () => {
    await at(2)
    await best().waitFor()
    const id = newsroom.pairs[2]!
    await field(page, id).click()
    await page.keyboard.press('Control+1')
    await saved(page, id)
    await expect
      .poll(() => newsroom.pair(id))
      .toMatchObject({
        target: 'The first convoy reached Damascus on 9 March.',
        status: 'draft',
        origin: 'memory',
      })
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await page.locator(`#pair-${id}[data-status="empty"]`).waitFor()
    await expect.poll(() => newsroom.pair(id)).toMatchObject({ target: '', origin: 'none' })
  })

  it('keeps what is typed after it was put in, and says that confirming it as it came is worth a look', async () => {
    await at(3)
    await best().waitFor()
    const id = newsroom.pairs[3]!
    await field(page, id).click()
    await page.keyboard.press('Control+1')
    await page.keyboard.press('Control+Shift+Enter')
    await page.locator(`#pair-${id}[data-status="translated"] [data-check="unedited-suggestion"]`).waitFor()
    await page.keyboard.press('End')
    await page.keyboard.type(' Or not.')
    await page.keyboard.press('Control+Shift+Enter')
    await page.locator(`#pair-${id} [data-check="unedited-suggestion"]`).waitFor({ state: 'detached' })
    await expect
      .poll(async () => (await newsroom.pair(id)).target)
      .toBe('The observatory said the road was open to civilians. Or not.')
  })

  it('leaves a digit alone that inserts nothing', async () => {
    await at(5)
    await page.locator('side-panel').getByText('nothing like this segment').waitFor()
    const number = await activeNumber(page).innerText()
    await page.keyboard.press('7')
    await expect.poll(() => activeNumber(page).innerText()).toBe(number)
    await expect.poll(async () => (await newsroom.pair(newsroom.pairs[5]!)).target).toBe('')
  })

  it('is put right and emptied where it is seen, and the removal undone', async () => {
    await at(4)
    await best().waitFor()
    await best().getByText('Put right').click()
    await best().getByLabel('English').fill('The observatory said that the road was open.')
    await best().getByText('Save in the memory').click()
    await page.locator('[data-text="The observatory said that the road was open."]').waitFor()
    await best().getByText('Put right').click()
    await best().getByText('Remove from the memory').click()
    await page.locator('side-panel').getByText('nothing like this segment').waitFor()
    await page.locator('.toast').getByText('Undo').click()
    await page.locator('[data-text="The observatory said that the road was open."]').waitFor()
  })

  it('finds the selected word from the box in all its forms, beside the rows', async () => {
    await at(5)
    const id = newsroom.pairs[5]!
    await typeInto(page, id, 'roads')
    await saved(page, id)
    await page.keyboard.press('Shift+Home')
    await page.keyboard.press('F3')
    await page.locator('#search .found__line').first().waitFor()
    expect(new Set(await page.locator('#search mark').allInnerTexts())).toEqual(new Set(['road', 'roads']))
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('search-words')
    await page.keyboard.type('طرق')
    await page.keyboard.press('Enter')
    await page.locator('#search').getByText('Nothing here is like that').waitFor()
    await page.locator('#search-words').fill('طريق')
    await page.keyboard.press('Enter')
    await page.locator('#search .found__line').first().waitFor()
    expect(new Set(await page.locator('#search mark').allInnerTexts())).toEqual(new Set(['طريق']))
    await page.keyboard.press('Escape')
    await page.locator(`#pair-${id} textarea[data-pair]:focus`).waitFor()
  })

  it('stands on the first of four tabs, which keys reach one after the other and at once', async () => {
    await at(5)
    const chosen = page.locator('side-panel [role="tab"][aria-selected="true"]')
    await page.locator('side-panel [role="tab"][aria-selected="true"]').focus()
    for (const [key, tab] of [
      ['End', 'History'],
      ['ArrowRight', 'Assist'],
      ['ArrowRight', 'Search'],
      ['Home', 'Assist'],
      ['ArrowLeft', 'History'],
    ] as const) {
      await page.keyboard.press(key)
      await expect.poll(() => chosen.innerText()).toBe(tab)
      await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement).innerText)).toBe(tab)
      await expect.poll(() => page.locator('side-panel [role="tabpanel"]:not([hidden])').count()).toBe(1)
    }
    await page.keyboard.press('Escape')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.pair')?.id))
      .toBe(`pair-${newsroom.pairs[5]!}`)
  })

  it('is searched for what is typed where commands are', async () => {
    await at(0)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('convoy')
    await page.keyboard.press('Enter')
    await page.locator('#search .found__line').first().waitFor()
    await expect.poll(() => page.locator('#search-words').inputValue()).toBe('convoy')
  })

  it('shows the rows that answer a question in the box that finds', async () => {
    await page.goto(`${newsroom.server.url}${newsroom.article}?q=${encodeURIComponent('src:طريق -tgt:civilians')}`)
    await expect.poll(() => page.locator('.pair').count()).toBe(1)
    await page.goto(`${newsroom.server.url}${newsroom.article}?q=${encodeURIComponent('طريق')}`)
    await expect.poll(() => page.locator('.pair').count()).toBe(3)
  })

  it('has a word replaced in every ticked segment with a look before, and taken back in one step', async () => {
    const project = newsroom.article.replace(/\/documents.*/, '')
    await page.goto(`${newsroom.server.url}${project}/search/replace`)
    await page.getByLabel('Replace, in the English').fill('observatory')
    await page.getByLabel('With').fill('Observatory')
    await page.keyboard.press('Enter')
    const boxes = page.locator('input[name="pairs"]')
    await boxes.first().waitFor()
    const approved = await boxes.evaluateAll(all => all.filter(box => !(box as HTMLInputElement).checked).length)
    await expect.poll(async () => [await boxes.count(), approved]).toEqual([2, 1])
    await page.getByText('Replace in the ticked segments').click()
    await page.getByText('Undo all of it').waitFor()
    await expect.poll(async () => (await newsroom.pair(newsroom.pairs[3]!)).target).toContain('The Observatory said')
    await expect.poll(async () => (await newsroom.pair(newsroom.pairs[1]!)).target).toContain('The observatory said')
    await page.getByText('Undo all of it').click()
    await page.getByText('Undone.').waitFor()
    await expect.poll(async () => (await newsroom.pair(newsroom.pairs[3]!)).target).toContain('The observatory said')
  })

  it('says after confirming that the sentence stands elsewhere, too, and fills it in there by one key and one look', async () => {
    const [, id, , , same] = newsroom.pairs
    await at(1)
    await page.locator('textarea[data-pair]:focus').waitFor()
    await page.keyboard.press('Control+Shift+Enter')
    const offer = page.locator('[data-repetitions]:not([hidden])')
    await offer.waitFor()
    await expect.poll(() => offer.innerText()).toContain('1 other segment has the sentence of segment 2')
    await expect.poll(() => page.locator('#announcements').textContent()).toContain('F4 shows them.')
    await page.keyboard.press('F4')
    await page.getByRole('heading', { name: 'The same text elsewhere' }).waitFor()
    await expect.poll(() => page.getByLabel('Fill in here').isChecked()).toBe(true)
    await page.getByText('Fill in where ticked').click()
    await page.getByText('Undo all of it').waitFor()
    const { target } = await newsroom.pair(id!)
    await expect.poll(() => newsroom.pair(same!)).toMatchObject({ target, status: 'draft', origin: 'copied' })
    await page.getByText('Undo all of it').click()
    await page.getByText('Undone.').waitFor()
    await expect.poll(async () => (await newsroom.pair(same!)).target).toBe('')
  })

  it('has all that a search found confirmed in one step after a look, and taken back in one', async () => {
    const project = newsroom.article.replace(/\/documents.*/, '')
    const drafts = async (): Promise<number> =>
      (await Promise.all(newsroom.pairs.map(id => newsroom.pair(id)))).filter(({ status }) => status === 'draft').length
    const before = await drafts()
    await page.goto(`${newsroom.server.url}${project}/search?q=status:draft`)
    await page.getByLabel('All segments like this').selectOption('Confirm')
    await page.getByText('Show what would change').click()
    const ticked = page.locator('tick-list output')
    await expect.poll(() => ticked.textContent()).toBe(`${before} of ${before} ticked`)
    await page.getByText('Tick none').click()
    await expect.poll(() => ticked.textContent()).toBe(`0 of ${before} ticked`)
    await page.getByText('As proposed').click()
    await expect.poll(() => ticked.textContent()).toBe(`${before} of ${before} ticked`)
    await page.getByText('Confirm the ticked segments').click()
    await page.getByText('Undo all of it').waitFor()
    expect([before > 0, await drafts()]).toEqual([true, 0])
    await page.getByText('Undo all of it').click()
    await page.getByText('Undone.').waitFor()
    expect(await drafts()).toBe(before)
  })

  it('offers what came as a table without dates or names, and keeps the page alive', async () => {
    const project = newsroom.article.replace(/\/documents.*/, '')
    const manager = await newsroom.visit('mona', { path: `${project}/memory` })
    const buffer = Buffer.from('ar,en\nعاد السكان إلى بيوتهم.,The residents returned home.\n')
    await manager
      .getByLabel('A TMX, TSV, CSV or JSONL file')
      .setInputFiles({ name: 'old.csv', mimeType: 'text/csv', buffer })
    await manager.getByRole('button', { name: 'Bring in' }).click()
    await manager.getByRole('paragraph').filter({ hasText: 'The residents returned home.' }).waitFor()
    await manager.context().close()
    await at(5)
    await page.locator('textarea[data-pair]:focus').waitFor()
    await page.locator('[data-text="The residents returned home."]').waitFor()
  })

  it('comes along to the next segment on confirming, and keeps a key that was quicker than itself', async () => {
    const [, , from, , to] = newsroom.pairs
    await at(2)
    await typeInto(page, from!, 'The first convoy came on 9 March.')
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Control+1')
    await page.locator(`side-panel[data-pair="${to!}"]`).waitFor()
    await expect.poll(() => field(page, to!).inputValue()).toContain('The observatory said')
    await saved(page, to!)
  })
})
