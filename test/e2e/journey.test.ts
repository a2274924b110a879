import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAll } from '../../src/text/formats/format.ts'
import type { Format } from '../../src/text/formats/format.ts'
import { tmx } from '../../src/text/formats/tmx.ts'
import { tsv } from '../../src/text/formats/tsv.ts'
import { launchChromium } from '../support/chromium.ts'
import { engines } from '../support/engines.ts'
import { startServer } from '../support/server.ts'
import { forms, keyboard, statuses } from './hands.ts'
import { sampleArticle } from './newsroom.ts'

const english = [
  'Troops entered the city of Douma.',
  'Clouds of smoke rose over it.',
  'A picture was published.',
] as const
const secondThoughts = 'Smoke rose over the city.'

const ways = [
  { way: 'without a mouse', hands: keyboard, context: {} },
  { way: 'without JavaScript', hands: forms, context: { javaScriptEnabled: false } },
]

describe.each(engines)('from an empty server to files on $name', engine => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser.close())

  it.each(ways)(
    '$way: set up, import, translate, review, read, export',
    { timeout: 300_000 },
    async ({ hands, context }) => {
      const server = await startServer({ databaseUrl: await engine.open() })
      const open = async (url: string): Promise<Page> => {
        const page = await (await browser.newContext(context)).newPage()
        await page.goto(url)
        return page
      }
      try {
        const amal = await open(await server.setupLink())
        await signUp(amal, 'Amal Haddad', 'amal@example.test')
        await amal.goto(`${server.url}/projects`)
        await hands.follow(amal, 'New project')
        await hands.write(amal, 'Name', 'Ghouta')
        await hands.press(amal, 'Make the project')
        const project = amal.url()
        const invitation = await invite(amal, 'layla@example.test')
        await amal.goto(project)
        await hands.follow(amal, 'Add your first text')
        await hands.addText(amal, sampleArticle())
        await hands.translate(amal, english)

        const layla = await open(invitation)
        await signUp(layla, 'Layla Nasser')
        await hands.follow(layla, 'دخلت قوات')
        await hands.follow(layla, 'Review')
        await hands.review(layla, 'Say it more simply.')

        await hands.translateAgain(amal, secondThoughts)
        await expect.poll(() => statuses(amal)).toEqual(['approved', 'translated', 'approved'])
        await hands.follow(amal, 'Read')
        await expect.poll(() => amal.locator('#main').innerText()).toContain(secondThoughts)
        await hands.follow(amal, 'Export')
        const memory = pairsIn(tmx, await hands.download(amal, 'TMX 1.4b'))
        const table = pairsIn(tsv, await hands.download(amal, 'TSV'))
        expect(memory).toEqual(table)
        expect(table.map(([, target]) => target)).toEqual([english[0], secondThoughts, english[2]])
        for (const [source] of table) expect(sampleArticle()).toContain(source)
      } finally {
        await server.stop()
      }

      async function signUp(page: Page, name: string, email?: string): Promise<void> {
        await hands.write(page, 'Your name', name)
        if (email) await hands.write(page, 'E-mail address', email)
        await hands.write(page, 'Password', 'nine brown owls read')
        await hands.press(page, 'Make my account')
      }

      async function invite(page: Page, email: string): Promise<string> {
        await hands.follow(page, 'Members')
        await hands.write(page, 'E-mail address', email)
        await hands.choose(page, 'Role', 'Reviewer')
        await hands.press(page, 'Make a link')
        return page.getByLabel('Link to hand over').inputValue()
      }
    },
  )
})

function pairsIn(format: Format, text: string): [string, string][] {
  const { pairs, problems } = readAll(format, text)
  expect(problems).toEqual([])
  return pairs.map(({ source, target }) => [source, target])
}
