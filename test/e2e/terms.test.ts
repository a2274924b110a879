import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fits, violations } from './axe.ts'
import type { PairId } from '../../src/model/id.ts'
import { field, openNewsroom, row, saved, typeInto } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'

const text = 'وصل الوزير إلى دوما صباحًا. وللوزير بيت في دوما. سكن بدوما عامين.'

/** Selects words of the source as a pointer would, and words of the translation as keys would. */
const selectWords = (page: Page, id: PairId, source: string, target: string) =>
  page.evaluate(
    ({ id, source, target }) => {
      const cell = document.querySelector(`#pair-${id} .pair__source`)!.firstChild as Text
      const box = document.querySelector<HTMLTextAreaElement>(`#pair-${id} textarea`)!
      const [start, at] = [cell.data.indexOf(source), box.value.indexOf(target)]
      box.setSelectionRange(at, at + target.length)
      box.blur()
      getSelection()!.setBaseAndExtent(cell, start, cell, start + source.length)
    },
    { id, source, target },
  )

const marked = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('term') ?? [])].map(range => (range as Range).toString()))

describe('terms while translating', () => {
  let newsroom: Newsroom
  let page: Page
  const at = async (index: number): Promise<PairId> => {
    const id = newsroom.pairs[index]!
    await page.goto(`${newsroom.server.url}${newsroom.article}?at=${id}#pair-${id}`)
    await page.locator(`side-panel[data-pair="${id}"]`).waitFor()
    return id
  }
  const terms = () => page.locator('side-panel [data-term]')

  beforeAll(async () => {
    newsroom = await openNewsroom(text)
    page = await newsroom.visit('omar')
  })
  afterAll(() => newsroom.close())

  it('adds what is selected on both sides with two keys and Enter', async () => {
    const first = await at(0)
    await typeInto(page, first, 'The minister reached Douma in the morning.')
    await saved(page, first)
    await selectWords(page, first, 'الوزير', 'minister')
    await page.keyboard.press('Control+.')
    await page.keyboard.press('t')
    await page.locator('.term-form').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.locator('.toast', { hasText: 'In the glossary' }).waitFor()
    await expect.poll(() => terms().allInnerTexts()).toEqual([expect.stringContaining('minister')])
    await expect.poll(() => marked(page)).toEqual(['الوزير'])
  })

  it('marks it behind a clitic, letters joined, and puts its translation in by number', async () => {
    const second = await at(1)
    await expect.poll(() => marked(page)).toEqual([expect.stringContaining('وزير')])
    await expect
      .poll(() =>
        row(page, second)
          .locator('.pair__source')
          .evaluate(cell => cell.childNodes.length),
      )
      .toBe(1)
    await field(page, second).click()
    await page.keyboard.type('The')
    await page.keyboard.press('Control+1')
    await page.keyboard.type(' has a house in Douma.')
    await saved(page, second)
    await expect.poll(async () => (await newsroom.pair(second)).target).toBe('The minister has a house in Douma.')
  })

  it('points at a segment that lacks a term as soon as the glossary has it', async () => {
    const third = await at(2)
    await typeInto(page, third, 'He lived in Duma for two years.')
    await saved(page, third)
    await page.keyboard.press('Escape')
    await page.keyboard.press('t')
    await page.locator('.term-form input[name="source"]').fill('دوما')
    await page.locator('.term-form input[name="target"]').fill('Douma')
    await page.keyboard.press('Enter')
    await row(page, third).locator('[data-check="term-missing"]').waitFor({ state: 'attached' })
    await page.keyboard.press('F8')
    await expect
      .poll(() => row(page, third).locator('[data-check="term-missing"]').innerText())
      .toContain('“Douma”, which is not in the translation')
    for (
      let presses = 0;
      presses < 6 && (await row(page, third).locator('[data-check="term-missing"][aria-current="true"]').count()) === 0;
      presses++
    ) {
      await page.keyboard.press('F8')
    }
    await expect
      .poll(() =>
        page.evaluate(() => [...(CSS.highlights.get('finding') ?? [])].map(range => (range as Range).toString())),
      )
      .toEqual(['بدوما'])
    await expect.poll(() => row(page, newsroom.pairs[0]!).locator('[data-check="term-missing"]').count()).toBe(0)
  })

  it('takes a term that was just added out again by the same key as everything else', async () => {
    await at(2)
    await page.keyboard.press('Escape')
    await page.keyboard.press('t')
    await page.locator('.term-form input[name="source"]').fill('عام')
    await page.locator('.term-form input[name="target"]').fill('year')
    await page.keyboard.press('Enter')
    await expect.poll(() => terms().count()).toBe(2)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await expect.poll(() => terms().count()).toBe(1)
  })

  it('says at the form why a term is not taken', async () => {
    await at(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('t')
    await page.locator('.term-form input[name="source"]').fill('الوزير')
    await page.locator('.term-form input[name="target"]').fill('Minister')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.locator('.term-form .problem').textContent())
      .toContain('is in the glossary with “minister” already')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.term-form').count()).toBe(0)
  })

  it('mends a forbidden word by key', async () => {
    const glossary = `${newsroom.server.url}${newsroom.article.replace(/\/documents.*/, '')}/glossary`
    await page.goto(glossary)
    await page.locator('#add input[name="source"]').fill('بيت')
    await page.locator('#add input[name="target"]').fill('house')
    await page.keyboard.press('Enter')
    await page.locator('td', { hasText: 'house' }).waitFor()
    await page.locator('#add input[name="source"]').fill('بيت')
    await page.locator('#add input[name="target"]').fill('home')
    await page.locator('#add select').selectOption('forbidden')
    await page.locator('#add button').click()
    await page.locator('td', { hasText: 'home' }).waitFor()
    const second = await at(1)
    await typeInto(page, second, 'The minister has a home in Douma.')
    await row(page, second).locator('[data-check="term-forbidden"]').waitFor()
    await page.keyboard.press('Control+.')
    await page.keyboard.press('f')
    await expect.poll(async () => (await newsroom.pair(second)).target).toBe('The minister has a house in Douma.')
  })

  for (const context of [
    { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
    { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  ] as const) {
    it(`has no violation at ${context.viewport.width}, ${context.colorScheme}: the panel, the glossary, a line that is changed, uses and candidates`, async () => {
      const visit = await newsroom.visit('layla', { context })
      const glossary = `${newsroom.article.replace(/\/documents.*/, '')}/glossary`
      expect(await violations(visit)).toEqual([])
      await visit.goto(newsroom.server.url + glossary)
      const addresses = await visit
        .locator('.glossary__actions a')
        .evaluateAll(links => links.slice(0, 2).map(link => link.getAttribute('href')!))
      for (const path of [glossary, ...addresses, `${glossary}/candidates`]) {
        await visit.goto(newsroom.server.url + path)
        expect(await violations(visit), path).toEqual([])
        await expect.poll(() => fits(visit), { message: path }).toBe(true)
      }
      await visit.context().close()
    })
  }
})
