import type { Page } from 'playwright-core'
import { addTranslation } from '../../src/workbench/alignment/add-translation.ts'
import { openAlign, settled } from '../e2e/links.ts'
import { openNewsroom } from '../e2e/newsroom.ts'
import type { Figures } from '../support/figures.ts'
import { generatedTexts } from '../support/generated-texts.ts'

const links = 1000
const rounds = 12

/** What is pressed in turn, so that the text is after every round as it was before. */
const keys = [
  'Alt+ArrowDown',
  'Control+z',
  '+',
  'Control+z',
  'Enter',
  'Control+z',
  '0',
  'Control+z',
  'a',
  'a',
  'Space',
  'Control+z',
] as const

/** From a key to the paint of what it did, in milliseconds, in a page of a thousand links. */
export async function verbToPaint(): Promise<Figures> {
  const texts = generatedTexts(links, 7)
  const newsroom = await openNewsroom(texts.source.join('\n'))
  try {
    await addTranslation(
      newsroom.storage,
      newsroom.author,
      { sourceLang: 'ar', targetLang: 'en' },
      { text: texts.target.join('\n'), replace: false },
    )
    const page = await openAlign(newsroom, 'omar')
    await page.evaluate(watchPaints)
    const taken: number[] = []
    for (let round = 0; round < rounds; round++) {
      await page.evaluate(chooseEvenLink, (round * links) / rounds)
      for (const key of keys) taken.push(await timed(page, key))
    }
    const inOrder = taken.toSorted((one, other) => one - other)
    return {
      'align.verb.p50Ms': at(inOrder, 0.5),
      'align.verb.p95Ms': at(inOrder, 0.95),
      'align.page.links': await page.locator('.link').count(),
    }
  } finally {
    await newsroom.close()
  }
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

async function timed(page: Page, key: string): Promise<number> {
  await page.evaluate('window.painted = undefined')
  await page.keyboard.press(key)
  const took = await page.waitForFunction(() => (window as { painted?: number }).painted)
  await settled(page)
  // counts and guesses are read while nobody waits
  await page.waitForTimeout(200)
  return (await took.jsonValue())!
}

/** Runs in the page: goes to a sentence among links of one sentence a side. */
function chooseEvenLink(from: number): void {
  const even = '.link:not(:has(.gapcell), :has(.sent + .sent))'
  const link = [...document.querySelectorAll(`${even} + ${even}:has(+ .link)`)].find(
    each => Number(each.getAttribute('aria-rowindex')) > from,
  )
  link!.querySelector<HTMLElement>('.tgt .n')!.click()
}

/** Runs in the page: notes when a key went down and when the frame that shows what it did was given to the screen. */
function watchPaints(): void {
  let pressedAt = 0
  const channel = new MessageChannel()
  channel.port1.addEventListener('message', () => Object.assign(window, { painted: performance.now() - pressedAt }))
  channel.port1.start()
  window.addEventListener(
    'keydown',
    () => {
      pressedAt = performance.now()
    },
    { capture: true },
  )
  document.addEventListener('rows-changed', () => requestAnimationFrame(() => channel.port2.postMessage('')), {
    capture: true,
  })
}
