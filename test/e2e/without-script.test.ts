import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openNewsroom } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'

describe('a document without JavaScript', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  const withoutScript = { context: { javaScriptEnabled: false } }

  it('saves a draft, confirms and goes on', async () => {
    const page = await newsroom.visit('omar', withoutScript)
    await page.locator('textarea[name="text"][data-pair]').fill('A draft by form')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await expect
      .poll(() => newsroom.pair(newsroom.pairs[0]!))
      .toMatchObject({ target: 'A draft by form', status: 'draft' })
    await page.locator('textarea[name="text"][data-pair]').fill('Done by form')
    await page.getByRole('button', { name: 'Confirm and next' }).click()
    await expect
      .poll(() => newsroom.pair(newsroom.pairs[0]!))
      .toMatchObject({ target: 'Done by form', status: 'translated' })
    await expect.poll(() => page.locator('.pair.is-active .pair__number').textContent()).toBe('2')
    await page.context().close()
  })

  it('splits before a chosen word, joins again and comments', async () => {
    const page = await newsroom.visit('omar', withoutScript)
    await page.getByText('Actions', { exact: false }).first().click()
    await page.getByRole('link', { name: 'Split this segment' }).first().click()
    await page.getByRole('button', { name: 'Split here' }).click()
    await expect.poll(() => page.locator('.pair').count()).toBe(19)
    await page.getByText('Actions', { exact: false }).first().click()
    await page.getByRole('button', { name: 'Join with the next' }).first().click()
    await expect.poll(() => page.locator('.pair').count()).toBe(18)
    await page.locator('.composer textarea').fill('A comment by form')
    await page.locator('.composer').getByRole('button', { name: 'Comment' }).click()
    await expect.poll(() => page.locator('.thread').innerText()).toContain('A comment by form')
    await page.context().close()
  })

  it('shows both texts when somebody was quicker', async () => {
    const page = await newsroom.visit('omar', { ...withoutScript, path: `?at=${newsroom.pairs[5]}` })
    const other = await newsroom.visit('layla', { ...withoutScript, path: `?at=${newsroom.pairs[5]}` })
    await other.locator('textarea[name="text"][data-pair]').fill('Theirs')
    await other.getByRole('button', { name: 'Save draft' }).click()
    await page.locator('textarea[name="text"][data-pair]').fill('Mine')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await expect.poll(() => page.locator('h1').innerText()).toContain('Two versions')
    await expect.poll(() => page.locator('.conflict').innerText()).toContain('Theirs')
    await page.getByRole('button', { name: 'Keep this text' }).click()
    await expect.poll(async () => (await newsroom.pair(newsroom.pairs[5]!)).target).toBe('Mine')
    await Promise.all([page, other].map(each => each.context().close()))
  })

  it('asks for changes with a reason, and approves', async () => {
    const page = await newsroom.visit('layla', { ...withoutScript, path: '/review' })
    await page.getByLabel('What should change?').fill('Look at the verb again')
    await page.getByRole('button', { name: 'Ask for changes' }).click()
    await expect.poll(async () => (await newsroom.pair(newsroom.pairs[0]!)).status).toBe('changes')
    const again = await newsroom.visit('layla', {
      ...withoutScript,
      path: `/review?status=all&at=${newsroom.pairs[0]}`,
    })
    await again.getByRole('button', { name: 'Approve and next' }).click()
    await expect.poll(async () => (await newsroom.pair(newsroom.pairs[0]!)).status).toBe('approved')
    await Promise.all([page, again].map(each => each.context().close()))
  })
})
