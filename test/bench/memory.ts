import { execFile } from 'node:child_process'
import { loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate as breathe } from 'node:timers/promises'
import { promisify } from 'node:util'
import { comparable, scoreMatch } from '../../src/text/memory/score.ts'
import type { Comparable } from '../../src/text/memory/score.ts'
import { bestPossibleScore, signatureOf } from '../../src/text/memory/features.ts'
import type { Signature } from '../../src/text/memory/features.ts'
import type { ProjectId } from '../../src/model/id.ts'
import { memoriesOf } from '../../src/storage/memories.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { openStorage } from '../../src/storage/open.ts'
import type { Storage } from '../../src/storage/open.ts'
import { createBareProject } from '../../src/storage/sample.ts'
import { findInMemory } from '../../src/workbench/memory/find-in-memory.ts'
import { matchesIn } from '../../src/workbench/memory/find-matches.ts'
import { addEntry } from '../../src/workbench/memory/mend-entry.ts'
import type { Figures } from '../support/figures.ts'
import { memoryGenerator } from '../support/memory-generator.ts'
import type { MemoryGenerator } from '../support/memory-generator.ts'
import type { Place } from './run.ts'

export const perEngine = true
const entries = Number(process.env['MEMORY_ENTRIES'] ?? 1_000_000)
export const size = `${entries.toLocaleString('en')} generated entries, 1,000 look-ups`
const queries = 1000
const seed = 20260101
const threshold = 70
const root = resolve(import.meta.dirname, '../..')

/** A file is imported through the product's own way in, then sentences like those in it are looked up. */
export async function figures({ databaseUrl, folder }: Place): Promise<Figures> {
  await migrate(databaseUrl, resolve(root, 'migrations'))
  const storage = await openStorage(databaseUrl)
  const generator = memoryGenerator(seed)
  try {
    const project = await createBareProject(storage, {
      name: 'Bench',
      description: '',
      sourceLang: 'ar',
      targetLang: 'en',
    })
    const imported = await measureImport(databaseUrl, project, join(folder, 'memory.tmx'))
    return { 'memory.entries': entries, ...imported, ...(await measureLookups(storage, project, generator)) }
  } finally {
    await storage.close()
  }
}

/** In processes of their own, so that what an import takes is not hidden in what others have left. */
async function measureImport(databaseUrl: string, project: ProjectId, path: string): Promise<Figures> {
  const program = (name: string, ...args: string[]) =>
    promisify(execFile)(
      process.execPath,
      [
        '--import',
        resolve(root, 'test/support/typescript.mjs'),
        resolve(root, 'test/support', name),
        path,
        String(entries),
        ...args,
      ],
      { env: { ...process.env, DATABASE_URL: databaseUrl } },
    )
  await program('write-memory.ts', String(seed))
  const { stdout } = await program('import-memory.ts', project)
  return JSON.parse(stdout) as Figures
}

async function measureLookups(storage: Storage, project: ProjectId, generator: MemoryGenerator): Promise<Figures> {
  const memories = await memoriesOf(storage.db, project)
  const sentences = Array.from({ length: queries }, (_, trial) => generator.variant((trial * 7919) % entries, trial))
  const found: number[][] = []
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const fuzzy = await measured(queries, async trial => {
    const sentence = { text: sentences[trial]! }
    const matches = await matchesIn(storage.db, memories, { sentence, threshold, most: 60 })
    found.push(matches.map(({ score }) => score))
  })
  const concordance = await measured(300, trial => {
    const pair = generator.pair((trial * 104_729) % entries)
    const words = (trial % 2 === 0 ? pair.source : pair.target).replaceAll('.', '').split(' ')
    const [at, length] = [trial % Math.max(1, words.length - 1), 1 + (trial % 3)]
    return findInMemory(storage.db, memories, {
      words: words.slice(at, at + length).join(' '),
      mode: trial % 5 === 0 ? 'exact' : 'stemmed',
      most: 50,
    })
  })
  const add = await measured(200, trial => {
    const { source, target } = generator.pair(entries + trial)
    return addEntry(storage, memories[0]!, {
      source,
      target,
      before: null,
      after: null,
      pair: null,
      document: null,
      user: null,
      author: '',
      changedAt: '2026-01-01T00:00:00.000Z',
    })
  })
  delay.disable()
  return {
    'memory.fuzzyMeanCpuMs': fuzzy.meanCpu,
    'memory.fuzzyP50Ms': quantile(fuzzy.taken, 0.5),
    'memory.fuzzyP99Ms': quantile(fuzzy.taken, 0.99),
    'memory.concordanceMeanCpuMs': concordance.meanCpu,
    'memory.concordanceP50Ms': quantile(concordance.taken, 0.5),
    'memory.concordanceP95Ms': quantile(concordance.taken, 0.95),
    'memory.addMeanCpuMs': add.meanCpu,
    'memory.addP50Ms': quantile(add.taken, 0.5),
    'memory.addP95Ms': quantile(add.taken, 0.95),
    'memory.lookups.longestBlockMs': delay.max / 1e6,
    'memory.lookups.load': loadavg()[0]!,
    'memory.candidateRecall': recall(generator, sentences, found),
  }
}

