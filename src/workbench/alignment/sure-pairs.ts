import type { ProjectId } from '../../model/id.ts'
import { documentsOf } from '../../storage/documents.ts'
import { surePairs } from '../../storage/link-outline.ts'
import type { SurePair } from '../../storage/link-outline.ts'
import type { Storage } from '../../storage/open.ts'
import type { PairKey } from '../../storage/pairs.ts'

const perPage = 100
/** Of texts that nobody has translated yet, so many pairs are looked through for each that is wanted. */
const lookedThrough = 3

/** What a project has to learn from, page by page; others are answered between pages. */
export async function* eachSurePage({ db }: Storage, project: ProjectId, most: number): AsyncGenerator<readonly SurePair[]> {
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
