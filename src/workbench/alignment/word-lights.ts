import { alignWords } from '../../text/alignment/words.ts'
import type { WordEvidence } from '../../text/alignment/words.ts'
import { associationIn, PairIndex } from '../../text/lexicon/pair-index.ts'
import type { Span } from '../../text/span.ts'
import type { OperationId, PairId, ProjectId } from '../../model/id.ts'
import type { Pair } from '../../model/pair.ts'
import type { Project } from '../../model/project.ts'
import { lastOperation, pairsTouchedFrom, sureAmong } from '../../storage/link-outline.ts'
import type { Storage } from '../../storage/open.ts'
import { pairById } from '../../storage/pairs.ts'
import { eachSurePage, glossaryPairs } from './sure-pairs.ts'

/** A word of a pair and its counterpart, as spans of the two texts. */
export interface WordLight {
  readonly source: Span
  readonly target: Span
  /** The words themselves, so that a page can tell whether it shows the texts they are of. */
  readonly from: string
  readonly to: string
  readonly confidence: number
  readonly reason: string
}

export interface WordLights {
  readonly revision: number
  /** The sentences of each side, as spans of its text. */
  readonly sources: readonly Span[]
  readonly targets: readonly Span[]
  readonly lights: readonly WordLight[]
}

const mostPairs = 10_000
const mostTouched = 1_000
const freshForMs = 4_000
const projectsKept = 6
const pairsKept = 500
const longestText = 6_000

export interface Taught {
  readonly index: PairIndex
  readonly terms: readonly (readonly [string, string])[]
  readonly operation: OperationId | undefined
  readonly at: number
  /** What was worked out with it, by pair and revision. */
  readonly known: Map<string, WordLights>
}

const taught = new WeakMap<Storage, Map<ProjectId, Promise<Taught>>>()

/** Which words of a pair render each other, by all that the project's finished pairs and glossary teach. */
export async function wordLights(storage: Storage, project: Project, id: PairId): Promise<WordLights | undefined> {
  const pair = await pairById(storage.db, id)
  if (!pair) return undefined
  const { index, terms, known } = await taughtBy(storage, project.id)
  const key = `${id} ${pair.revision}`
  const lights =
    known.get(key) ??
    lightsOf(pair, {
      sourceLang: project.sourceLang,
      targetLang: project.targetLang,
      extraLexicon: terms,
      learned: associationIn(index, id),
    })
  known.set(key, lights)
  if (known.size > pairsKept) known.delete(known.keys().next().value!)
  return lights
}

function lightsOf(pair: Pair, evidence: WordEvidence): WordLights {
  const { source, target, revision } = pair
  const isShort = source.length <= longestText && target.length <= longestText
  const start = pair.sentences[0]?.start ?? 0
  return {
    revision,
    targets: targetSpans(pair),
    lights: isShort
      ? alignWords(source, target, evidence).map(link => ({
          ...link,
          from: textAt(source, link.source),
          to: textAt(target, link.target),
        }))
      : [],
    sources: pair.sentences.map(span => ({ start: span.start - start, end: span.end - start })),
  }
}

const textAt = (text: string, { start, end }: Span): string => text.slice(start, end)

function targetSpans({ target, targetCuts }: Pair): Span[] {
  if (target === '') return []
  const starts = [0, ...targetCuts]
  return starts.map((start, index) => {
    const text = target.slice(start, starts[index + 1] ?? target.length)
    const from = start + text.length - text.trimStart().length
    return { start: from, end: Math.max(from, start + text.trimEnd().length) }
  })
}

/** What a project teaches, brought up to date when it was read a while ago. */
export function taughtBy(storage: Storage, project: ProjectId): Promise<Taught> {
  const projects = taught.get(storage) ?? new Map<ProjectId, Promise<Taught>>()
  taught.set(storage, projects)
  const before = projects.get(project)
  const now = before
    ? before.then(known => (Date.now() - known.at < freshForMs ? known : brought(storage, project, known)))
    : learned(storage, project)
  projects.delete(project)
  projects.set(project, now)
  now.catch(() => projects.delete(project))
  if (projects.size > projectsKept) projects.delete(projects.keys().next().value!)
  return now
}

async function learned(storage: Storage, project: ProjectId): Promise<Taught> {
  const operation = await lastOperation(storage.db, project)
  const index = new PairIndex()
  for await (const page of eachSurePage(storage, project, mostPairs))
    for (const { id, source, target } of page) index.set(id, source, target)
  return { index, operation, terms: await glossaryPairs(storage, project), at: Date.now(), known: new Map() }
}

async function brought(storage: Storage, project: ProjectId, before: Taught): Promise<Taught> {
  const operation = await lastOperation(storage.db, project)
  const terms = await glossaryPairs(storage, project)
  const isSame = operation === before.operation && JSON.stringify(terms) === JSON.stringify(before.terms)
  if (isSame) return { ...before, at: Date.now() }
  const touched = before.operation ? await pairsTouchedFrom(storage.db, project, before.operation, mostTouched) : []
  if (!before.operation || touched.length === mostTouched) return learned(storage, project)
  for (const id of touched) before.index.delete(id)
  for (const { id, source, target } of await sureAmong(storage.db, project, touched))
    before.index.set(id, source, target)
  return { index: before.index, operation, terms, at: Date.now(), known: new Map() }
}
