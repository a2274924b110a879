// Kills the server without warning while a thousand saves are on their way, again and again, on both engines,
// and counts whether every save that was answered is there afterwards:
//   node --import ./test/support/typescript.mjs test/reliability/kill9.ts [rounds] [sqlite|postgres]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fillWithBigDocument } from '../support/big-document.ts'
import type { BigDocument, Editor } from '../support/big-document.ts'
import { startPostgres } from '../support/postgres.ts'
import { startServer } from '../support/server.ts'

const rounds = Number(process.argv[2] ?? 20)
const only = process.argv[3]
const savesPerRound = 1000

/** What a pair must hold: the newest text that was answered, or one sent after it whose answer never came. */
interface Expected {
  text: string
  revision: number
  unanswered: string[]
}

const folder = mkdtempSync(join(tmpdir(), 'mizan-kill9-'))
try {
  const lost =
    (only === 'postgres' ? 0 : await killing('sqlite', join(folder, 'mizan.db'))) +
    (only === 'sqlite' ? 0 : await killingPostgres())
  process.exitCode = lost === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function killingPostgres(): Promise<number> {
  const postgres = await startPostgres({ durable: true })
  try {
    return await killing('postgres', await postgres.createDatabase())
  } finally {
    await postgres.stop()
  }
}

async function killing(engine: string, databaseUrl: string): Promise<number> {
  const world = await fillWithBigDocument(databaseUrl, { sentences: savesPerRound, editors: 25 })
  const expected = new Map<string, Expected>(world.pairs.map(id => [id, { text: '', revision: 1, unanswered: [] }]))
  let answered = 0
  let lost = 0
  let slowest = 0
  for (let round = 1; round <= rounds; round++) {
    const dataDir = join(folder, `${engine}-${round}`)
    const server = await startServer({ databaseUrl, dataDir, env: { LOG_LEVEL: 'error', RATE_LIMIT_SCALE: '100000' } })
    const counted = { answers: 0 }
    const saving = saveAll(server.url, world, expected, round, counted).catch((error: unknown) => {
      throw new Error(`a save was refused; the server said:\n${server.output()}`, { cause: error })
    })
    // somewhere between the first answer and the last one
    await Promise.race([saving, answers(counted, Math.random() * savesPerRound * 0.95)])
    await server.kill()
    await saving
    answered += counted.answers
    const started = performance.now()
    const again = await startServer({ databaseUrl, dataDir, env: { LOG_LEVEL: 'error', RATE_LIMIT_SCALE: '100000' } })
    slowest = Math.max(slowest, performance.now() - started)
    lost += await countLost(again.url, world.editors[0]!, expected)
    await again.stop()
    await server.stop()
  }
  console.log(
    `${engine}: ${rounds} kills, ${answered} saves answered, ${lost} of them lost; ready again within ${Math.round(slowest)} ms`,
  )
  return lost
}

async function answers(counted: { readonly answers: number }, enough: number): Promise<void> {
  while (counted.answers < enough) await pause(1)
}

async function saveAll(
  url: string,
  world: BigDocument,
  expected: Map<string, Expected>,
  round: number,
  counted: { answers: number },
): Promise<void> {
  await Promise.all(
    world.pairs.map(async (id, index) => {
      const pair = expected.get(id)!
      const text = `Round ${round}, pair ${index}.`
      const editor = world.editors[index % world.editors.length]!
      try {
        const response = await fetch(`${url}/pairs/${id}/target`, {
          method: 'PUT',
          headers: editor.headers,
          body: JSON.stringify({ text, revision: pair.revision }),
        })
        if (response.status === 503) throw new TypeError('too busy, which promises nothing')
        if (response.status !== 200) throw new Error(`status ${response.status}: ${await response.text()}`)
        const { revision } = (await response.json()) as { revision: number }
        Object.assign(pair, { text, revision, unanswered: [] })
        counted.answers++
      } catch (error) {
        if (error instanceof Error && error.message.startsWith('status')) throw error
        pair.unanswered.push(text)
      }
    }),
  )
}

async function countLost(url: string, editor: Editor, expected: Map<string, Expected>): Promise<number> {
  let lost = 0
  const left = [...expected]
  const readers = Array.from({ length: 20 }, async () => {
    for (let next = left.pop(); next; next = left.pop()) if (await isLost(url, editor, ...next)) lost++
  })
  await Promise.all(readers)
  return lost
}

async function isLost(url: string, editor: Editor, id: string, pair: Expected): Promise<boolean> {
  const response = await fetch(`${url}/pairs/${id}`, { headers: editor.headers })
  if (response.status !== 200) throw new Error(`pair ${id} answered ${response.status}: ${await response.text()}`)
  const { text, revision } = (await response.json()) as { text: string; revision: number }
  const gone = text !== pair.text && !pair.unanswered.includes(text)
  if (gone) console.error(`pair ${id}: ${JSON.stringify(pair.text)} was answered, ${JSON.stringify(text)} is there`)
  Object.assign(pair, { text, revision, unanswered: [] })
  return gone
}
