import { setImmediate } from 'node:timers/promises'
import { analysis } from '../../text/memory/analysis.ts'
import type { BandCount } from '../../text/memory/analysis.ts'
import type { InContext } from '../../text/memory/score.ts'
import type { DocumentId, PairId } from '../../model/id.ts'
import type { DocumentRun } from '../../storage/document-runs.ts'
import { memoriesOf } from '../../storage/memories.ts'
import type { Storage } from '../../storage/open.ts'
import { eachPair } from '../../storage/pairs.ts'
import { RunUnderWay } from '../document-run.ts'
import type { Author } from '../edit-pairs.ts'
import { matchesIn } from './find-matches.ts'

const threshold = 50

/**
 * Begins to look up how much of a document's work its memories have done; returns as soon as it is begun.
 * @param stopping ends the work when the server stops
 * @returns what will be true when it has ended, `undefined` when one of this document is under way
 */
export async function startAnalysis(
  storage: Storage,
  author: Author,
  stopping?: AbortSignal,
): Promise<{ readonly ended: Promise<void> } | undefined> {
  const run = await RunUnderWay.begin(storage, author, 'analysis', stopping)
  return (
    run && {
      ended: run.until(
        async () => JSON.stringify(await analysed(storage, author, run)),
        ({ message }) => `The segments could not be looked up: ${message}.`,
      ),
    }
  )
}

/** What came of an analysis; `undefined` until it is done. */
export const bandsOf = (run: DocumentRun | undefined): readonly BandCount[] | undefined =>
  run?.state === 'done' ? (JSON.parse(run.result) as BandCount[]) : undefined

interface Sentence extends InContext {
  readonly pair: PairId
}

async function analysed(storage: Storage, { project, document }: Author, run: RunUnderWay): Promise<BandCount[]> {
  const sentences = await sentencesOf(storage, document)
  const memories = (await memoriesOf(storage.db, project)).filter(({ isOn, entries }) => isOn && entries > 0)
  const scores: number[] = []
  for (const { pair, ...sentence } of sentences) {
    run.goOn()
    const [best] =
      memories.length === 0 ? [] : await matchesIn(storage.db, memories, { sentence, threshold, most: 1, except: pair })
    scores.push(best?.score ?? 0)
    run.progress(scores.length / (sentences.length + 1))
    await setImmediate()
  }
  return analysis(sentences, scores)
}

async function sentencesOf(storage: Storage, document: DocumentId): Promise<Sentence[]> {
  const sources: { readonly pair: PairId; readonly text: string }[] = []
  for await (const { id, source } of eachPair(storage.db, document))
    if (source.trim() !== '') sources.push({ pair: id, text: source })
  return sources.map((one, index) => ({ ...one, before: sources[index - 1]?.text, after: sources[index + 1]?.text }))
}
