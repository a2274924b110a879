import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { field, openNewsroom, typeInto } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'

let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom('وصل 27 شخصا إلى دمشق يوم الجمعة. عاد السكان.\n')
})
afterAll(() => room.close())

const english = 'On Friday 27 people arrived in Damascus.'

/** The words that are lit, in the order of their places. */
const lit = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...(CSS.highlights.get('word-light') ?? [])].map(range => (range as Range).toString()))

/** The words that are lit while the pointer rests on a word of an element, wherever that word has moved meanwhile. */
async function expectLit(page: Page, selector: string, word: string, words: readonly string[]): Promise<void> {
  const found = async (): Promise<string[]> => {
    const before = await lit(page)
    await pointAt(page, selector, word)
    return before
  }
  await expect.poll(found, { interval: 500, message: `${word} in ${page.url()}` }).toEqual(words)
}

async function pointAt(page: Page, selector: string, word: string): Promise<void> {
  const { x, y } = await page.evaluate(
    ([found, sought]) => {
      const walker = document.createTreeWalker(document.querySelector(found!)!, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const text = walker.currentNode as Text
        const at = text.data.indexOf(sought!)
        if (at < 0) continue
        const range = new Range()
        range.setStart(text, at)
        range.setEnd(text, at + sought!.length)
        const { left, top, width, height } = range.getBoundingClientRect()
        return { x: left + width / 2, y: top + height / 2 }
      }
      throw new Error(`${sought!} is not in ${found!}`)
    },
    [selector, word],
  )
  await page.mouse.move(x, y)
}

describe('words that render each other', () => {
  it('light up under the pointer in every view, with the reason, and nothing in the text changes', async () => {
    const page = await room.visit('omar')
    await typeInto(page, room.pairs[0]!, english)
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => (await room.pair(room.pairs[0]!)).status).toBe('translated')
    for (const [view, source] of [
      ['', '.pair__source'],
      ['/review', '.pair__source'],
      ['/read', '.read__source'],
      ['/align', '.link p[lang=ar], .link [lang=ar] p'],
    ] as const) {
      const other = await room.visit('layla', { path: view === '/align' ? `${room.article}/align` : view })
      const before = await other.locator(source).first().innerHTML()
      await expectLit(other, source, 'دمشق', ['دمشق', 'Damascus'])
      await expect.poll(() => other.locator('.word-bubble').textContent()).toContain('in the word list')
      await expect.poll(() => other.locator(source).first().innerHTML()).toBe(before)
      await expectLit(other, source, 'شخصا', ['شخصا', 'people'])
      await other.mouse.move(5, 5)
      await expect.poll(() => lit(other)).toEqual([])
      await expect.poll(() => other.locator('.word-bubble').isVisible()).toBe(false)
      await other.context().close()
    }
    await page.context().close()
  })

  it('light up where the caret is moved by word, in the text box and beside it, and are announced', async () => {
    const page = await room.visit('omar')
    await field(page, room.pairs[0]!).click()
    await page.keyboard.press('Control+Home')
    for (let words = 0; words < 2; words++) await page.keyboard.press('Control+ArrowRight')
    await expect.poll(async () => (await lit(page)).join()).toMatch(/^(?:27,27|Friday,الجمعة)$/)
    await expect.poll(() => page.locator('#announcements').textContent()).toMatch(/: (?:27|الجمعة), /)
    await page.context().close()
  })

  it('stay dark where the text was changed and is not saved yet', async () => {
    const page = await room.visit('omar')
    await page.route('**/target', route => route.abort())
    await field(page, room.pairs[0]!).click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('Yes. ')
    await expectLit(page, '.pair__source', 'دمشق', ['دمشق'])
    await page.unroute('**/target')
    await page.context().close()
  })
})
