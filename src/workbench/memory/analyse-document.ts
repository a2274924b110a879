import { setImmediate } from 'node:timers/promises'
import { analysis } from '../../text/memory/analysis.ts'
import type { BandCount } from '../../text/memory/analysis.ts'
import type { InContext } from '../../text/memory/score.ts'
import type { DocumentId, PairId, ProjectId } from '../../model/id.ts'
import { memoriesOf } from '../../storage/memories.ts'
import type { Storage } from '../../storage/open.ts'
import { eachPair } from '../../storage/pairs.ts'
import { matchesIn } from './find-matches.ts'

export interface Analysis {
  readonly bands: readonly BandCount[]
  readonly at: string
}

/** An analysis on its way. */
export interface AnalysisJob {
  /** The share of the segments that were looked up, 0–1. */
  readonly share: number
  readonly done: Promise<Analysis>
}

const threshold = 50
const freshMs = 60_000
const jobs = new WeakMap<Storage, Map<DocumentId, AnalysisJob & { readonly begunAt: number }>>()

/**
 * How much of a document's work its memories have done. One that was begun less than a minute ago is answered again;
 * it is this server's own and gone when it stops.
 * @param stopping ends the work when the server stops
 */
export function analyseDocument(
  storage: Storage,
  project: ProjectId,
  document: DocumentId,
  stopping?: AbortSignal,
): AnalysisJob {
  const known = jobs.get(storage) ?? new Map<DocumentId, AnalysisJob & { readonly begunAt: number }>()
  jobs.set(storage, known)
  const running = known.get(document)
  if (running && (running.share < 1 || Date.now() - running.begunAt < freshMs)) return running
  const job = { share: 0, begunAt: Date.now(), done: Promise.resolve({ bands: [], at: '' } as Analysis) }
  job.done = analysed(
    storage,
    project,
    document,
    share => {
      job.share = share
    },
    stopping,
  )
  job.done.catch(() => known.delete(document))
  known.set(document, job)
  return job
}

interface Sentence extends InContext {
  readonly pair: PairId
}

async function analysed(
  storage: Storage,
  project: ProjectId,
  document: DocumentId,
  progress: (share: number) => void,
  stopping?: AbortSignal,
): Promise<Analysis> {
  const at = new Date().toISOString()
  const sentences = await sentencesOf(storage, document)
  const memories = (await memoriesOf(storage.db, project)).filter(({ isOn, entries }) => isOn && entries > 0)
  const scores: number[] = []
  for (const { pair, ...sentence } of sentences) {
    if (stopping?.aborted) throw new Error('the server stops')
    const [best] =
      memories.length === 0 ? [] : await matchesIn(storage.db, memories, { sentence, threshold, most: 1, except: pair })
    scores.push(best?.score ?? 0)
    progress(scores.length / (sentences.length + 1))
    await setImmediate()
  }
  const bands = analysis(sentences, scores)
  progress(1)
  return { bands, at }
}

async function sentencesOf(storage: Storage, document: DocumentId): Promise<Sentence[]> {
  const sources: { readonly pair: PairId; readonly text: string }[] = []
  for await (const { id, source } of eachPair(storage.db, document))
    if (source.trim() !== '') sources.push({ pair: id, text: source })
  return sources.map((one, index) => ({ ...one, before: sources[index - 1]?.text, after: sources[index + 1]?.text }))
}
