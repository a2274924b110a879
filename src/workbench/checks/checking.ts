import type { CheckContext, CheckedPair } from '../../text/checks/check.ts'
import type { LearnedContext } from '../../text/checks/learn-context.ts'
import type { DocumentId, ProjectId } from '../../model/id.ts'
import { checkSettings } from '../../storage/check-settings.ts'
import type { CheckSettings } from '../../storage/check-settings.ts'
import { eachPairsPage, progressOf } from '../../storage/pairs.ts'
import { projectLanguages } from '../../storage/projects.ts'
import type { Storage } from '../../storage/open.ts'
import { termsInUse } from '../../storage/shared-glossaries.ts'
import type { TermInUse } from '../../storage/shared-glossaries.ts'
import type { Languages } from '../alignment/score-rows.ts'
import { inBackground } from '../background.ts'
import { checkedPair } from './checked-pair.ts'

/** What a project checks with. */
export interface ProjectChecking extends Languages {
  readonly settings: CheckSettings
  readonly terms: readonly TermInUse[]
}

/** The same with what a document taught about itself. */
export interface Checking extends ProjectChecking {
  readonly context: CheckContext
}

interface Learned {
  readonly context: LearnedContext | undefined
  /** Saves since it was learned. */
  saves: number
  at: number
  isLearning: boolean
}

interface Kept {
  readonly projects: Map<ProjectId, Promise<ProjectChecking>>
  readonly documents: Map<DocumentId, Learned>
}

const kept = new WeakMap<Storage, Kept>()
const mostKept = 100
const fewestPairs = 20
const learnAgainMs = 2 * 60_000
/** Learning again pays when this share of the document is new. */
const learnAgainShare = 0.05

function keptFor(storage: Storage): Kept {
  const known = kept.get(storage)
  if (known) return known
  const made: Kept = { projects: new Map(), documents: new Map() }
  kept.set(storage, made)
  // a glossary may be used by other projects
  storage.subscribe(({ kind }) => {
    if (kind === 'checking') made.projects.clear()
  })
  return made
}

/** What a project checks with; kept until it changes, on this server or another. */
export async function projectChecking(storage: Storage, project: ProjectId): Promise<ProjectChecking> {
  const { projects } = keptFor(storage)
  const known = projects.get(project)
  if (known) return known
  const reading = readProject(storage, project)
  keep(projects, project, reading)
  reading.catch(() => projects.delete(project))
  return reading
}

async function readProject(storage: Storage, project: ProjectId): Promise<ProjectChecking> {
  const { db } = storage
  const [languages, settings, terms] = await Promise.all([
    projectLanguages(db, project),
    checkSettings(db, project),
    termsInUse(db, project),
  ])
  return { ...languages, settings, terms }
}

/** Forgets what a project checked with, here and on other servers; to be called after its terms or switches were changed. */
export function checkingChanged(storage: Storage, project: ProjectId): void {
  keptFor(storage).projects.clear()
  storage.publish({ kind: 'checking', project })
}

/** Everything to check a pair of a document with. Switched-off checks run as well: they are left out where findings are read. */
export async function checkingOf(
  storage: Storage,
  { project, document }: { project: ProjectId; document: DocumentId },
): Promise<Checking> {
  const checking = await projectChecking(storage, project)
  const {
    settings: { switchedOn },
    terms,
  } = checking
  return { ...checking, context: { ...keptFor(storage).documents.get(document)?.context, terms, switchedOn } }
}

/** Keeps saves from learning anew while all of a document is checked, which teaches the same. */
export function beginLearning(storage: Storage, document: DocumentId): void {
  const { documents } = keptFor(storage)
  keep(documents, document, { context: documents.get(document)?.context, saves: 0, at: Date.now(), isLearning: false })
}

/** Remembers what a document taught while all of it was checked. */
export function rememberLearned(storage: Storage, document: DocumentId, context: LearnedContext): void {
  keep(keptFor(storage).documents, document, { context, saves: 0, at: Date.now(), isLearning: false })
}

/**
 * Counts a save, and now and then learns anew from the document, in the background.
 * @returns what will be true when it has learned; `undefined` when there is nothing to do
 */
export function countSave(
  storage: Storage,
  of: { project: ProjectId; document: DocumentId },
): Promise<void> | undefined {
  const { documents } = keptFor(storage)
  const learned = documents.get(of.document) ?? { context: undefined, saves: 0, at: 0, isLearning: false }
  keep(documents, of.document, learned)
  learned.saves += 1
  if (learned.isLearning || Date.now() - learned.at < learnAgainMs) return undefined
  learned.isLearning = true
  return learn(storage, of, learned).finally(() => {
    learned.isLearning = false
    learned.at = Date.now()
  })
}

async function learn(
  storage: Storage,
  { project, document }: { project: ProjectId; document: DocumentId },
  learned: Learned,
): Promise<void> {
  const progress = (await progressOf(storage.db, [document])).get(document)!
  const [empty, all] = [progress.empty.pairs, Object.values(progress).reduce((sum, { pairs }) => sum + pairs, 0)]
  const filled = all - empty
  if (filled < fewestPairs || (learned.context && learned.saves < filled * learnAgainShare)) return
  const languages = await projectChecking(storage, project)
  const context = await inBackground('learn', null, {
    chunks: filledPairs(storage, document, languages),
    memoryMb: memoryFor(filled),
  })
  rememberLearned(storage, document, context)
}

/** A check of 50,000 sentences holds 105 MB at its most, one of paragraphs more; less room makes the thread tidy up more often. */
export const memoryFor = (pairs: number): number => Math.ceil(160 + pairs * 0.006)

const chunkSize = 250

async function* filledPairs(
  storage: Storage,
  document: DocumentId,
  languages: Languages,
): AsyncGenerator<CheckedPair[]> {
  for await (const page of eachPairsPage(
    storage.db,
    document,
    { statuses: ['draft', 'translated', 'changes', 'approved'] },
    chunkSize,
  )) {
    yield page.map(pair => checkedPair(pair, languages))
  }
}

/** Keeps the latest, gives up the oldest. */
function keep<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  map.delete(key)
  map.set(key, value)
  if (map.size > mostKept) map.delete(map.keys().next().value!)
}
