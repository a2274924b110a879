import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { fillWithBigDocument } from '../support/big-document.ts'
import type { BigDocument, Editor } from '../support/big-document.ts'
import type { Figures } from '../support/figures.ts'
import { startServer } from '../support/server.ts'
import type { Place } from './run.ts'

export const perEngine = true
export const size = 'a document of 50,000 pairs; 50 editors who save at once for 10 s; pages of 100 and 1,000 rows'

const editorsAtOnce = 50
const savingMs = 10_000

/** What the built server does over HTTP with a long document. */
export async function figures({ databaseUrl, folder, engine }: Place): Promise<Figures> {
  const world = await fillWithBigDocument(databaseUrl, { sentences: 50_000, editors: editorsAtOnce })
  const server = await startServer({
    ...(engine === 'postgres' && { databaseUrl }),
    dataDir: folder,
    env: { LOG_LEVEL: 'error', RATE_LIMIT_SCALE: '100000' },
  })
  try {
    const page = await pageFigures(server.url, world)
    const rss = residentMb(server.pid)
    const save = await saveFigures(server.url, world)
    return { ...page, 'server.rssMb': rss, ...save }
  } finally {
    await server.stop()
  }
}

async function pageFigures(url: string, world: BigDocument): Promise<Figures> {
  const headers = { ...world.editors[0]!.headers, 'accept': 'text/html', 'accept-encoding': 'identity' }
  const open = async (path: string): Promise<string> => {
    const response = await fetch(`${url}${path}`, { headers })
    if (response.status !== 200) throw new Error(`the page answered ${response.status}`)
    return response.text()
  }
  const p95 = async (path: string): Promise<number> => {
    const times: number[] = []
    for (let turn = 0; turn < 60; turn++) {
      const started = performance.now()
      await open(path)
      // the first turns warm the compiler up
      if (turn >= 10) times.push(performance.now() - started)
    }
    return percentile(times, 0.95)
  }
  return {
    'page.serverP95Ms': await p95(world.shortPath),
    'page.first50000P95Ms': await p95(world.path),
    'page.rows1000GzipBytes': gzipSync(await open(world.path)).length,
  }
}

async function saveFigures(url: string, world: BigDocument): Promise<Figures> {
  const times: number[] = []
  const until = performance.now() + savingMs
  const started = performance.now()
  await Promise.all(world.editors.map(async (editor, index) => saving(url, editor, world.pairs[index]!, until, times)))
  return {
    'save.perSecond': (times.length / (performance.now() - started)) * 1000,
    'save.p99Ms': percentile(times, 0.99),
  }
}

async function saving(url: string, editor: Editor, pair: string, until: number, times: number[]): Promise<void> {
  for (let revision = 1; performance.now() < until; revision++) {
    const started = performance.now()
    const response = await fetch(`${url}/pairs/${pair}/target`, {
      method: 'PUT',
      headers: editor.headers,
      body: JSON.stringify({ text: `The convoy reached the town this morning, ${revision}.`, revision }),
    })
    if (response.status !== 200) throw new Error(`a save answered ${response.status}: ${await response.text()}`)
    await response.arrayBuffer()
    times.push(performance.now() - started)
  }
}

const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!

function residentMb(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1]) / 1024
}
