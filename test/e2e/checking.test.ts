import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fits, violations } from './axe.ts'
import type { PairId } from '../../src/model/id.ts'
import { activeNumber, field, openNewsroom, row, saved, typeInto } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'

const notes = (page: Page, id: PairId) => row(page, id).locator('[data-note="finding"]')
const noteOf = (page: Page, id: PairId, check: string) => row(page, id).locator(`[data-check="${check}"]`)
const chip = (page: Page) => page.locator('[data-live="chip-checks"] b')

const wrongNumber =
  'Syrian Republican Guard forces moved into the last rebel-held part of eastern Ghouta, near Damascus, on Friday, state ' +
  'television reported. A war monitor said heavy air strikes had killed at least 72 people, five of them children.'

describe('checking while translating', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  it('finds a wrong number at the row while it is typed, mends it by key, and the text box takes the mend back', async () => {
    const page = await newsroom.visit('omar')
    const first = newsroom.pairs[0]!
    await field(page, first).click()
    await page.keyboard.insertText(wrongNumber)
    await noteOf(page, first, 'number-changed').waitFor()
    await expect
      .poll(() => noteOf(page, first, 'number-changed').innerText())
      .toContain('The source says 27, but the translation says 72.')
    await expect.poll(() => field(page, first).inputValue()).toBe(wrongNumber)
    await expect.poll(() => chip(page).textContent()).toBe('1')
    await page.keyboard.press('Control+.')
    await page.keyboard.press('f')
    await expect.poll(async () => (await newsroom.pair(first)).target).toBe(wrongNumber.replace('72', '27'))
    await expect.poll(() => notes(page, first).count()).toBe(0)
    await expect.poll(() => chip(page).textContent()).toBe('0')
    await page.keyboard.press('Control+z')
    await noteOf(page, first, 'number-changed').waitFor()
    await page.context().close()
  })

  it('keeps back what only a whole text can lack until the person leaves the row', async () => {
    const page = await newsroom.visit('omar')
    const second = newsroom.pairs[1]!
    await typeInto(page, second, 'State television showed columns of black smoke')
    await saved(page, second)
    await noteOf(page, second, 'length-band').waitFor({ state: 'attached' })
    await expect.poll(() => noteOf(page, second, 'length-band').isVisible()).toBe(false)
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(() => noteOf(page, second, 'length-band').isVisible()).toBe(true)
    await page.context().close()
  })

  it('walks from finding to finding and marks the words in the box', async () => {
    const page = await newsroom.visit('omar')
    const fourth = newsroom.pairs[3]!
    await typeInto(page, fourth, 'The  capture')
    await noteOf(page, fourth, 'double-space').waitFor()
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('Shift+F8')
    await expect.poll(() => activeNumber(page).textContent()).toBe('4')
    for (let presses = 0; presses < 6; presses++) {
      if ((await row(page, fourth).locator('[data-check="double-space"][aria-current="true"]').count()) > 0) break
      await page.keyboard.press('F8')
    }
    await expect
      .poll(() => field(page, fourth).evaluate((box: HTMLTextAreaElement) => [box.selectionStart, box.selectionEnd]))
      .toEqual([3, 5])
    await page.context().close()
  })

  it('dismisses by key with a reason, here, and takes that back by key', async () => {
    const page = await newsroom.visit('omar')
    const fifth = newsroom.pairs[4]!
    await typeInto(page, fifth, 'Rebel groups  left.')
    await noteOf(page, fifth, 'double-space').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('d')
    const before = await notes(page, fifth).count()
    await page.keyboard.type('A wide space is meant')
    await page.keyboard.press('Enter')
    await expect.poll(() => notes(page, fifth).count()).toBe(before - 1)
    await expect.poll(() => page.locator('.toast').last().innerText()).toContain('Dismissed.')
    await page.keyboard.press('Control+z')
    await expect.poll(() => notes(page, fifth).count()).toBe(before)
    await page.context().close()
  })

  it('dismisses all of a kind in the text at once, and takes that back by key', async () => {
    const page = await newsroom.visit('omar')
    const [fourth, fifth] = [newsroom.pairs[3]!, newsroom.pairs[4]!]
    const wide = page.locator('[data-check="double-space"]')
    await page.locator('textarea[data-pair]:focus').waitFor()
    await row(page, fifth).locator('.pair__number').click()
    await noteOf(page, fifth, 'double-space').getByText('Dismiss').first().click()
    await noteOf(page, fifth, 'double-space').getByLabel('All of this kind in this text').check()
    await noteOf(page, fifth, 'double-space').getByLabel('Why is it right?').fill('Typescript of 1950')
    await page.keyboard.press('Enter')
    await expect.poll(() => wide.count()).toBe(0)
    await page.keyboard.press('Control+z')
    await noteOf(page, fourth, 'double-space').waitFor()
    await noteOf(page, fifth, 'double-space').waitFor()
    await page.context().close()
  })

  it('lets a reviewer say that a kind is right in the whole project, a translator only in the text', async () => {
    const sixth = newsroom.pairs[5]!
    const omar = await newsroom.visit('omar')
    await typeInto(omar, sixth, 'Several  thousand people left.')
    await noteOf(omar, sixth, 'double-space').getByText('Dismiss').first().click()
    await expect.poll(() => noteOf(omar, sixth, 'double-space').getByLabel('In the project').count()).toBe(0)
    await omar.context().close()
    const layla = await newsroom.visit('layla', { path: '?checks=1' })
    await row(layla, sixth).locator('.pair__number').click()
    await noteOf(layla, sixth, 'double-space').getByText('Dismiss').first().click()
    await noteOf(layla, sixth, 'double-space').getByLabel('In the project').check()
    await noteOf(layla, sixth, 'double-space').getByLabel('Why is it right?').fill('House style')
    await layla.keyboard.press('Enter')
    await expect.poll(() => layla.locator('[data-check="double-space"]').count()).toBe(0)
    await layla.context().close()
  })

  it('tells with a verdict for how long the row had been on the screen', async () => {
    const page = await newsroom.visit('omar')
    const first = newsroom.pairs[0]!
    await page.locator('textarea[data-pair]:focus').waitFor()
    await row(page, first).locator('.pair__number').click()
    await page.locator(`#pair-${first} textarea[data-pair]`).focus()
    const judged = page.waitForRequest(/\/verdict$/)
    await page.keyboard.press('Control+Enter')
    const { verdict, onScreenMs } = (await judged).postDataJSON() as Record<string, unknown>
    expect([verdict, Number.isSafeInteger(onScreenMs)]).toEqual(['confirm', true])
    expect(onScreenMs).toBeGreaterThanOrEqual(0)
    await page.context().close()
  })

  it('checks the whole text on the page, says how it ended and keeps the box as it was', async () => {
    const page = await newsroom.visit('omar', { path: '?checks=1' })
    await page.getByRole('button', { name: 'Check the whole text' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('document-run', { hasText: 'The whole text was checked' }).waitFor()
    await expect.poll(() => page.locator('#announcements').textContent()).toContain('The whole text was checked')
    await page.context().close()
  })

  for (const context of [
    { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
    { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  ] as const) {
    it(`has no violation at ${context.viewport.width}, ${context.colorScheme}: the rows, the checks of a text, of a project and in help`, async () => {
      const page = await newsroom.visit('layla', { path: '?checks=1', context })
      await page.keyboard.press('F8')
      expect(await violations(page)).toEqual([])
      for (const path of [
        `${newsroom.article}/checks`,
        `${newsroom.article.replace(/\/documents.*/, '')}/checks`,
        '/help/checks',
      ]) {
        await page.goto(newsroom.server.url + path)
        for (const details of await page.locator('main details').all())
          await details.evaluate(each => each.toggleAttribute('open', true))
        expect(await violations(page), path).toEqual([])
        await expect.poll(() => fits(page), { message: path }).toBe(true)
      }
      await page.context().close()
    })
  }

  it('shows only what the checks speak of when the address asks for it, with findings open without script', async () => {
    const page = await newsroom.visit('omar', { path: '?checks=1', context: { javaScriptEnabled: false } })
    const rows = await page.locator('.pair').count()
    expect(rows).toBe(Number(await chip(page).textContent()))
    await expect.poll(() => page.locator('.pair:not([data-findings])').count()).toBe(0)
    await page.context().close()
  })
})
