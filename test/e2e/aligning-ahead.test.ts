import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stateOf } from '../../src/model/pair.ts'
import { pairsAfter } from '../../src/storage/pairs.ts'
import { addTranslation } from '../../src/workbench/alignment/add-translation.ts'
import { doumaEnglish, wordsOf } from '../support/douma.ts'
import { seeded } from '../support/inject-fault.ts'
import { keptRatios, openAlign, place, pressed, settled, shownRatios } from './links.ts'
import { openNewsroom } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'

const asked = /\/(?:link|undo|redo)\?/

/** What a page asks of the server waits until it is let go. */
async function hold(page: Page): Promise<{ letGo(): Promise<void>; holdAgain(): unknown }> {
  let gate = opening()
  await page.route(asked, async route => {
    await gate.opened
    await route.continue()
  })
  return {
    holdAgain: () => (gate = opening()),
    async letGo() {
      gate.open()
      await settled(page)
    },
  }
}

function opening(): { opened: Promise<void>; open: () => void } {
  const gate = { opened: Promise.resolve(), open: (): void => undefined }
  gate.opened = new Promise(resolve => (gate.open = resolve))
  return gate
}

/** Everything a reader sees of the links but how sure they are and what would fit better: numbers, sentences, gaps, counts in figures and in words. */
const looks = (page: Page): Promise<string> =>
  page
    .locator('.link')
    .evaluateAll(links =>
      links
        .map(link =>
          [
            link.getAttribute('aria-rowindex'),
            ...['.src > :not(.ghost)', '.tgt > :not(.ghost)', '.ratio'].map(part =>
              [...link.querySelectorAll(part)].map(each => each.textContent.replaceAll(/\s+/g, ' ').trim()).join(' / '),
            ),
            /^(?:checked|anchor)$/.exec((link as HTMLElement).dataset['c']!)?.[0],
          ].join(' | '),
        )
        .join('\n'),
    )

const revisions = (page: Page) =>
  page
    .locator('.link')
    .evaluateAll(links =>
      links.map(link => [link.id.replace('link-', ''), Number((link as HTMLElement).dataset['revision'])]),
    )

/** Whether links and sentences of either side are numbered from 1 on. */
const isNumbered = (page: Page) =>
  page.evaluate(() => {
    const runs = ['[data-number]', '.src > .sent > .n', '.tgt > .sent > .n'].map(numbers =>
      [...document.querySelectorAll(`.link ${numbers}`)].map(each => Number(each.textContent)),
    )
    return runs.every(run => run.every((number, index) => number === index + 1))
  })

const choose = (page: Page, side: 'src' | 'tgt', number: number) =>
  page.locator(`.${side} .n`, { hasText: new RegExp(`^${number}$`) }).click()

