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

/** From a key to the paint of what it did, and of what the server made of it, in milliseconds, in a page of a thousand links. */
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
    const taken: Taken[] = []
    for (let round = 0; round < rounds; round++) {
      await page.evaluate(chooseEvenLink, (round * links) / rounds)
      for (const key of keys) taken.push(await timed(page, key))
    }
    const [painted, answered] = [inOrder(taken.map(each => each.painted)), inOrder(taken.map(each => each.answered))]
    return {
      'align.verb.p50Ms': at(painted, 0.5),
      'align.verb.p95Ms': at(painted, 0.95),
      'align.verb.answered.p50Ms': at(answered, 0.5),
      'align.verb.answered.p95Ms': at(answered, 0.95),
      'align.page.links': await page.locator('.link').count(),
    }
  } finally {
    await newsroom.close()
  }
}

interface Taken {
  readonly painted: number
  readonly answered: number
}

const inOrder = (times: readonly number[]): number[] => times.toSorted((one, other) => one - other)

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

async function timed(page: Page, key: string): Promise<Taken> {
  await page.evaluate('window.paints = []')
  await page.keyboard.press(key)
  await page.waitForFunction(() => (window as { paints?: number[] }).paints?.length)
  await settled(page)
  // counts and guesses are read while nobody waits
  await page.waitForTimeout(200)
  const paints = await page.evaluate(() => (window as { paints?: number[] }).paints!)
  return { painted: paints[0]!, answered: paints.at(-1)! }
}

/** Runs in the page: goes to a sentence among links of one sentence a side. */
function chooseEvenLink(from: number): void {
  const even = '.link:not(:has(.gapcell), :has(.sent + .sent))'
  const link = [...document.querySelectorAll(`${even} + ${even}:has(+ .link)`)].find(
    each => Number(each.getAttribute('aria-rowindex')) > from,
  )
  link!.querySelector<HTMLElement>('.tgt .n')!.click()
}

/** Runs in the page: notes when a key went down and when the frames that show what it did were given to the screen. */
function watchPaints(): void {
  let pressedAt = 0
  const channel = new MessageChannel()
  channel.port1.addEventListener('message', () =>
    (window as { paints?: number[] }).paints!.push(performance.now() - pressedAt),
  )
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
