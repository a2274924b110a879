import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Page } from 'playwright-core'

/** A way of working with pages: what a journey does, whatever it is done with. */
export interface Hands {
  follow(page: Page, link: string): Promise<void>
  press(page: Page, button: string): Promise<void>
  write(page: Page, field: string, text: string): Promise<void>
  choose(page: Page, field: string, option: string): Promise<void>
  /** From a pasted text to the page of the document, with sentences 3 and 4 joined on the way. */
  addText(page: Page, text: string): Promise<void>
  /** Writes and confirms the first segments. */
  translate(page: Page, texts: readonly string[]): Promise<void>
  /** On the Review page of three translated segments: sends the second back, approves the others. */
  review(page: Page, reason: string): Promise<void>
  /** Writes what was sent back once more, and confirms it. */
  translateAgain(page: Page, text: string): Promise<void>
  /** On the Export page. @returns the text of the file */
  download(page: Page, format: 'TMX 1.4b' | 'TSV'): Promise<string>
}

export const statuses = (page: Page): Promise<string[]> =>
  page
    .locator('.pair:not([data-status="empty"])')
    .evaluateAll(rows => rows.map(row => (row as HTMLElement).dataset['status'] ?? ''))

const sentences = (page: Page): Promise<number> => page.locator('.flow .s').count()

async function fileOf(page: Page, begin: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), begin()])
  return readFileSync(await download.path(), 'utf8')
}

/** What of the page has the focus, as it is called. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const here = document.activeElement as HTMLInputElement | null
    const name = here?.getAttribute('aria-label') ?? here?.labels?.[0]?.innerText ?? here?.innerText ?? ''
    return name.replaceAll(/\s+/g, ' ').trim()
  })

async function tabTo(page: Page, wanted: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    const name = await focused(page)
    if (typeof wanted === 'string' ? name.startsWith(wanted) : wanted.test(name)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches ${String(wanted)} on ${page.url()}`)
}

async function enter(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
  await page.waitForLoadState()
}

/** Tab, Enter, arrows and letters; no mouse. */
export const keyboard: Hands = {
  follow: enter,
  press: enter,
  async write(page, field, text) {
    await tabTo(page, field)
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText(text)
  },
  async choose(page, field, option) {
    await tabTo(page, field)
    await page.keyboard.type(option)
  },
  async addText(page, text) {
    await keyboard.write(page, 'Paste the Arabic text', text)
    await page.keyboard.press('Control+Enter')
    await page.locator('import-flow').waitFor()
    await page.waitForLoadState()
    await expect.poll(() => sentences(page)).toBe(18)
    await tabTo(page, 'Boundary after sentence 3')
    await page.keyboard.press('j')
    await expect.poll(() => sentences(page)).toBe(17)
    await page.keyboard.press('Control+Enter')
    await page.locator('#subtitle').waitFor()
    await page.waitForLoadState()
    await page.keyboard.press('Control+Enter')
    await page.locator('pair-list').waitFor()
    await page.waitForLoadState()
  },
  async translate(page, texts) {
    await page.locator('textarea[data-pair]:focus').waitFor()
    for (const text of texts) {
      await page.keyboard.type(text)
      await page.keyboard.press('Control+Enter')
    }
    await expect.poll(() => statuses(page)).toEqual(texts.map(() => 'translated'))
  },
  async review(page, reason) {
    await page.keyboard.press('j')
    await page.keyboard.press('r')
    await page.keyboard.type(reason)
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => statuses(page)).toEqual(['translated', 'changes', 'translated'])
    await page.keyboard.press('a')
    await page.keyboard.press('k')
    await page.keyboard.press('k')
    await page.keyboard.press('a')
    await expect.poll(() => statuses(page)).toEqual(['approved', 'changes', 'approved'])
  },
  async translateAgain(page, text) {
    await expect.poll(() => statuses(page)).toEqual(['approved', 'changes', 'approved'])
    await page.keyboard.press('Escape')
    await page.keyboard.press('k')
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+a')
    await page.keyboard.type(text)
    await page.keyboard.press('Control+Enter')
  },
  async download(page, format) {
    await tabTo(page, /^(?:TMX|TSV)/)
    while (!(await focused(page)).startsWith(format)) await page.keyboard.press('ArrowDown')
    const extension = format === 'TSV' ? '.tsv' : '.tmx'
    await page.locator('a[download]', { hasText: extension }).waitFor()
    await tabTo(page, new RegExp(`\\${extension}$`))
    return fileOf(page, () => page.keyboard.press('Enter'))
  },
}

/** Forms and links alone, for pages whose scripts do not run. */
export const forms: Hands = {
  follow: (page, link) =>
    page
      .getByRole('link', { name: new RegExp(`^${link}`) })
      .first()
      .click(),
  async press(page, button) {
    await page.waitForLoadState()
    await page
      .getByRole('button', { name: new RegExp(`^${button}`) })
      .first()
      .click()
  },
  write: (page, field, text) => page.getByLabel(field, { exact: true }).fill(text),
  async choose(page, field, option) {
    const select = page.getByLabel(field, { exact: true })
    await select.selectOption(await select.locator('option', { hasText: option }).getAttribute('value'))
  },
  async addText(page, text) {
    await forms.write(page, 'Paste the Arabic text', text)
    await forms.press(page, 'Next: check')
    await expect.poll(() => sentences(page)).toBe(18)
    await forms.press(page, 'Boundary after sentence 3')
    await forms.press(page, 'Join 3')
    await expect.poll(() => sentences(page)).toBe(17)
    await forms.follow(page, 'Next')
    await forms.press(page, 'Create')
  },
  async translate(page, texts) {
    for (const text of texts) {
      await page.locator('textarea[data-pair]').fill(text)
      await forms.press(page, 'Confirm and next')
    }
    await expect.poll(() => statuses(page)).toEqual(texts.map(() => 'translated'))
  },
  async review(page, reason) {
    await forms.press(page, 'Approve and next')
    await forms.write(page, 'What should change?', reason)
    await forms.press(page, 'Ask for changes')
    await forms.press(page, 'Approve and next')
    await forms.follow(page, 'All')
    await expect.poll(async () => (await statuses(page)).slice(0, 3)).toEqual(['approved', 'changes', 'approved'])
  },
  async translateAgain(page, text) {
    await page.reload()
    await expect.poll(() => statuses(page)).toEqual(['approved', 'changes', 'approved'])
    await forms.follow(page, '2')
    await page.locator('textarea[data-pair]').fill(text)
    await forms.press(page, 'Confirm and next')
  },
  async download(page, format) {
    await page.getByLabel(format).check()
    await forms.press(page, 'Show how it will be')
    return fileOf(page, () => page.locator('a[download]').first().click())
  },
}
