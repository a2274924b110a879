import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arabicWithoutLanguage, fits, screens, violations } from './axe.ts'
import { field, openNewsroom, row, saved, savingOf, typeInto } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'

describe('pages of a document', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
    const page = await newsroom.visit('layla')
    for (const pair of newsroom.pairs.slice(0, 3)) {
      await typeInto(page, pair, 'A translation.')
      await page.keyboard.press('Control+Shift+Enter')
      await saved(page, pair)
    }
    await page.goto(`${newsroom.server.url}${newsroom.article}/review`)
    await page.keyboard.press('r')
    await page.keyboard.type('Not this word: كلمة')
    await page.keyboard.press('Control+Enter')
    await saved(page, newsroom.pairs[0]!)
    await page.context().close()
  })
  afterAll(() => newsroom.close())

  for (const { viewport, colorScheme } of screens) {
    for (const path of ['', '/review', '/read', '/help/keys']) {
      it(`have no violation: ${path || 'translate'} at ${viewport.width}, ${colorScheme}`, async () => {
        const page = await newsroom.visit('layla', { path, context: { viewport, colorScheme } })
        expect(await violations(page)).toEqual([])
        await expect.poll(() => fits(page)).toBe(true)
        await page.context().close()
      })
    }
  }

  it('have no violation with a menu, the keys, a split, a conflict and a toast on them', async () => {
    const page = await newsroom.visit('omar')
    const pair = newsroom.pairs[6]!
    await field(page, pair).click()
    await page.keyboard.press('Control+.')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('s')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.locator('.toast').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('?')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.route(`**/pairs/${newsroom.pairs[9]}/target`, route =>
      route.fulfill({
        status: 409,
        json: {
          current: {
            text: 'Theirs',
            revision: 9,
            status: 'draft',
            by: { name: 'Layla' },
            at: new Date().toISOString(),
          },
        },
      }),
    )
    await typeInto(page, newsroom.pairs[9]!, 'Mine')
    await savingOf(page, newsroom.pairs[9]!, 'conflict').waitFor()
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  it('name rows, boxes and buttons for screen readers, and every Arabic word its language', async () => {
    const page = await newsroom.visit('omar')
    const fourth = row(page, newsroom.pairs[3]!)
    await field(page, newsroom.pairs[3]!).click()
    await expect.poll(() => page.getByRole('textbox', { name: 'English for segment 4' }).count()).toBe(1)
    await expect.poll(() => fourth.getByRole('rowheader').innerText()).toContain('4')
    await expect.poll(() => page.getByRole('button', { name: /^Confirm and next/ }).count()).toBe(1)
    await expect.poll(() => arabicWithoutLanguage(page)).toEqual([])
    await page.context().close()
  })

  it('leave one tab stop in the list: the box and what belongs to it', async () => {
    const page = await newsroom.visit('omar')
    const stops = await page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLElement>('.pair:not(.is-active) :is(a, button, textarea)')].filter(
          each => each.tabIndex >= 0,
        ).length,
    )
    expect(stops).toBe(0)
    await page.context().close()
  })
})
