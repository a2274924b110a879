import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The sizes and colours every page is looked at in. */
export const screens = [
  { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const

/**
 * What axe finds against WCAG 2.2 AA in a page at rest, each with the first elements it concerns.
 *
 * @param coloursOnly for a page that was looked at whole in the other colour scheme
 */
export async function violations(page: Page, { coloursOnly = false } = {}): Promise<string[]> {
  await atRest(page)
  const axe = new AxeBuilder({ page })
  const { violations: found } = await (
    coloursOnly ? axe.withRules(['color-contrast', 'link-in-text-block']) : axe.withTags(wcag)
  ).analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`)
}

/** Whether the page needs to be scrolled sideways. */
export const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

/** The texts of a page with Arabic in them that does not say so to a screen reader or a font. */
export const arabicWithoutLanguage = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const lost: string[] = []
    while (walker.nextNode()) {
      const text = walker.currentNode
      if (
        /[\u0621-\u064A]/.test(text.nodeValue ?? '') &&
        !text.parentElement?.closest('[lang|="ar"], [dir="auto"], template')
      )
        lost.push(text.nodeValue ?? '')
    }
    return lost
  })

/** Waits for fonts, motion and scrolling to end: what moves or fades is half of two colours, or covers what is below it. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    const ending = document
      .getAnimations()
      .filter(animation => animation.effect?.getComputedTiming().iterations !== Infinity)
    await Promise.allSettled(ending.map(animation => animation.finished))
    for (let before = -1, now = scrollY; before !== now; now = scrollY) {
      before = now
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  })
}