describe('the Align view before the server has answered', () => {
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
  const states = async () => (await links()).map(pair => [pair.id, stateOf(pair)])
  const steps: readonly (readonly [side: 'src' | 'tgt', sentence: number, key: string])[] = [
    ['tgt', 2, 'Alt+ArrowDown'],
    ['src', 4, 'Alt+ArrowUp'],
    ['tgt', 1, 'Alt+ArrowUp'],
    ['src', 18, 'Alt+ArrowDown'],
    ['tgt', 2, '-'],
    ['src', 2, '+'],
    ['tgt', 1, 'j'],
    ['src', 8, 'j'],
    ['tgt', 4, '0'],
    ['src', 5, 'Enter'],
    ['tgt', 1, 'Enter'],
    ['tgt', 5, 'a'],
    ['tgt', 5, 'Space'],
  ]

  it('shows what each verb does, and the same when it is taken back and done again; the answers agree', async () => {
    const page = await openAlign(newsroom, 'omar')
    const gate = await hold(page)
    for (const [side, sentence, key] of steps) {
      await choose(page, side, sentence)
      const where = await place(page)
      let before = await looks(page)
      const atFirst = before
      for (const next of [key, 'Control+z', 'Control+Shift+z', 'Control+z']) {
        gate.holdAgain()
        await page.keyboard.press(next)
        await expect.poll(() => looks(page), { message: `${next} at ${side} ${sentence}, ${key}` }).not.toBe(before)
        const ahead = await looks(page)
        if (key !== 'Space') expect((await place(page)).split(' in ')[0]).toBe(where.split(' in ')[0])
        await gate.letGo()
        expect(await looks(page), `${next} at ${side} ${sentence}, ${key}`).toBe(ahead)
        before = ahead
      }
      expect(before).toBe(atFirst)
    }
    expect(await shownRatios(page)).toBe(await keptRatios(newsroom))
    expect(await page.locator('.is-ahead').count()).toBe(0)
    await page.context().close()
  })

  it('shows an edited sentence and the halves of a split one', async () => {
    const page = await openAlign(newsroom, 'omar')
    const gate = await hold(page)
    for (const [side, sentence, key, typed] of [
      ['tgt', 3, 'F2', ' Indeed.'],
      ['tgt', 3, 's', undefined],
      ['src', 3, 's', undefined],
    ] as const) {
      await choose(page, side, sentence)
      const before = await looks(page)
      gate.holdAgain()
      await page.keyboard.press(key)
      await page.locator('.sent__box').waitFor()
      if (typed) await page.keyboard.type(typed)
      await page.keyboard.press('Enter')
      await page.locator('.is-ahead').waitFor()
      const ahead = await looks(page)
      expect(ahead).not.toBe(before)
      await gate.letGo()
      expect(await looks(page)).toBe(ahead)
      await page.keyboard.press('Control+z')
      await gate.letGo()
      expect(await looks(page)).toBe(before)
    }
    await page.context().close()
  })

  it('puts the links back when the server cannot be reached or refuses, and says so', async () => {
    const [omar, layla] = [await openAlign(newsroom, 'omar'), await openAlign(newsroom, 'layla')]
    const before = await looks(omar)
    await omar.route(asked, route => route.abort())
    await omar.keyboard.press('Alt+ArrowDown')
    await omar.locator('.toast', { hasText: 'nothing was changed' }).waitFor()
    await settled(omar)
    expect(await looks(omar)).toBe(before)
    expect(await place(omar)).toBe('target 1 in 1')
    await omar.unroute(asked)

    const gate = await hold(omar)
    await omar.keyboard.press('+')
    await expect.poll(() => looks(omar)).not.toBe(before)
    await pressed(layla, 'Alt+ArrowDown')
    const hers = await looks(layla)
    await gate.letGo()
    await omar.locator('.toast', { hasText: 'Somebody changed' }).waitFor()
    await expect.poll(() => looks(omar)).toBe(hers)
    expect(await place(omar)).toBe('target 1 in 2')
    await pressed(layla, 'Control+z')
    await expect.poll(() => looks(omar)).toBe(before)
    await Promise.all([omar, layla].map(page => page.context().close()))
  })

  it('goes on from a checked link at once, and comes back when it could not be checked', async () => {
    const page = await openAlign(newsroom, 'omar')
    await choose(page, 'tgt', 5)
    await pressed(page, 'Alt+ArrowUp')
    await page.keyboard.press('Home')
    await page.route(asked, route => route.abort())
    await page.keyboard.press('Space')
    await page.locator('.toast', { hasText: 'nothing was changed' }).waitFor()
    await settled(page)
    expect(await place(page)).toBe('target 1 in 1')
    expect(await page.locator('.link[data-c=checked]').count()).toBe(0)
    await page.unroute(asked)
    const gate = await hold(page)
    await page.keyboard.press('Space')
    await page.locator('.link').first().and(page.locator('[data-c=checked]')).waitFor()
    expect(await place(page)).not.toBe('target 1 in 1')
    await gate.letGo()
    expect((await links())[0]!.linkState).toBe('checked')
    await pressed(page, 'Control+z', 'Control+z')
    await page.context().close()
  })

  it('takes a step back whole by its opposite, even where an empty link follows', async () => {
    const page = await openAlign(newsroom, 'omar')
    await choose(page, 'tgt', 6)
    await pressed(page, 'Alt+ArrowDown')
    await choose(page, 'tgt', 5)
    await pressed(page, 'Space')
    await choose(page, 'tgt', 3)
    for (const [verb, opposite] of [
      ['Enter', 'Backspace'],
      ['Alt+ArrowDown', 'Alt+ArrowUp'],
      ['Alt+ArrowUp', 'Alt+ArrowDown'],
      ['+', '-'],
    ] as const) {
      const before = [await looks(page), await states()]
      await pressed(page, verb)
      expect(await looks(page), verb).not.toBe(before[0])
      await pressed(page, opposite)
      expect([await looks(page), await states()], opposite).toEqual(before)
    }
    const layla = await openAlign(newsroom, 'layla')
    await choose(page, 'tgt', 4)
    await pressed(page, 'Enter')
    await choose(layla, 'tgt', 4)
    await pressed(layla, 'Alt+ArrowUp')
    await expect.poll(() => looks(page)).toBe(await looks(layla))
    await pressed(page, 'Backspace')
    await page.locator('.toast', { hasText: 'changed since' }).waitFor()
    await pressed(page, 'Backspace')
    expect(await shownRatios(page)).toBe(await keptRatios(newsroom))
    await Promise.all([page, layla].map(each => each.context().close()))
  })

  it('agrees with the server after keys of two people that nobody waited for, and no word is lost', async () => {
    const pages = [await openAlign(newsroom, 'omar'), await openAlign(newsroom, 'layla')]
    const keys = [
      'Alt+ArrowDown',
      'Alt+ArrowUp',
      '+',
      '-',
      'Enter',
      'Backspace',
      '0',
      'j',
      'a',
      'Space',
      'Control+z',
      'ArrowDown',
      'ArrowRight',
      'l',
    ]
    const below = seeded(29)
    const words = wordsOf(await links(), 'target')
    for (let step = 0; step < 30; step++) for (const page of pages) await page.keyboard.press(keys[below(keys.length)]!)
    for (const page of pages) await settled(page)
    const kept = (await links()).map(pair => [pair.id, pair.revision])
    for (const page of pages) {
      await expect.poll(() => revisions(page)).toEqual(kept)
      expect(await shownRatios(page)).toBe(await keptRatios(newsroom))
      expect(await isNumbered(page)).toBe(true)
      expect(await page.locator('.is-ahead').count()).toBe(0)
      expect(await page.locator('.is-focus').count()).toBe(1)
    }
    expect(wordsOf(await links(), 'target')).toBe(words)
    await Promise.all(pages.map(page => page.context().close()))
  })
})
