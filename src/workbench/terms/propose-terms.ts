import { wordsFolded } from '../../text/arabic/words.ts'
import type { TermCandidate } from '../../text/terms/candidates.ts'
import type { ProjectId } from '../../model/id.ts'
import { documentsOf } from '../../storage/documents.ts'
import type { Storage } from '../../storage/open.ts'
import { eachPairsPage } from '../../storage/pairs.ts'
import { termsOf } from '../../storage/terms.ts'
import { inBackground } from '../background.ts'

export interface Proposed {
  readonly candidates: readonly TermCandidate[]
  /** How many finished pairs they come from. */
  readonly pairs: number
}

const pageSize = 250
/** The newest texts first; more pairs than this say the same again. */
const mostPairs = 20_000
const mostCandidates = 200
const memoryMb = 512

/** Phrases of a project's own finished pairs that translate each other again and again and are no terms yet. */
export async function proposeTerms(
  storage: Storage,
  project: ProjectId,
  least: number,
  signal?: AbortSignal,
): Promise<Proposed> {
  const known = new Set((await termsOf(storage.db, project)).map(({ source }) => wordsFolded(source).join(' ')))
  let pairs = 0
  const chunks = finishedPairs(storage, project, count => {
    pairs = count
  })
  const candidates = await inBackground('candidates', { least }, { chunks, memoryMb, ...(signal && { signal }) })
  return {
    candidates: candidates.filter(({ source }) => !known.has(wordsFolded(source).join(' '))).slice(0, mostCandidates),
    pairs,
  }
}

async function* finishedPairs(
  storage: Storage,
  project: ProjectId,
  counted: (pairs: number) => void,
): AsyncGenerator<{ source: string; target: string }[]> {
  let count = 0
  for (const { id } of await documentsOf(storage.db, project)) {
    for await (const page of eachPairsPage(storage.db, id, { statuses: ['translated', 'approved'] }, pageSize)) {
      yield page.map(({ source, target }) => ({ source, target }))
      counted((count += page.length))
      if (count >= mostPairs) return
    }
  }
}
