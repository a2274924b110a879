import { readFileSync } from 'node:fs'
import { openNewsroom, saved, typeInto } from './newsroom.ts'

/** Takes the picture of the README: a translator's page of the sample article, with a reviewer at work on it. */
const newsroom = await openNewsroom()
const english = readFileSync(new URL('../../db/seeds/douma.en.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
const [first, second, third, fourth] = newsroom.pairs
const omar = await newsroom.visit('omar', { context: { deviceScaleFactor: 2 } })
for (const [index, pair] of [first!, second!, third!].entries()) {
  await typeInto(omar, pair, english[index]!)
  await omar.keyboard.press('Control+Shift+Enter')
  await saved(omar, pair)
}
const layla = await newsroom.visit('layla', { path: `/review?at=${first!}#pair-${first!}` })
await layla.keyboard.press('a')
await saved(layla, first!)
await layla.goto(`${newsroom.server.url}${newsroom.article}/review?at=${third!}#pair-${third!}`)
await layla.keyboard.press('r')
await layla.keyboard.type('“leaning over”: the verb is متكئًا, but he is studying the map.')
await layla.keyboard.press('Control+Enter')
await saved(layla, third!)
await omar.reload()
await typeInto(omar, fourth!, `${english[3]!.split(' ').slice(0, 14).join(' ')} `)
await saved(omar, fourth!)
await omar.keyboard.press('Alt+ArrowUp')
await omar.keyboard.press('Alt+ArrowDown')
await omar.waitForTimeout(600)
await omar.screenshot({ path: new URL('editor.png', import.meta.url).pathname, scale: 'css' })
await newsroom.close()
