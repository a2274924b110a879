import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arabicWithoutLanguage, fits, screens, violations } from './axe.ts'
import { pairsAfter } from '../../src/storage/pairs.ts'
import { addTranslation } from '../../src/workbench/alignment/add-translation.ts'
import { doumaEnglish } from '../support/douma.ts'
import { keptRatios, openAlign, place, pressed, settled, shownRatios } from './links.ts'
import { openNewsroom } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'

const right = '1:2 1:2 1:1 1:1 1:1 1:1 1:1 2:1 1:1 1:1 1:1 1:1 1:1 1:1 1:1 1:1 1:2'

const said = (page: Page): Promise<string | null> => page.locator('#announcements').textContent()

describe('the Align view', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
    await addTranslation(
      newsroom.storage,
      newsroom.author,
      { sourceLang: 'ar', targetLang: 'en' },
      { text: doumaEnglish, replace: false },
    )
  })
  afterAll(() => newsroom.close())

  const links = () => pairsAfter(newsroom.storage.db, newsroom.author.document, undefined, 100)

  it('knows the letters of its keys under an Arabic layout, and leaves AltGr and composing alone', async () => {
    const page = await openAlign(newsroom, 'omar')
    const press = (init: Readonly<Record<string, string | boolean>>) =>
      page.evaluate(
        event =>
          !document.activeElement!.dispatchEvent(
            new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...event }),
          ),
        init,
      )
    expect(await press({ key: 'م', code: 'KeyL' })).toBe(true)
    await expect.poll(() => place(page)).toBe('target 3 in 2')
    expect(await press({ key: 'ش', code: 'KeyA', isComposing: true })).toBe(false)
    expect(await press({ key: 'ś', code: 'KeyS', ctrlKey: true, altKey: true })).toBe(false)
    const answered = page.waitForResponse(/\/link\?/)
    expect(await press({ key: 'ش', code: 'KeyA' })).toBe(true)
    await answered
    await page.locator('.link.is-active[data-c=anchor]').waitFor()
    await pressed(page, 'a')
    await page.context().close()
  })

  it('does every verb by button, with the focus where it was, and says what came of it', async () => {
    const page = await openAlign(newsroom, 'omar')
    await page.locator('.verbs summary').click()
    const press = async (name: string): Promise<string> => {
      const answered = page.waitForResponse(/\/(?:link|undo|redo)\?/)
      await page.locator('.verbs').getByRole('button', { name, exact: false }).first().click()
      await answered
      await settled(page)
      return (await shownRatios(page)).split(' ').slice(0, 3).join(' ')
    }
    const undo = async (): Promise<void> => {
      await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
      await expect.poll(() => keptRatios(newsroom)).toBe(right)
    }
    const doings: [string, string][] = [
      ['Move down', '1:0 1:4 1:1'],
      ['Open gap', '1:0 1:2 1:2'],
      ['Merge with next', '2:4 1:1 1:1'],
      ['No match', '0:1 1:1 1:2'],
    ]
    for (const [name, made] of doings) {
      await page.locator('.tgt .n').first().click()
      expect(await press(name), name).toBe(made)
      await expect.poll(() => page.locator('.is-focus .n').textContent()).toBe('1')
      await undo()
    }
    await page.locator('.tgt .n').nth(1).click()
    expect(await press('Split link here')).toBe('1:1 0:1 1:2')
    await undo()
    expect(await press('Move up')).toBe('0:2 1:0 1:2')
    await undo()
    expect(await press('Anchor')).toBe('1:2 1:2 1:1')
    await expect.poll(async () => (await links())[0]!.linkState).toBe('pinned')
    expect(await press('Uncheck')).toBe('1:2 1:2 1:1')
    await expect.poll(async () => (await links())[0]!.linkState).toBe('automatic')
    await page
      .getByRole('button', { name: /^Mark checked and next/ })
      .first()
      .click()
    await expect.poll(async () => (await links())[0]!.linkState).toBe('checked')
    await expect.poll(() => said(page)).toContain('Nothing is left to check')
    await page.locator('.tgt .n').first().click()
    await press('Uncheck')
    await page.context().close()
  })

  it('joins sentences it split, edits one in place and takes the edit back', async () => {
    const page = await openAlign(newsroom, 'omar')
    await page.keyboard.press('s')
    await page.locator('.split__words input:checked').waitFor()
    await pressed(page, 'Enter')
    await expect.poll(async () => (await shownRatios(page)).startsWith('1:3 ')).toBe(true)
    await expect.poll(() => place(page)).toBe('target 1 in 1')
    await pressed(page, 'j')
    await expect.poll(() => shownRatios(page)).toBe(right)
    await page.keyboard.press('F2')
    await page.keyboard.type(' indeed')
    await page.keyboard.press('Escape')
    await expect.poll(async () => (await links())[0]!.target).not.toContain('indeed')
    await page.keyboard.press('F2')
    await page.keyboard.type(' Indeed.')
    page.once('dialog', dialog => void dialog.accept())
    await page.reload()
    await page.locator('.sent__field').waitFor()
    await expect.poll(() => page.locator('.sent__field').inputValue()).toContain(' Indeed.')
    await pressed(page, 'Enter')
    await expect.poll(async () => (await links())[0]!.target).toContain(' Indeed.')
    await pressed(page, 'Control+z', 'Control+z', 'Control+z')
    await expect.poll(async () => (await links())[0]!.target).not.toContain('ndeed')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('F2')
    await expect.poll(() => page.locator('.sent__field').count()).toBe(0)
    await page.context().close()
  })

  it('shows where the focused sentence would fit, in the list and in the panel', async () => {
    const page = await openAlign(newsroom, 'omar')
    await page.keyboard.press('ArrowDown')
    await pressed(page, 'Alt+ArrowDown')
    await page.locator('.ghost').waitFor()
    await expect
      .poll(() => page.locator('.link').first().locator('.tgt .ghost').innerText())
      .toMatch(/^2 fits here, \d+%/)
    await expect
      .poll(() => page.locator('[data-guess]').innerText())
      .toMatch(
        /Best guess: it goes with Arabic 1\.[^]*Move up to link 1[^]*Link 1 would become 2 : 1, its confidence rise from \d+% to \d+%/,
      )
    await expect.poll(() => page.locator('.queue li.on').count()).toBe(1)
    await expect.poll(() => page.locator('.minimap .now').count()).toBe(1)
    await pressed(page, 'Alt+ArrowUp')
    await expect.poll(async () => [await shownRatios(page), await keptRatios(newsroom)]).toEqual([right, right])
    await page.context().close()
  })

  it('checks all that is sure above, and Mod+Z takes it back whole', async () => {
    const page = await openAlign(newsroom, 'omar')
    await page.keyboard.press('End')
    await pressed(page, 'Shift+C')
    await expect.poll(async () => (await links()).every(pair => pair.linkState === 'checked')).toBe(true)
    await expect.poll(() => page.locator('.link[data-c=checked]').count()).toBe(17)
    await expect.poll(() => page.locator('[data-live=progress]').innerText()).toContain('17 checked')
    await pressed(page, 'Control+z')
    await expect.poll(async () => (await links()).every(pair => pair.linkState === 'automatic')).toBe(true)
    await page.context().close()
  })

  it('brings a colleague’s steps in as they happen, and never takes an open box away', async () => {
    const [omar, layla] = [await openAlign(newsroom, 'omar'), await openAlign(newsroom, 'layla')]
    await layla.keyboard.press('ArrowDown')
    await layla.keyboard.press('ArrowDown')
    await omar.locator('.joint .pair__here').waitFor()
    await pressed(layla, '+')
    await expect.poll(() => shownRatios(omar)).toBe('1:2 2:3 1:1 1:1 1:1 1:1 2:1 1:1 1:1 1:1 1:1 1:1 1:1 1:1 1:1 1:2')
    await expect.poll(() => omar.locator('.link').nth(2).locator('.src .n').textContent()).toBe('4')
    await expect.poll(() => place(omar)).toBe('target 1 in 1')
    await omar.keyboard.press('F2')
    await omar.keyboard.type(' Mine.')
    await pressed(layla, 'Control+z')
    await layla.keyboard.press('Home')
    await pressed(layla, 'a')
    await expect.poll(() => shownRatios(omar)).toBe(right)
    await expect.poll(() => omar.locator('.sent__field').inputValue()).toContain(' Mine.')
    await omar.keyboard.press('Enter')
    await expect.poll(() => omar.locator('.toast').last().innerText()).toContain('Somebody changed')
    await expect.poll(() => omar.locator('.sent__field').inputValue()).toContain(' Mine.')
    await omar.keyboard.press('Escape')
    await omar.locator('.link').first().and(omar.locator('[data-c=anchor]')).waitFor()
    await pressed(layla, 'a')
    await Promise.all([omar, layla].map(page => page.context().close()))
  })

  it('flags a link, and takes a comment', async () => {
    const page = await openAlign(newsroom, 'omar')
    await page.keyboard.press('b')
    await page.locator('.link').first().locator('.joint .badge', { hasText: '1' }).waitFor()
    await page.keyboard.press('b')
    await expect.poll(() => said(page)).toContain('settled')
    await page.keyboard.press('m')
    await page.locator('#talk textarea').waitFor()
    await page.keyboard.type('Look at the date: الجمعة')
    await page.keyboard.press('Control+Enter')
    await page.locator('#talk .thread__text', { hasText: 'الجمعة' }).waitFor()
    await page.context().close()
  })

  it('shows what is asked for with its neighbours, swaps the columns, and turns the arrows with them', async () => {
    const page = await openAlign(newsroom, 'omar', { path: '/align?show=uneven' })
    const shown = await page
      .locator('.link:visible')
      .evaluateAll(each => each.map(link => link.getAttribute('aria-rowindex')))
    expect(shown).toEqual(['1', '2', '3', '7', '8', '9', '16', '17'])
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => place(page)).toBe('source 1 in 1')
    await page.keyboard.press('w')
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['order'])).toBe('source-first')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => place(page)).toBe('target 1 in 1')
    await page.keyboard.press('w')
    await page.keyboard.press('w')
    await page.context().close()
  })

  it('lets a viewer look and change nothing', async () => {
    const page = await openAlign(newsroom, 'vera')
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => place(page)).toBe('target 2 in 1')
    await expect.poll(() => page.getByRole('button', { name: /Move|Merge|checked/ }).count()).toBe(0)
    await expect.poll(() => keptRatios(newsroom)).toBe(right)
    await page.context().close()
  })

  it('works without JavaScript: choose a sentence, move it, undo, look at a re-alignment', async () => {
    const page = await newsroom.visit('omar', { path: '/align', context: { javaScriptEnabled: false } })
    await page.locator('.tgt .n').nth(1).click()
    await page.getByRole('button', { name: 'Move down' }).click()
    await expect.poll(async () => (await shownRatios(page)).startsWith('1:1 1:3')).toBe(true)
    await page.getByRole('link', { name: 'Re-align from here' }).first().click()
    await expect.poll(() => page.locator('h1').innerText()).toBe('Re-align from here')
    await page.getByRole('link', { name: /Leave as it is|Back/ }).click()
    await page.locator('.toolbar').getByRole('button', { name: /^Undo/ }).click()
    await expect.poll(() => keptRatios(newsroom)).toBe(right)
    await page.context().close()
  })
  for (const { viewport, colorScheme } of screens) {
    it(`has no violation at ${viewport.width}, ${colorScheme}: links, a split, a re-alignment, the sentences to be added`, async () => {
      const page = await openAlign(newsroom, 'layla', { context: { viewport, colorScheme } })
      const look = async (): Promise<void> => {
        expect(await violations(page)).toEqual([])
        await expect.poll(() => fits(page)).toBe(true)
      }
      await look()
      await pressed(page, 'Alt+ArrowDown')
      await page.keyboard.press('s')
      await look()
      await page.keyboard.press('Escape')
      await page.keyboard.press('r')
      await page.locator('#realign').waitFor()
      await look()
      await page.keyboard.press('Escape')
      await pressed(page, 'Control+z')
      await page.goto(`${newsroom.server.url}${newsroom.article}/translation`)
      await page.locator('#pasted').fill(doumaEnglish)
      await page.keyboard.press('Control+Enter')
      await page.locator('#align').waitFor()
      await look()
      await page.context().close()
    })
  }

  it('gives every Arabic word its language, in reasons too, and fits its tools at every width', async () => {
    const page = await openAlign(newsroom, 'omar')
    await page.keyboard.press('ArrowDown')
    await pressed(page, 'Alt+ArrowDown')
    await page.locator('.queue li').first().waitFor()
    await expect.poll(() => arabicWithoutLanguage(page)).toEqual([])
    for (const width of [1440, 1360, 1250]) {
      await page.setViewportSize({ width, height: 800 })
      await expect
        .poll(() => page.locator('.toolbar').evaluate(bar => bar.scrollWidth <= bar.clientWidth), {
          message: String(width),
        })
        .toBe(true)
    }
    await pressed(page, 'Control+z')
    await page.context().close()
  })

  it('keeps one tab stop in the list', async () => {
    const page = await openAlign(newsroom, 'omar')
    await expect.poll(() => page.locator('.link [tabindex="0"]').count()).toBe(1)
    await expect
      .poll(() =>
        page
          .locator('.link a')
          .evaluateAll(
            anchors =>
              anchors.filter(anchor => (anchor as HTMLElement).tabIndex >= 0 && (anchor as HTMLElement).offsetParent)
                .length,
          ),
      )
      .toBe(0)
    await page.context().close()
  })
})
