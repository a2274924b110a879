import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fits, screens, violations } from './axe.ts'
import { openNewsroom } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'
const unpunctuated =
  'وصلت القافلة صباح اليوم إلى المدينة بعد أن قطعت مسافة طويلة في طريق وعر ثم توقفت عند المدخل الشمالي حيث كان الأهالي ينتظرون ' +
  'منذ ساعات ثم وزع المتطوعون الطعام على العائلات المحتاجة في المدينة كلها'
const source = `قال المرصد: الطريق مفتوح. عاد السكان إلى حلب. وصلت القافلة.\n${unpunctuated}`

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted) ?? false, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches ${selector}`)
}

const focusIsOn = (page: Page, selector: string) =>
  page.waitForFunction(wanted => document.activeElement?.matches(wanted), selector)

describe('sentences by keyboard', () => {
  let newsroom: Newsroom
  let project: string
  beforeAll(async () => {
    newsroom = await openNewsroom(source)
    project = newsroom.article.replace(/\/documents\/.*/, '')
  })
  afterAll(() => newsroom.close())

  it('rules are tried and saved without a mouse, and what they change is listed while one types', async () => {
    const page = await newsroom.visit('mona', { path: `${project}/segmentation` })
    await tabTo(page, '[name=colon]')
    await page.keyboard.press('Space')
    await page.getByText('after a colon, as the project wants').waitFor()
    await tabTo(page, '[name=keepBefore]')
    await page.keyboard.type('حلب.')
    await page.getByText('an exception of the project keeps this together').waitFor()
    await expect.poll(() => page.locator('.altered > li').count()).toBe(2)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await focusIsOn(page, '[data-row]:nth-child(2) input')
    await page.getByRole('button', { name: 'Save for new texts' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('The rules are saved.').waitFor()
    await expect.poll(() => page.locator('[name=colon]').isChecked()).toBe(true)
    await expect.poll(() => page.locator('[name=keepBefore]').first().inputValue()).toBe('حلب.')
    await page.locator('[name=colon]').uncheck()
    await page.locator('[name=keepBefore]').first().fill('')
    await page.getByRole('button', { name: 'Save for new texts' }).click()
    await page.getByText('The rules are saved.').waitFor()
    await page.context().close()
  })

  it('a text is cut anew and back by keys', async () => {
    const page = await newsroom.visit('omar', { path: `${newsroom.article}/segmentation` })
    await tabTo(page, '[name=colon]')
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Cut the text anew' }).waitFor()
    await page.getByRole('button', { name: 'Cut the text anew' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('The text is cut anew.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('pair-list').waitFor()
    await expect.poll(() => page.locator('.pair').count()).toBe(newsroom.pairs.length)
    await page.context().close()
  })

  it('breaks are walked by J and K, accepted by Space and taken back, also with an Arabic layout on', async () => {
    const page = await newsroom.visit('omar', { path: `${newsroom.article}/breaks` })
    await focusIsOn(page, '[data-break] [data-accept]')
    const places = page.locator('[data-break]')
    await expect.poll(() => places.count()).toBe(2)
    await page.keyboard.press('j')
    await focusIsOn(page, '[data-break]:nth-child(2) [data-accept]')
    await page
      .locator('[data-break]:nth-child(2) [data-accept]')
      .dispatchEvent('keydown', { key: 'ن', code: 'KeyK', bubbles: true, cancelable: true })
    await focusIsOn(page, '[data-break]:first-child [data-accept]')
    await page.keyboard.press('Space')
    await page.waitForFunction(() => document.querySelectorAll('[data-break]').length === 1)
    await focusIsOn(page, '[data-break] [data-accept]')
    await page.keyboard.press('Control+z')
    await page.waitForFunction(() => document.querySelectorAll('[data-break]').length === 2)
    await page.keyboard.press('r')
    await page.getByText('A manager can make it a rule of the project.').waitFor()
    await page.context().close()
  })

  it('all of it works without JavaScript', async () => {
    const page = await newsroom.visit('mona', {
      path: `${project}/segmentation`,
      context: { javaScriptEnabled: false },
    })
    await page.locator('[name=semicolon]').check()
    await page.locator('[name=colon]').check()
    await page.getByRole('button', { name: 'Show what would change' }).click()
    await expect.poll(() => page.getByText('after a colon, as the project wants').count()).toBe(1)
    await expect.poll(() => page.locator('[name=colon]').isChecked()).toBe(true)
    await page.goto(`${newsroom.server.url}${newsroom.article}/breaks`)
    await page.getByRole('button', { name: 'Cut here' }).first().click()
    await expect.poll(() => page.locator('[data-break]').count()).toBe(1)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => page.locator('[data-break]').count()).toBe(2)
    await page.context().close()
  })

  for (const { viewport, colorScheme } of screens) {
    it(`has no violation at ${viewport.width}, ${colorScheme}`, async () => {
      const page = await newsroom.visit('mona', { path: `${project}/segmentation`, context: { viewport, colorScheme } })
      const look = async (): Promise<void> => {
        expect(await violations(page)).toEqual([])
        await expect.poll(() => fits(page)).toBe(true)
      }
      await look()
      await page.locator('[name=colon]').check()
      await page.getByText('after a colon, as the project wants').waitFor()
      await look()
      await page.goto(`${newsroom.server.url}${newsroom.article}/segmentation`)
      await page.locator('[name=colon]').check()
      await page.getByRole('button', { name: 'Cut the text anew' }).waitFor()
      await look()
      await page.goto(`${newsroom.server.url}${newsroom.article}/breaks`)
      await look()
      await page.locator('[data-rule]').first().click()
      await page.locator('section#rule').waitFor()
      await look()
      await page.context().close()
    })
  }
})
