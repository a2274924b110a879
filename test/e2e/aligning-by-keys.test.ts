import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAll } from '../../src/text/formats/format.ts'
import { tsv } from '../../src/text/formats/tsv.ts'
import { doumaEnglish } from '../support/douma.ts'
import { engines } from '../support/engines.ts'
import type { GoldAlignment } from '../quality/alignment.ts'
import { keptRatios, place, pressed, settled, shownRatios } from './links.ts'
import { openNewsroom } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'

const gold = JSON.parse(
  readFileSync(new URL('../quality/alignment/sample-douma.json', import.meta.url), 'utf8'),
) as GoldAlignment

/** The English with two faults: its fourth paragraph is missing, and two sentences are glued to one. */
const paragraphs = doumaEnglish.trim().split(/\n\s*\n/)
const missing = 5
const faulty = [
  ...paragraphs.slice(0, 3),
  paragraphs[4],
  `${paragraphs[5]!.replace(/\.$/, '')} ${paragraphs[6]}`,
  ...paragraphs.slice(7),
].join('\n\n')

const bare = (text: string): string => text.replace(/\s+/gu, ' ').trim()
const rightPairs = gold.beads.map(([source, target]) => [
  bare(source.map(index => gold.source[index]).join(' ')),
  bare(
    target
      .filter(index => index !== missing)
      .map(index => gold.target[index])
      .join(' '),
  ),
])

async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await page.evaluate(selector => document.activeElement!.matches(selector), wanted)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches ${wanted}`)
}

async function splitBefore(page: Page, word: string, next: string): Promise<void> {
  await page.keyboard.press('s')
  const choice = page.locator('.split__words label')
  const words = await choice.allInnerTexts()
  const wanted = words.findIndex((text, index) => text.trim() === word && words[index + 1]?.trim() === next)
  const chosen = await choice.evaluateAll(labels => labels.findIndex(label => label.querySelector('input')!.checked))
  for (let at = chosen; at !== wanted; at += Math.sign(wanted - at))
    await page.keyboard.press(wanted > at ? 'ArrowRight' : 'ArrowLeft')
  await pressed(page, 'Enter')
}

describe.each(engines)('aligning a faulty translation by keys alone on $name', engine => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(undefined, engine.name === 'postgres' ? await engine.open() : undefined)
  })
  afterAll(() => newsroom.close())

  it('adds it, corrects every link, takes it all back, does it again and exports what is right', async () => {
    const page = await newsroom.visit('omar', { path: '/translation' })
    await tabTo(page, '#pasted')
    await page.keyboard.insertText(faulty)
    await page.keyboard.press('Control+Enter')
    await page.locator('#align').waitFor()
    await tabTo(page, '#align .primary')
    await page.keyboard.press('Enter')
    await page.locator('link-list [tabindex="0"]').waitFor()
    const beginning = '1:2 1:2 1:1 1:0 1:1 2:1 2:1 1:1 1:1 1:1 1:1 1:1 1:1 1:1 1:1 1:2'
    await expect.poll(async () => [await shownRatios(page), await keptRatios(newsroom)]).toEqual([beginning, beginning])

    await page.keyboard.press('l')
    await page.keyboard.press('l')
    await expect.poll(() => place(page)).toBe('source 4 in 4')
    await page.keyboard.press('l')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => place(page)).toBe('target 7 in 6')
    await splitBefore(page, 'A', 'commander')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => place(page)).toBe('target 8 in 6')
    await pressed(page, '-')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => place(page)).toBe('target 7 in 6')
    await page.keyboard.press('F2')
    await page.keyboard.type('.')
    await pressed(page, 'Enter')
    const corrected = '1:2 1:2 1:1 1:0 1:1 1:1 1:1 2:1 1:1 1:1 1:1 1:1 1:1 1:1 1:1 1:1 1:2'
    await expect.poll(async () => [await shownRatios(page), await keptRatios(newsroom)]).toEqual([corrected, corrected])
    await pressed(page, 'a')
    await expect.poll(() => page.locator('.link.is-active').getAttribute('data-c')).toBe('anchor')
    const steps = ['split-sentence', 'split', 'edit-sentence', 'pin']

    await page.keyboard.press('PageDown')
    await pressed(page, 'Alt+ArrowDown')
    await expect.poll(() => shownRatios(page)).not.toBe(corrected)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('r')
    await page.locator('#realign').waitFor()
    await expect.poll(() => page.locator('#realign .link').count()).toBeGreaterThan(2)
    await expect.poll(() => page.locator('#realign .conf').first().innerText()).toMatch(/^\d+%$/)
    await pressed(page, 'Enter')
    await expect.poll(async () => [await shownRatios(page), await keptRatios(newsroom)]).toEqual([corrected, corrected])
    steps.push('move-down', 're-align')
    expect(rightPairs).toEqual(await exported(page))

    await page.goto(`${newsroom.server.url}${newsroom.article}/align`)
    await page.locator('link-list [tabindex="0"]').waitFor()
    for (const _ of steps) await pressed(page, 'Control+z')
    await expect.poll(async () => [await shownRatios(page), await keptRatios(newsroom)]).toEqual([beginning, beginning])
    await pressed(page, 'Control+z')
    await expect.poll(() => keptRatios(newsroom)).toBe(Array(18).fill('1:0').join(' '))
    for (const _ of [...steps, 'add']) await pressed(page, 'Control+Shift+z')
    await expect.poll(async () => [await shownRatios(page), await keptRatios(newsroom)]).toEqual([corrected, corrected])
    await expect.poll(() => page.locator('.link[data-c=anchor]').count()).toBe(1)
    expect(await exported(page)).toEqual(rightPairs)
    await page.context().close()
  })

  async function exported(page: Page): Promise<string[][]> {
    await settled(page).catch(() => undefined)
    const keeper = await page.context().newPage()
    await keeper.goto(`${newsroom.server.url}${newsroom.article}/export?what=all&format=tsv`)
    const coming = keeper.waitForEvent('download')
    await keeper.locator('a[download]').first().press('Enter')
    const { pairs } = readAll(tsv, readFileSync(await (await coming).path(), 'utf8'))
    await keeper.close()
    return pairs.map(({ source, target }) => [bare(source), bare(target)])
  }
})
