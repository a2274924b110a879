import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changePreferences } from '../../src/storage/users.ts'
import { violations } from './axe.ts'
import { activeNumber, field, openNewsroom, row, saved, typeInto } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'

const isInSight = (number: Element): boolean => number.getBoundingClientRect().top < innerHeight

describe('translating', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  it('shows the article in 18 segments, the first with the box', async () => {
    const page = await newsroom.visit('omar')
    await expect.poll(() => page.locator('.pair').count()).toBe(18)
    await expect.poll(() => activeNumber(page).textContent()).toBe('1')
    await expect.poll(() => page.locator('textarea[data-pair]').count()).toBe(1)
    await page.context().close()
  })

  it('needs no mouse: type, confirm, go on, leave the box, move, come back', async () => {
    const page = await newsroom.visit('omar')
    const [first, second] = newsroom.pairs
    await page.locator('textarea[data-pair]:focus').waitFor()
    await page.keyboard.type('Troops entered the town.')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => activeNumber(page).textContent()).toBe('2')
    await page.keyboard.type('Clouds of smoke rose.')
    await page.keyboard.press('Control+Shift+Enter')
    await expect.poll(() => activeNumber(page).textContent()).toBe('2')
    await saved(page, second!)
    await expect
      .poll(async () => [await newsroom.pair(first!), await newsroom.pair(second!)])
      .toMatchObject([
        { target: 'Troops entered the town.', status: 'translated' },
        { target: 'Clouds of smoke rose.', status: 'translated' },
      ])
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await expect.poll(() => activeNumber(page).textContent()).toBe('3')
    await page.keyboard.press('k')
    await page.keyboard.press('k')
    await expect.poll(() => activeNumber(page).textContent()).toBe('1')
    await page.keyboard.press('Enter')
    await page.keyboard.type(' Again.')
    await saved(page, first!)
    await expect
      .poll(() => newsroom.pair(first!))
      .toMatchObject({ target: 'Troops entered the town. Again.', status: 'draft' })
    await page.context().close()
  })

  it('begins at the segment that waits, in sight', async () => {
    const page = await newsroom.visit('layla', {
      path: '/review?status=all',
      context: { viewport: { width: 1440, height: 320 } },
    })
    await expect.poll(() => activeNumber(page).textContent()).toBe('2')
    await expect.poll(() => activeNumber(page).evaluate(isInSight)).toBe(true)
    await page.context().close()
  })

  it('types every sign of a keyboard into the box, also those that are keys elsewhere', async () => {
    const page = await newsroom.visit('omar')
    const pair = newsroom.pairs[12]!
    await typeInto(page, pair, 'and/or #3? 50% + ok - j k s.')
    await expect.poll(() => field(page, pair).inputValue()).toBe('and/or #3? 50% + ok - j k s.')
    await page.context().close()
  })

  it('works with an Arabic keyboard layout, and leaves AltGr and composing alone', async () => {
    const page = await newsroom.visit('omar')
    const press = (init: Readonly<Record<string, string | boolean>>) =>
      page.evaluate(init => {
        const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
        return !document.activeElement!.dispatchEvent(event)
      }, init)
    await page.locator('textarea[data-pair]:focus').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowDown')
    const before = await activeNumber(page).textContent()
    expect(await press({ key: 'ت', code: 'KeyJ' })).toBe(true)
    expect(Number(await activeNumber(page).textContent())).toBe(Number(before) + 1)
    expect(await press({ key: 'ت', code: 'KeyJ', isComposing: true })).toBe(false)
    expect(await press({ key: 'ś', code: 'KeyS', ctrlKey: true, altKey: true })).toBe(false)
    expect(await press({ key: '؟', code: 'Slash', shiftKey: true })).toBe(true)
    await expect.poll(() => page.locator('dialog#keys').isVisible()).toBe(true)
    await page.context().close()
  })

  it('says that editing an approved segment takes it back a step', async () => {
    const [, , third] = newsroom.pairs
    const layla = await newsroom.visit('layla')
    await typeInto(layla, third!, 'A picture was published.')
    await saved(layla, third!)
    await layla.goto(`${newsroom.server.url}${newsroom.article}/review?status=all&at=${third}#pair-${third}`)
    await layla.keyboard.press('a')
    await saved(layla, third!)
    await expect.poll(async () => (await newsroom.pair(third!)).status).toBe('approved')
    await layla.context().close()
    const omar = await newsroom.visit('omar')
    await field(omar, third!).click()
    await omar.keyboard.type('!')
    await expect.poll(() => row(omar, third!).innerText()).toContain('your change takes it back to translated')
    await saved(omar, third!)
    await expect.poll(async () => (await newsroom.pair(third!)).status).toBe('translated')
    await omar.context().close()
  })

  it('splits before a word, joins again and takes both back', async () => {
    const page = await newsroom.visit('omar')
    const fourth = newsroom.pairs[3]!
    const rows = page.locator('.pair')
    await field(page, fourth).click()
    await page.keyboard.press('Escape')
    await page.keyboard.press('s')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await page.locator('.toast').waitFor()
    await expect.poll(() => rows.count()).toBe(19)
    await page.keyboard.press('+')
    await page.locator('.toast', { hasText: 'joined' }).waitFor()
    await expect.poll(() => rows.count()).toBe(18)
    await page.keyboard.press('Control+z')
    await expect.poll(() => rows.count()).toBe(19)
    await page.keyboard.press('Control+z')
    await expect.poll(() => rows.count()).toBe(18)
    await page.context().close()
  })

  it('brings an older version back from the history', async () => {
    const page = await newsroom.visit('omar')
    const fifth = newsroom.pairs[4]!
    await typeInto(page, fifth, 'First version.')
    await page.keyboard.press('Control+Shift+Enter')
    await saved(page, fifth)
    await typeInto(page, fifth, 'Second version.')
    await page.keyboard.press('Control+Shift+Enter')
    await expect.poll(async () => (await newsroom.pair(fifth)).target).toBe('Second version.')
    await page.getByRole('tab', { name: 'History' }).click()
    await page
      .locator('#history li', { hasText: 'confirmed' })
      .nth(1)
      .getByRole('button', { name: 'Bring back' })
      .click()
    await expect.poll(async () => (await newsroom.pair(fifth)).target).toBe('First version.')
    await page.context().close()
  })

  it('finds words with vowel signs and hamza aside, and filters by state in the address', async () => {
    const page = await newsroom.visit('omar')
    await page.locator('textarea[data-pair]:focus').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.type('الاسد')
    await expect.poll(() => page.locator('find-box output').textContent()).toMatch(/^[1-9]\d* here$/)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.pair.is-active .pair__source').textContent()).toMatch(/الأسد/)
    await page.goto(`${newsroom.server.url}${newsroom.article}?status=empty`)
    expect(
      new Set(
        await page.locator('.pair').evaluateAll(rows => rows.map(each => (each as HTMLElement).dataset['status'])),
      ),
    ).toEqual(new Set(['empty']))
    await page.context().close()
  })

  it('shows somebody new how to begin, until it is put away', async () => {
    await changePreferences(newsroom.storage, newsroom.author.user, { welcome: true })
    const page = await newsroom.visit('omar')
    await page.locator('.welcome').waitFor()
    expect(await violations(page)).toEqual([])
    await page.locator('.welcome').getByRole('button', { name: 'Arabic English' }).click()
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['order'])).toBe('source-first')
    const saved = page.waitForResponse(/\/me\/preferences$/)
    await page.getByRole('button', { name: 'Put this away' }).click()
    await page.locator('.welcome').waitFor({ state: 'hidden' })
    await saved
    await page.reload()
    await expect.poll(() => page.locator('.pair').count()).toBe(18)
    await expect.poll(() => page.locator('.welcome').count()).toBe(0)
    await changePreferences(newsroom.storage, newsroom.author.user, { order: 'target-first' })
    await page.context().close()
  })

  it('lets a viewer read and change nothing', async () => {
    const page = await newsroom.visit('vera')
    await page.locator('.pair').nth(1).locator('.pair__target').click()
    await expect.poll(() => page.locator('textarea[data-pair]').count()).toBe(0)
    await expect.poll(() => page.getByRole('button', { name: /Confirm/ }).count()).toBe(0)
    await page.context().close()
  })
})
