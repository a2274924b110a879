import type { Page } from 'playwright-core'
import { pairsAfter } from '../../src/storage/pairs.ts'
import { ratios } from '../support/douma.ts'
import type { Newsroom } from './newsroom.ts'

// What a person sees and does in the Align view.

/** A verb is done when its answer stands in the page: the server's and the page's links are then the same. */
export async function pressed(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const answered = page.waitForResponse(
      response => response.request().method() === 'POST' && /\/(?:link|realignment|undo|redo)\?/.test(response.url()),
    )
    await page.keyboard.press(key)
    await answered
    await settled(page)
  }
}

/** Waits until what was asked for was taken in, and until the counts were brought up to date. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(() =>
    document
      .querySelector<HTMLElement & { workbench: { inTurn(step: () => Promise<void>): Promise<void> } }>('link-list')!
      .workbench.inTurn(async () => undefined),
  )
}

/** How many sentences stand on each side of each link of the page: `1:2 1:0`; `c` and `p` for checked and pinned. */
export const shownRatios = (page: Page): Promise<string> =>
  page
    .locator('.link')
    .evaluateAll(links =>
      links
        .map(link => `${link.querySelectorAll('.src > .sent').length}:${link.querySelectorAll('.tgt > .sent').length}`)
        .join(' '),
    )

export const keptRatios = async ({ storage, author }: Newsroom): Promise<string> =>
  ratios(await pairsAfter(storage.db, author.document, undefined, 1000))

/** The sentence with the focus: its side, its number and its link. */
export const place = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const card = document.activeElement!
    const side = card.closest('.src') ? 'source' : 'target'
    return `${side} ${card.querySelector('.n')?.textContent ?? 'gap'} in ${card.closest('.link')?.getAttribute('aria-rowindex')}`
  })

/** Opens the Align view, waits until its script is there and goes to the first sentence. */
export async function openAlign(
  newsroom: Newsroom,
  person: Parameters<Newsroom['visit']>[0],
  visit: Parameters<Newsroom['visit']>[1] = {},
): Promise<Page> {
  const page = await newsroom.visit(person, { path: '/align', ...visit })
  await page.locator('link-list [tabindex="0"]').waitFor()
  await page.keyboard.press('Home')
  return page
}
