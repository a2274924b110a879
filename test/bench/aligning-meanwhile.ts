// What other people's saves take while a long translation is aligned, over HTTP.
import { setTimeout as pause } from 'node:timers/promises'
import { fillWithBigDocument } from '../support/big-document.ts'
import type { BigDocument, Editor } from '../support/big-document.ts'
import type { Figures } from '../support/figures.ts'
import { generatedTexts } from '../support/generated-texts.ts'
import { startServer } from '../support/server.ts'
import type { Place } from './run.ts'

export const perEngine = true
export const size =
  '5,000 sentences aligned, by way of the form for two texts, while 20 people save 5 times a second each'

const people = 20
const saveEveryMs = 200
const sentences = 5000
const quietMs = 5_000

export async function figures({ databaseUrl, folder, engine }: Place): Promise<Figures> {
  const world = await fillWithBigDocument(databaseUrl, { sentences: 1000, editors: people + 1 })
  const server = await startServer({
    ...(engine === 'postgres' && { databaseUrl }),
    dataDir: folder,
    env: { LOG_LEVEL: 'error', RATE_LIMIT_SCALE: '100000' },
  })
  try {
    const revisions = new Map<string, number>()
    const quiet = await savingDuring(server.url, world, revisions, pause(quietMs))
    const started = performance.now()
    const busy = await savingDuring(server.url, world, revisions, alignedTexts(server.url, world))
    return {
      'align.s5000.meanwhile.seconds': (performance.now() - started) / 1000,
      'align.s5000.meanwhile.saveP50Ms': percentile(busy, 0.5),
      'align.s5000.meanwhile.saveP99Ms': percentile(busy, 0.99),
      'align.s5000.meanwhile.saveMaxMs': Math.max(...busy),
      'align.s5000.meanwhile.saves': busy.length,
      'align.s5000.before.saveP99Ms': percentile(quiet, 0.99),
    }
  } finally {
    await server.stop()
  }
}

/** Brings two texts in and waits until their links are there. */
async function alignedTexts(url: string, { path, editors }: BigDocument): Promise<void> {
  const { cookie, 'x-csrf-token': csrf } = editors[people]!.headers as {
    readonly 'cookie': string
    readonly 'x-csrf-token': string
  }
  const { source, target } = generatedTexts(sentences, 1_993)
  const form = new FormData()
  form.set('source', source.join('\n'))
  form.set('target', target.join('\n'))
  form.set('title', 'نص وترجمته')
  const project = path.split('/documents/')[0]!
  const begun = await fetch(`${url}${project}/documents?_csrf=${csrf}`, {
    method: 'POST',
    body: form,
    headers: { cookie },
    redirect: 'manual',
  })
  const location = begun.headers.get('location')
  if (begun.status !== 303 || !location) throw new Error(`two texts were answered ${begun.status}`)
  for (;;) {
    const job = (await (
      await fetch(new URL(location, url), { headers: { cookie, accept: 'application/json' } })
    ).json()) as { state: string }
    if (job.state === 'done') return
    if (job.state !== 'running') throw new Error(`the alignment ended as ${job.state}`)
    await pause(200)
  }
}

async function savingDuring(
  url: string,
  world: BigDocument,
  revisions: Map<string, number>,
  work: Promise<void>,
): Promise<number[]> {
  const over = new AbortController()
  const times: number[] = []
  const savers = world.editors
    .slice(0, people)
    .map((editor, index) => saving(url, editor, world.pairs[index]!, revisions, times, over.signal))
  await work.finally(() => over.abort())
  await Promise.all(savers)
  return times
}

async function saving(
  url: string,
  editor: Editor,
  pair: string,
  revisions: Map<string, number>,
  times: number[],
  over: AbortSignal,
): Promise<void> {
  await pause(Math.random() * saveEveryMs)
  while (!over.aborted) {
    const revision = revisions.get(pair) ?? 1
    const started = performance.now()
    const response = await fetch(`${url}/pairs/${pair}/target`, {
      method: 'PUT',
      headers: editor.headers,
      body: JSON.stringify({ text: `The convoy reached the town this morning, ${revision}.`, revision }),
    })
    if (response.status !== 200) throw new Error(`a save answered ${response.status}: ${await response.text()}`)
    revisions.set(pair, ((await response.json()) as { revision: number }).revision)
    times.push(performance.now() - started)
    await pause(saveEveryMs)
  }
}

const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!
