import type { ProjectId } from '../../model/id.ts'
import { documentsOf } from '../../storage/documents.ts'
import { surePairs } from '../../storage/link-outline.ts'
import type { SurePair } from '../../storage/link-outline.ts'
import type { Storage } from '../../storage/open.ts'
import type { PairKey } from '../../storage/pairs.ts'
import { termsOf } from '../../storage/terms.ts'

const perPage = 100
/** Of texts that nobody has translated yet, so many pairs are looked through for each that is wanted. */
const lookedThrough = 3

/** What a project has to learn from, page by page; others are answered between pages. */
export async function* eachSurePage(
  { db }: Storage,
  project: ProjectId,
  most: number,
): AsyncGenerator<readonly SurePair[]> {
  let [found, read] = [0, 0]
  for (const { id } of await documentsOf(db, project)) {
    let after: PairKey | undefined
    do {
      const page = await surePairs(db, id, after, perPage)
      found += page.pairs.length
      read += page.read
      after = page.next
      yield page.pairs
      await new Promise(setImmediate)
    } while (after && found < most && read < most * lookedThrough)
    if (found >= most || read >= most * lookedThrough) return
  }
}

const mostKnown = 3_000

/** What an aligner may learn from: the glossary, and what people confirmed, whole sentences as well. */
export async function knownPairs(storage: Storage, project: ProjectId): Promise<[string, string][]> {
  const known = await glossaryPairs(storage, project)
  for await (const page of eachSurePage(storage, project, mostKnown)) {
    for (const { source, target, isConfirmed } of page) if (isConfirmed) known.push([source, target])
  }
  return known
}

/** Terms and how they may be translated. */
export async function glossaryPairs({ db }: Storage, project: ProjectId): Promise<[string, string][]> {
  return (await termsOf(db, project))
    .filter(({ use }) => use !== 'forbidden')
    .map(({ source, target }) => [source, target])
}
