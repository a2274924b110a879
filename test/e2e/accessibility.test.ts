import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fits, violations } from './axe.ts'
import { permissions } from '../../src/web/routes.ts'
import { openFullHouse } from './every-page.ts'
import type { FullHouse, Visitor } from './every-page.ts'

/** What a script or a machine asks for; everything else that is read is a page, and looked at below. */
const notPages: ReadonlySet<string> = new Set([
  '/healthz',
  '/readyz',
  '/me/data',
  '/pairs/:pair/guess',
  '/pairs/:pair/row',
  '/pairs/:pair/panel',
  '/pairs/:pair/history',
  '/pairs/:pair/words',
  '/pairs/:pair/review-base',
  '/pairs/:pair/comments',
  '/projects/:p/export/manifest.json',
  '/projects/:p/export/:file',
  '/projects/:p/segmentation/rules.srx',
  '/projects/:p/glossary/terms.csv',
  '/projects/:p/glossary/terms.tbx',
  '/projects/:p/memory/:memory/entries.tmx',
  '/projects/:p/documents/:d/analysis.csv',
  '/projects/:p/documents/:d/analysis.json',
  '/projects/:p/documents/:d/events',
  '/projects/:p/documents/:d/counts',
  '/projects/:p/documents/:d/find',
  '/projects/:p/documents/:d/align/links',
  '/projects/:p/documents/:d/align/changes',
  '/projects/:p/documents/:d/align/overview',
  '/projects/:p/documents/:d/export/manifest.json',
  '/projects/:p/documents/:d/export/:file',
])

interface Look {
  readonly name: string
  readonly path: string
  readonly who?: Visitor
  /** 200 when it is not said. */
  readonly status?: number
  readonly query?: (house: FullHouse) => string
  /** Other parts of the address than the usual ones. */
  readonly parts?: (house: FullHouse) => Readonly<Record<string, string>>
  /** What is opened or done before one looks. */
  readonly act?: (page: Page) => Promise<unknown>
}

const [document, one] = ['/projects/:p/documents/:d', '/projects/:p/imports/:i']
const press =
  (...keys: readonly string[]) =>
  async (page: Page): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }

/** Pages that need more than their address, and states of pages that are opened on them. */
const looks: readonly Look[] = [
  { name: 'sign in', path: '/login', who: 'stranger' },
  { name: 'invitation of a newcomer', path: '/invitations/:token', who: 'stranger' },
  { name: 'import, sentences', path: one, query: () => '?step=sentences&at=8' },
  { name: 'import, splitting', path: one, query: () => '?step=sentences&at=8&split=8' },
  { name: 'import, name', path: one, query: () => '?step=name' },
  { name: 'import, encoding', path: one, parts: ({ imports }) => ({ ':i': imports.undecoded }) },
  { name: 'sentence of a link', path: '/pairs/:pair/sentence', query: () => '?side=source&sentence=0' },
  {
    name: 'sentence of a link to edit',
    path: '/pairs/:pair/sentence',
    query: () => '?side=target&sentence=0&verb=edit-sentence',
  },
  {
    name: 'translation to check',
    path: `${document}/translation`,
    query: ({ imports }) => `?import=${imports.translation}`,
  },
  { name: 'all links', path: `${document}/align`, query: () => '?show=all' },
  {
    name: 'memory, its settings opened',
    path: '/projects/:p/memory',
    act: page => page.locator('.memories__settings summary').first().click(),
  },
  {
    name: 'memory, words found in it',
    path: '/projects/:p/memory/:memory',
    query: () => '?q=the',
    act: page => page.locator('.match__mend summary').first().click(),
  },
  { name: 'search, found', path: '/projects/:p/search', query: () => `?q=${encodeURIComponent('دوما')}` },
  { name: 'search, misunderstood', path: '/projects/:p/search', query: () => '?q=status:finished' },
  { name: 'replace, looked at', path: '/projects/:p/search/replace', query: () => '?words=Douma&replacement=Duma' },
  {
    name: 'changes to what was found, looked at',
    path: '/projects/:p/search/changes',
    query: () => `?q=${encodeURIComponent('دوما')}&change=changes`,
  },
  {
    name: 'search beside the rows',
    path: document,
    act: async page => {
      await press('F2', 'F3')(page)
      await page.keyboard.type('دوما')
      await page.keyboard.press('Enter')
      await page.locator('#search .found__line').first().waitFor()
    },
  },
  { name: 'as a viewer', path: document, who: 'viewer' },
  { name: 'dashboard of a viewer', path: '/projects/:p', who: 'viewer' },
  { name: 'what is not allowed', path: '/projects/:p/settings', who: 'viewer', status: 403 },
  { name: 'what is not there', path: '/nowhere', status: 404 },
  { name: 'the keys, opened', path: document, act: press('Escape', '?') },
  { name: 'the palette, opened', path: document, act: press('Control+k') },
  { name: 'the actions, opened', path: document, act: press('F2', 'Control+.') },
  { name: 'the account menu, opened', path: '/projects', act: page => page.locator('summary.avatar').click() },
  {
    name: 'the view menu, opened',
    path: `${document}/read`,
    act: page => page.locator('.toolbar details.menu summary').click(),
  },
  { name: 'reviewed, with a reason to write', path: `${document}/review`, act: press('r') },
  { name: 'reviewed, everything', path: `${document}/review`, query: () => '?status=all' },
]

const pages = permissions()
  .filter(({ method, path }) => method === 'GET' && !notPages.has(path))
  .map(({ path }) => path)
const byThemselves = pages.filter(
  path =>
    !looks.some(look => look.path === path) || path === document || path === '/projects' || path === '/projects/:p',
)
const all: readonly Look[] = [...byThemselves.map(path => ({ name: path, path })), ...looks]
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const

describe('every page', () => {
  let house: FullHouse
  beforeAll(async () => {
    house = await openFullHouse()
  })
  afterAll(() => house.close())

  it.each(all)('has no violation at two widths, light and dark: $name', async look => {
    const page = await house.open(look.who ?? 'manager')
    await page.setViewportSize(sizes[0])
    const address = addressOf(look)
    expect((await page.goto(address))?.status()).toBe(look.status ?? 200)
    expect(await page.locator('h1').count(), `${address} is a page; what is none stands in notPages`).toBeGreaterThan(0)
    await page.waitForLoadState()
    await look.act?.(page)
    const found: string[] = []
    for (const size of sizes) {
      await page.setViewportSize(size)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        for (const violation of await violations(page, { coloursOnly: colorScheme === 'dark' }))
          found.push(`${size.width} ${colorScheme}: ${violation}`)
      }
      if (!(await fits(page))) found.push(`${size.width}: wider than the window`)
    }
    expect(found).toEqual([])
    await page.context().close()
  })

  function addressOf({ path, query, parts }: Look): string {
    if (path === '/setup') return house.setupLink
    const usual = { ...house.parts, ':i': house.imports.cut, ...parts?.(house) } as Readonly<Record<string, string>>
    const filled = path
      .split('/')
      .map(part => (part.startsWith(':') ? encodeURIComponent(usual[part] ?? '') : part))
      .join('/')
    return house.url + filled + (query?.(house) ?? '')
  }
})
