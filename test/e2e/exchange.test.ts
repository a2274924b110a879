import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fits, screens, violations } from './axe.ts'
import { readAll } from '../../src/text/formats/format.ts'
import { tmx } from '../../src/text/formats/tmx.ts'
import { tsv } from '../../src/text/formats/tsv.ts'
import { openNewsroom, sampleArticle } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '')
const shownSentences = (page: Page): Promise<number> => page.locator('.flow .s').count()

async function tabTo(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if ((await focused(page)) === id) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches #${id}`)
}

/** Types are slow; a paste is one insertion. */
async function begin(page: Page, text = sampleArticle()): Promise<void> {
  await tabTo(page, 'pasted')
  await page.keyboard.insertText(text)
  await page.keyboard.press('Control+Enter')
  await page.locator('import-flow').waitFor()
}

describe('adding and exporting a document', () => {
  let newsroom: Newsroom
  let project: string
  beforeAll(async () => {
    newsroom = await openNewsroom()
    project = newsroom.article.replace(/\/documents\/.*/, '')
  })
  afterAll(() => newsroom.close())

  it('needs no mouse: paste, find what looks odd, join, undo, split, move, name, create', async () => {
    const page = await newsroom.visit('omar', { path: `${project}/documents/new` })
    await begin(page)
    await expect.poll(() => shownSentences(page)).toBe(18)
    await tabTo(page, 'b1')
    await page.keyboard.press('n')
    await page.locator('#b8.on').waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'b8')
    await page.keyboard.press('j')
    await page.waitForFunction(() => document.querySelectorAll('.flow .s').length === 17)
    await page.keyboard.press('Control+z')
    await page.waitForFunction(() => document.querySelectorAll('.flow .s').length === 18)
    await page.waitForFunction(() => document.activeElement?.id === 'b8')
    await page.keyboard.press('s')
    await page.waitForFunction(() => document.activeElement?.matches('.split input'))
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelectorAll('.flow .s').length === 19)
    await page.waitForFunction(() => document.activeElement?.id === 'b8')
    const before = await page.locator('#s8').innerText()
    await page.keyboard.press('Shift+ArrowRight')
    await page.waitForFunction(old => document.querySelector<HTMLElement>('#s8')!.innerText !== old, before)
    await expect.poll(async () => (await page.locator('#s8').innerText()).length).toBeLessThan(before.length)
    await page.keyboard.press('Escape')
    await page.locator('.pop').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Enter')
    await page.locator('#subtitle').waitFor()
    await tabTo(page, 'subtitle')
    await page.keyboard.type('Into Douma')
    await page.keyboard.press('Control+Enter')
    await page.locator('pair-list').waitFor()
    await expect.poll(() => page.locator('.pair').count()).toBe(19)
    await expect.poll(() => page.locator('.pair.is-active .pair__number').innerText()).toBe('1')
    await page.context().close()
  })

  it('works with an Arabic keyboard layout on', async () => {
    const page = await newsroom.visit('omar', { path: `${project}/documents/new` })
    await begin(page)
    await tabTo(page, 'b7')
    await page.locator('#b7').dispatchEvent('keydown', { key: 'ت', code: 'KeyJ', bubbles: true, cancelable: true })
    await page.waitForFunction(() => document.querySelectorAll('.flow .s').length === 17)
    await page.context().close()
  })

  it('cuts anew while one looks when a rule is switched, keeps the focus and what was corrected', async () => {
    const page = await newsroom.visit('omar', { path: `${project}/documents/new` })
    await begin(page, 'قال المرصد: الطريق مفتوح. عاد السكان. وصلت القافلة.')
    await tabTo(page, 'b2')
    await page.keyboard.press('j')
    await page.waitForFunction(() => document.querySelectorAll('.flow .s').length === 2)
    await page.locator('[name=colon]').focus()
    await page.keyboard.press('Space')
    await page.waitForFunction(() => document.querySelectorAll('.flow .s').length === 3)
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('colon')
    await page.context().close()
  })

  it('works without JavaScript, from the paste to the file', async () => {
    const page = await newsroom.visit('omar', {
      path: `${project}/documents/new`,
      context: { javaScriptEnabled: false },
    })
    await page.locator('#pasted').fill('قال المرصد إن الطريق مفتوح. عاد السكان إلى بيوتهم.')
    await page.getByRole('button', { name: /^Next: check/ }).click()
    await page.getByRole('button', { name: 'Boundary after sentence 1' }).click()
    await page.getByRole('button', { name: 'Join 1 + 2' }).click()
    await expect.poll(() => shownSentences(page)).toBe(1)
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await expect.poll(() => shownSentences(page)).toBe(2)
    await page.getByRole('button', { name: 'Boundary after sentence 2' }).click()
    await page.getByRole('button', { name: 'Split 2' }).click()
    await page.getByRole('button', { name: 'Split here' }).click()
    await expect.poll(() => shownSentences(page)).toBe(3)
    await page.getByRole('link', { name: /^Next/ }).first().click()
    await page.getByRole('button', { name: /^Create/ }).click()
    await expect.poll(() => page.locator('.pair').count()).toBe(3)
    await page.goto(`${page.url().replace(/[?#].*/, '')}/export`)
    await page.getByLabel('TSV').check()
    await page.getByLabel('All', { exact: true }).check()
    await page.getByRole('button', { name: 'Show how it will be' }).click()
    const coming = page.waitForEvent('download')
    await page.locator('a[download]').first().click()
    expect(readAll(tsv, readFileSync(await (await coming).path(), 'utf8')).pairs).toHaveLength(3)
    await page.context().close()
  })

  it('shows what an export will be as it is chosen, and the file is that', async () => {
    const page = await newsroom.visit('omar', { path: `${newsroom.article}/export` })
    await page.getByLabel('All', { exact: true }).check()
    await page.getByText('18 pairs: no translation').waitFor()
    await page.getByLabel('TSV').check()
    await page.getByText('Nothing is left out').waitFor()
    await expect.poll(() => page.locator('pre').innerText()).toContain('دخلت قوات الحرس')
    const coming = page.waitForEvent('download')
    await page.locator('a[download]').first().click()
    const download = await coming
    expect(download.suggestedFilename()).toMatch(/^دخول-دوما-\w+\.tsv$/)
    expect(readAll(tsv, readFileSync(await download.path(), 'utf8')).pairs).toHaveLength(18)
    await page.getByLabel('TMX 1.4b').check()
    await page.locator('a[download]', { hasText: '.tmx' }).waitFor()
    const memory = page.waitForEvent('download')
    await page.locator('a[download]').first().click()
    expect(readAll(tmx, readFileSync(await (await memory).path(), 'utf8')).problems).toEqual([])
    await page.context().close()
  })

  for (const { viewport, colorScheme } of screens) {
    it(`has no violation at ${viewport.width}, ${colorScheme}`, async () => {
      const page = await newsroom.visit('omar', {
        path: `${project}/documents/new`,
        context: { viewport, colorScheme },
      })
      const look = async (): Promise<void> => {
        expect(await violations(page)).toEqual([])
        await expect.poll(() => fits(page)).toBe(true)
      }
      await look()
      await begin(page)
      await look()
      await page.locator('#b8').press('s')
      await page.locator('.split input:checked').waitFor()
      await look()
      await page.goto(page.url().replace(/\?.*/, '?step=name'))
      await look()
      await page.goto(`${newsroom.server.url}${newsroom.article}/export?what=all&format=moses`)
      await look()
      await page.goto(`${newsroom.server.url}${project}/export?what=all&format=tsv`)
      await look()
      await page.context().close()
    })
  }
})