interface Measured {
  readonly taken: readonly number[]
  /** Of the whole process, for each time: what a busy machine does not change much. */
  readonly meanCpu: number
}

async function measured(times: number, work: (trial: number) => Promise<unknown>): Promise<Measured> {
  const taken: number[] = []
  const cpu = process.cpuUsage()
  for (let trial = 0; trial < times; trial++) {
    const started = performance.now()
    await work(trial)
    taken.push(performance.now() - started)
    // so that what one look-up keeps from others is seen
    await breathe()
  }
  const { user, system } = process.cpuUsage(cpu)
  return { taken, meanCpu: (user + system) / 1000 / times }
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!

interface Asked {
  readonly query: Comparable
  readonly signature: Signature
  readonly best: Map<string, number>
}

/** Found by comparing every entry with every sentence; the same for both engines. */
let truth: readonly Asked[] | undefined

/** The ten best of each sentence are what a person may look at. */
const compared = 10

/** The share of the best matches there are that the look-ups have as good a match for. */
function recall(
  generator: MemoryGenerator,
  sentences: readonly string[],
  found: readonly (readonly number[])[],
): number {
  truth ??= bruteForce(generator, sentences)
  let [there, seen] = [0, 0]
  for (const [index, { best }] of truth.entries()) {
    const scores = [...best.values()].sort((one, other) => other - one).slice(0, compared)
    there += scores.length
    seen += scores.filter((score, place) => (found[index]![place] ?? 0) >= score).length
  }
  return there === 0 ? 1 : seen / there
}

/** Nothing is left out that could score: only pairs whose shared words cannot reach the threshold are not compared word by word. */
function bruteForce(generator: MemoryGenerator, sentences: readonly string[]): Asked[] {
  const asked = sentences
    .map(text => comparable(text))
    .map(query => ({ query, signature: signatureOf(query.tokens), best: new Map<string, number>() }))
  const askedWith = new Map<number, { index: number; count: number }[]>()
  for (const [index, { signature }] of asked.entries()) {
    for (const [feature, count] of counted(signature))
      askedWith.set(feature, [...(askedWith.get(feature) ?? []), { index, count }])
  }
  const shared = new Uint16Array(asked.length)
  for (let number = 0; number < entries; number++) {
    const { source, target } = generator.pair(number)
    const candidate = comparable(source)
    const signature = signatureOf(candidate.tokens)
    shared.fill(0)
    for (const [feature, count] of counted(signature)) {
      for (const other of askedWith.get(feature) ?? []) shared[other.index]! += Math.min(count, other.count)
    }
    for (const [index, { query, signature: own, best }] of asked.entries()) {
      if (150 * shared[index]! < 100 * Math.max(own.features.length, signature.features.length) - 100) continue
      if (bestPossibleScore(own, signature) < threshold - 0.5) continue
      const { score } = scoreMatch(query, candidate)
      if (score >= threshold) best.set(target, Math.max(score, best.get(target) ?? 0))
    }
  }
  return asked
}

function counted({ features }: Signature): Map<number, number> {
  const counts = new Map<number, number>()
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return counts
}
