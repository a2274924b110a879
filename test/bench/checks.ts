import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { DocumentId, PairId, ProjectId, UserId } from '../../src/model/id.ts'
import { termCandidates } from '../../src/text/terms/candidates.ts'
import type { Term } from '../../src/text/terms/term.ts'
import { createDocument } from '../../src/storage/documents.ts'
import { countsByCheck } from '../../src/storage/findings.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { openStorage } from '../../src/storage/open.ts'
import type { Storage } from '../../src/storage/open.ts'
import { pairById, pairsAfter } from '../../src/storage/pairs.ts'
import { createBareProject } from '../../src/storage/sample.ts'
import { insertUserIn } from '../../src/storage/users.ts'
import { startCheck } from '../../src/workbench/checks/check-text.ts'
import { runOf } from '../../src/workbench/document-run.ts'
import { saveTranslation } from '../../src/workbench/save-translation.ts'
import { importTerms } from '../../src/workbench/terms/keep-terms.ts'
import { migrations } from '../support/fresh-storage.ts'
import type { Figures } from '../support/figures.ts'
import { memoryGenerator } from '../support/memory-generator.ts'
import type { Place } from './run.ts'

export const perEngine = true
export const size =
  '50,000 translated pairs made from a seed, without terms and with 1,000; a save every 50 ms meanwhile, and for 5 s alone'

const count = 50_000
const terms = 1000
const saveEveryMs = 50
const aloneMs = 5000

/** The check of a long text in the background, and what it costs somebody who types meanwhile. */
export async function figures({ databaseUrl }: Place): Promise<Figures> {
  await migrate(databaseUrl, migrations)
  const storage = await openStorage(databaseUrl)
  try {
    const world = await longText(storage)
    const alone = await typedMeanwhile(storage, world, pause(aloneMs))
    const plain = await checked(storage, world)
    await importTerms(storage, world, termsOf())
    const withTerms = await checked(storage, world)
    const found = [...(await countsByCheck(storage.db, world.document)).values()].reduce((sum, times) => sum + times, 0)
    return {
      'checks.s50000.seconds': plain.seconds,
      'checks.s50000.cpuSeconds': plain.cpuSeconds,
      'checks.s50000Terms1000.seconds': withTerms.seconds,
      'checks.s50000Terms1000.cpuSeconds': withTerms.cpuSeconds,
      'checks.saveP95MsAlone': alone.saveP95Ms,
      'checks.saveP95MsMeanwhile': Math.max(plain.saveP95Ms, withTerms.saveP95Ms),
      'checks.loopDelayMaxMsAlone': alone.loopDelayMs,
      'checks.loopDelayMaxMs': Math.max(plain.loopDelayMs, withTerms.loopDelayMs),
      'checks.findings': found,
    }
  } finally {
    await storage.close()
  }
}

interface World {
  readonly project: ProjectId
  readonly user: UserId
  readonly document: DocumentId
  readonly pairs: readonly PairId[]
}

const generated = memoryGenerator(7)

/** Sentences begin with a capital, so that the checks find about as much as in a text of people. */
const lines = Array.from({ length: count }, (_, number) => {
  const { source, target } = generated.pair(number)
  return { source, target: target.charAt(0).toUpperCase() + target.slice(1) }
})

async function longText(storage: Storage): Promise<World> {
  const project = await createBareProject(storage, {
    name: 'Long text',
    description: '',
    sourceLang: 'ar',
    targetLang: 'en',
  })
  const user = (await storage.write(tx =>
    insertUserIn(tx, { name: 'Editor', email: 'editor@example.test', password: 'none' }),
  ))!
  let start = 0
  const pairs = lines.map(({ source, target }, paragraph) => {
    const sentences = [{ start, end: start + source.length }]
    start += source.length + 1
    return { sentences, paragraph, target, targetCuts: [], status: 'translated' as const }
  })
  const source = lines.map(line => line.source).join('\n')
  const { id } = await createDocument(storage, { project, user: null, title: 'نص طويل', source, original: '', pairs })
  return { project, user, document: id, pairs: (await pairsAfter(storage.db, id, undefined, 500)).map(pair => pair.id) }
}

/** Words that go together in the text, so that most terms are where they should be. */
const termsOf = (): Term[] =>
  termCandidates(lines.slice(0, 10_000))
    .slice(0, terms)
    .map(({ source, target }, index) => ({
      source,
      target,
      use: index % 10 === 0 ? 'allowed' : 'preferred',
      partOfSpeech: null,
      note: null,
    }))

async function checked(storage: Storage, world: World) {
  const [started, cpu] = [performance.now(), process.cpuUsage()]
  const run = await startCheck(storage, world)
  const meanwhile = await typedMeanwhile(storage, world, run!.ended)
  const { user, system } = process.cpuUsage(cpu)
  const { state, problem } = (await runOf(storage, world.document, 'check'))!
  if (state !== 'done') throw new Error(`the check ended as ${state}: ${problem}`)
  return { seconds: (meanwhile.ended - started) / 1000, cpuSeconds: (user + system) / 1e6, ...meanwhile }
}

/** How saves and the event loop fare until something has ended; process time counts the saves as well. */
async function typedMeanwhile(storage: Storage, world: World, ended: Promise<unknown>) {
  const delays = monitorEventLoopDelay({ resolution: 5 })
  delays.enable()
  const saves = savingUntil(storage, world, ended)
  await ended
  const at = performance.now()
  delays.disable()
  const times = (await saves).toSorted((one, other) => one - other)
  return {
    ended: at,
    saveP95Ms: times[Math.floor(times.length * 0.95)]!,
    loopDelayMs: delays.max / 1e6,
  }
}

async function savingUntil(
  storage: Storage,
  { project, document, user, pairs }: World,
  ended: Promise<unknown>,
): Promise<number[]> {
  const over = new AbortController()
  void ended.finally(() => over.abort())
  const times: number[] = []
  for (let turn = 0; !over.signal.aborted; turn++) {
    const pair = (await pairById(storage.db, pairs[turn % pairs.length]!))!
    const started = performance.now()
    await saveTranslation(storage, {
      project,
      document,
      user,
      targetLang: 'en',
      pair: pair.id,
      revision: pair.revision,
      text: `The convoy reached the town, ${turn}.`,
    })
    times.push(performance.now() - started)
    await pause(saveEveryMs)
  }
  return times
}
