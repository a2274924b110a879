import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { field, openNewsroom, row, saved, savingOf, typeInto } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'

describe('two people in one text', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  it('refuses the second save, shows both texts and loses neither', async () => {
    const pair = newsroom.pairs[0]!
    const [omar, layla] = [await newsroom.visit('omar'), await newsroom.visit('layla')]
    await layla.route('**/events', route => route.abort())
    await layla.reload()
    await typeInto(omar, pair, 'From the first person')
    await saved(omar, pair)
    await typeInto(layla, pair, 'From the second person')
    await savingOf(layla, pair, 'conflict').waitFor()
    const conflict = await row(layla, pair).locator('.conflict').innerText()
    expect(conflict).toContain('From the first person')
    expect(conflict).toContain('From the second person')
    await expect.poll(() => field(layla, pair).inputValue()).toBe('From the second person')
    await expect.poll(async () => (await newsroom.pair(pair)).target).toBe('From the first person')
    await layla.keyboard.press('Control+Enter')
    await expect
      .poll(() =>
        layla
          .locator('.conflict button')
          .first()
          .evaluate(button => button === document.activeElement),
      )
      .toBe(true)
    await expect.poll(async () => (await newsroom.pair(newsroom.pairs[0]!)).status).toBe('draft')
    await layla.getByRole('button', { name: 'Keep mine' }).click()
    await saved(layla, pair)
    await expect.poll(async () => (await newsroom.pair(pair)).target).toBe('From the second person')
    await Promise.all([omar, layla].map(page => page.context().close()))
  })

  it('never conflicts with itself, however quick ten saves are', async () => {
    const pair = newsroom.pairs[1]!
    const page = await newsroom.visit('omar')
    await field(page, pair).click()
    for (let index = 1; index <= 10; index += 1) {
      await page.keyboard.type(`${index} `)
      await page.keyboard.press('Control+s')
    }
    await expect.poll(async () => (await newsroom.pair(pair)).target).toBe('1 2 3 4 5 6 7 8 9 10 ')
    await saved(page, pair)
    await expect.poll(() => page.locator('.conflict').count()).toBe(0)
    await page.context().close()
  })

  it('shows a colleague’s words by itself where nobody is working', async () => {
    const pair = newsroom.pairs[2]!
    const [omar, layla] = [await newsroom.visit('omar'), await newsroom.visit('layla')]
    await typeInto(layla, pair, 'Seen at once')
    await saved(layla, pair)
    await expect.poll(() => row(omar, pair).locator('.pair__text').textContent()).toBe('Seen at once')
    await expect.poll(() => row(omar, pair).getByRole('img', { name: /Layla/ }).count()).toBeGreaterThan(0)
    await Promise.all([omar, layla].map(page => page.context().close()))
  })

  it('shows what was saved while the page was on its way', async () => {
    const pair = newsroom.pairs[11]!
    const [omar, layla] = [await newsroom.visit('omar', { path: '/help/keys' }), await newsroom.visit('layla')]
    await omar.route(`**${newsroom.article}`, async route => {
      const response = await route.fetch()
      await typeInto(layla, pair, 'Saved meanwhile')
      await saved(layla, pair)
      await route.fulfill({ response })
    })
    await omar.goto(newsroom.server.url + newsroom.article)
    await expect.poll(() => row(omar, pair).locator('.pair__text').textContent()).toBe('Saved meanwhile')
    await layla.goto(newsroom.server.url + newsroom.article)
    const second = await layla.context().newPage()
    await second.route(`**${newsroom.article}`, async route => {
      const response = await route.fetch()
      await typeInto(omar, pair, 'Saved once more')
      await saved(omar, pair)
      await route.fulfill({ response })
    })
    await second.goto(newsroom.server.url + newsroom.article)
    await expect.poll(() => row(second, pair).locator('.pair__text').textContent()).toBe('Saved once more')
    await Promise.all([omar, layla].map(page => page.context().close()))
  })

  it('keeps my unsaved words when a colleague saves, and offers to compare', async () => {
    const pair = newsroom.pairs[3]!
    const [omar, layla] = [await newsroom.visit('omar'), await newsroom.visit('layla')]
    await omar.route(`**/pairs/${pair}/target`, route => route.abort())
    await typeInto(omar, pair, 'My unsaved words')
    await savingOf(omar, pair, 'offline').waitFor()
    await typeInto(layla, pair, 'What Layla saved')
    await saved(layla, pair)
    await row(omar, pair).getByRole('button', { name: 'Compare' }).click()
    await expect.poll(() => field(omar, pair).inputValue()).toBe('My unsaved words')
    await expect.poll(() => row(omar, pair).locator('.conflict').innerText()).toContain('What Layla saved')
    await omar.unroute(`**/pairs/${pair}/target`)
    await omar.getByRole('button', { name: 'Take the text by Layla Nasser' }).click()
    await saved(omar, pair)
    await expect.poll(() => field(omar, pair).inputValue()).toBe('What Layla saved')
    await Promise.all([omar, layla].map(page => page.context().close()))
  })

  it('moves words to where their segment went when a colleague joined it with another', async () => {
    const [heir, gone] = newsroom.pairs.slice(13, 15)
    const [omar, layla] = [await newsroom.visit('omar'), await newsroom.visit('layla')]
    await typeInto(layla, heir!, 'What stood there.')
    await saved(layla, heir!)
    await omar.route(`**/pairs/${gone}/target`, route => route.abort())
    await typeInto(omar, gone!, 'Words of the second.')
    await savingOf(omar, gone!, 'offline').waitFor()
    await layla.keyboard.press('Escape')
    await layla.keyboard.press('+')
    await layla.locator('.toast', { hasText: 'joined' }).waitFor()
    await omar.unroute(`**/pairs/${gone}/target`)
    await omar.getByRole('button', { name: 'Add my words to segment 14' }).click()
    await saved(omar, heir!)
    await expect.poll(() => row(omar, gone!).count()).toBe(0)
    await expect.poll(async () => (await newsroom.pair(heir!)).target).toBe('What stood there. Words of the second.')
    await Promise.all([omar, layla].map(page => page.context().close()))
  })

  it('sends back with a reason that cannot be left out, and approves what is chosen', async () => {
    const [a, b, c] = newsroom.pairs.slice(4, 7)
    const omar = await newsroom.visit('omar')
    for (const [pair, text] of [
      [a, 'One.'],
      [b, 'Two.'],
      [c, 'Three.'],
    ] as const) {
      await typeInto(omar, pair!, text)
      await omar.keyboard.press('Control+Shift+Enter')
      await saved(omar, pair!)
    }
    const layla = await newsroom.visit('layla', { path: '/review' })
    await expect.poll(() => layla.locator('.pair').count()).toBe(3)
    await layla.keyboard.press('r')
    await layla.keyboard.press('Control+Enter')
    await expect
      .poll(() => layla.locator('.composer textarea[name="reason"]').getAttribute('aria-invalid'))
      .toBe('true')
    await layla.keyboard.type('The verb is wrong: متكئًا')
    await layla.keyboard.press('Control+Enter')
    await saved(layla, a!)
    await layla.keyboard.press('x')
    await layla.keyboard.press('Shift+ArrowDown')
    await expect.poll(() => layla.locator('.bulk').innerText()).toContain('2 selected')
    await layla.keyboard.press('a')
    await expect
      .poll(async () => Promise.all([a, b, c].map(async pair => (await newsroom.pair(pair!)).status)))
      .toEqual(['changes', 'approved', 'approved'])
    const statuses = (): Promise<string[]> =>
      Promise.all([a, b, c].map(async pair => (await newsroom.pair(pair!)).status))
    await layla.keyboard.press('Control+z')
    await expect.poll(statuses).toEqual(['changes', 'translated', 'translated'])
    await layla.keyboard.press('Control+Shift+z')
    await expect.poll(statuses).toEqual(['changes', 'approved', 'approved'])
    await expect.poll(() => layla.locator('[data-live="chip-to-review"]').innerText()).toContain('0')
    await expect.poll(() => row(omar, a!).textContent()).toContain('Layla Nasser asked for changes: The verb is wrong')
    await Promise.all([omar, layla].map(page => page.context().close()))
  })

  it('sends many back with one reason, and lists for the reviewer what was changed after that', async () => {
    const [a, b] = newsroom.pairs.slice(9, 11)
    const omar = await newsroom.visit('omar')
    for (const pair of [a, b]) {
      await typeInto(omar, pair!, 'A first attempt.')
      await omar.keyboard.press('Control+Shift+Enter')
      await saved(omar, pair!)
    }
    const layla = await newsroom.visit('layla', { path: '/review' })
    await layla.keyboard.press('x')
    await layla.keyboard.press('Shift+ArrowDown')
    await layla.keyboard.press('r')
    await expect.poll(() => layla.locator('.composer label').first().innerText()).toContain('in the 2 selected')
    await layla.keyboard.type('Too literal.')
    await layla.keyboard.press('Control+Enter')
    await expect
      .poll(async () => Promise.all([a, b].map(async pair => (await newsroom.pair(pair!)).status)))
      .toEqual(['changes', 'changes'])
    await expect.poll(() => row(omar, b!).getAttribute('data-status')).toBe('changes')
    await typeInto(omar, b!, 'A second attempt.')
    await omar.keyboard.press('Control+Shift+Enter')
    await saved(omar, b!)
    await layla.goto(`${newsroom.server.url}${newsroom.article}/review?changed=1`)
    await expect
      .poll(() => layla.locator('.pair').evaluateAll(rows => rows.map(({ id }) => id)))
      .toContain(`pair-${b!}`)
    await expect.poll(() => row(layla, a!).count()).toBe(0)
    await Promise.all([omar, layla].map(page => page.context().close()))
  })

  it('shows a reviewer what changed since the segment was sent back, and the text while it is edited', async () => {
    const pair = newsroom.pairs[8]!
    const layla = await newsroom.visit('layla')
    await typeInto(layla, pair, 'He posted a picture of the map.')
    await layla.keyboard.press('Control+Shift+Enter')
    await saved(layla, pair)
    await layla.goto(`${newsroom.server.url}${newsroom.article}/review?at=${pair}#pair-${pair}`)
    await layla.keyboard.press('r')
    await layla.keyboard.type('A photograph.')
    await layla.keyboard.press('Control+Enter')
    await saved(layla, pair)
    await layla.goto(`${newsroom.server.url}${newsroom.article}?at=${pair}#pair-${pair}`)
    await typeInto(layla, pair, 'He posted a photograph of the map.')
    await layla.keyboard.press('Control+Shift+Enter')
    await expect.poll(async () => (await newsroom.pair(pair)).status).toBe('translated')
    await layla.goto(`${newsroom.server.url}${newsroom.article}/review?at=${pair}#pair-${pair}`)
    await row(layla, pair).locator('.pair__diff').waitFor()
    await expect.poll(() => row(layla, pair).locator('del').innerText()).toContain('picture')
    await expect.poll(() => row(layla, pair).locator('ins').innerText()).toContain('photograph')
    await layla.keyboard.press('d')
    await expect.poll(() => row(layla, pair).locator('.pair__text').isVisible()).toBe(true)
    await layla.keyboard.press('F2')
    await expect.poll(() => field(layla, pair).inputValue()).toBe('He posted a photograph of the map.')
    await expect.poll(() => row(layla, pair).locator('.pair__diff').count()).toBe(0)
    await layla.context().close()
  })
})
