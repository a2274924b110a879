import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { field, openNewsroom, saved, savingOf, typeInto } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'

describe('what was typed', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  it('is never called saved while the server is down, and is sent by itself when it is back', async () => {
    const pair = newsroom.pairs[0]!
    const page = await newsroom.visit('omar')
    await newsroom.kill()
    await typeInto(page, pair, 'Typed while the server was down')
    await savingOf(page, pair, 'offline').waitFor()
    await expect.poll(() => page.locator('save-state').innerText()).toContain('1 change kept here')
    await newsroom.restart()
    await saved(page, pair)
    await expect.poll(async () => (await newsroom.pair(pair)).target).toBe('Typed while the server was down')
    await page.context().close()
  })

  it('survives a lost network and a reload without it', async () => {
    const pair = newsroom.pairs[1]!
    const page = await newsroom.visit('omar')
    await page.context().setOffline(true)
    await typeInto(page, pair, 'Typed offline')
    await savingOf(page, pair, 'offline').waitFor()
    await expect.poll(async () => (await newsroom.pair(pair)).target).toBe('')
    await page.context().setOffline(false)
    await saved(page, pair)
    await expect.poll(async () => (await newsroom.pair(pair)).target).toBe('Typed offline')
    await page.context().close()
  })

  it('survives leaving the page before it was sent, and is taken up at the next visit', async () => {
    const pair = newsroom.pairs[2]!
    const page = await newsroom.visit('omar')
    page.on('dialog', dialog => void dialog.accept())
    await newsroom.kill()
    await typeInto(page, pair, 'Typed and not sent')
    await savingOf(page, pair, 'offline').waitFor()
    await page.goto('about:blank')
    await newsroom.restart()
    await expect.poll(async () => (await newsroom.pair(pair)).target).toBe('')
    await page.goto(newsroom.server.url + newsroom.article)
    await page.locator('.toast', { hasText: 'Unsaved words for segment 3' }).waitFor()
    await saved(page, pair)
    await expect.poll(async () => (await newsroom.pair(pair)).target).toBe('Typed and not sent')
    await page.context().close()
  })

  it('survives an expired sign-in and is sent after the next one', async () => {
    const pair = newsroom.pairs[3]!
    const page = await newsroom.visit('omar')
    await newsroom.signOut('omar')
    await typeInto(page, pair, 'Typed while signed out')
    await savingOf(page, pair, 'signed-out').waitFor()
    await expect.poll(() => page.locator('save-state').innerText()).toContain('Signed out')
    await newsroom.signIn('omar', page)
    await saved(page, pair)
    await expect.poll(async () => (await newsroom.pair(pair)).target).toBe('Typed while signed out')
    await page.context().close()
  })

  it('is asked about before the page is left', async () => {
    const page = await newsroom.visit('omar')
    await page.context().setOffline(true)
    await field(page, newsroom.pairs[4]!).click()
    await page.keyboard.type('Not sent')
    const asked = page.waitForEvent('dialog')
    void page.close({ runBeforeUnload: true })
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.accept()
  })

  it('leaves this device when it is saved', async () => {
    const pair = newsroom.pairs[5]!
    const page = await newsroom.visit('omar')
    const kept = () =>
      page.evaluate(
        () =>
          new Promise<number>(resolve => {
            const open = indexedDB.open('mizan-drafts')
            open.onsuccess = () => {
              const all = open.result.transaction('draft').objectStore('draft').count()
              all.onsuccess = () => resolve(all.result)
            }
          }),
      )
    await typeInto(page, pair, 'Saved and gone from here')
    await expect.poll(() => kept()).toBe(1)
    await saved(page, pair)
    await expect.poll(kept).toBe(0)
    await page.context().close()
  })
})
