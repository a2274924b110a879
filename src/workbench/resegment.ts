import { segment } from '../text/segmentation/segment.ts'
import type { SegmentationRules } from '../text/segmentation/segment.ts'
import { migratePairs } from '../model/edits/migrate-pairs.ts'
import type { PairMigration } from '../model/edits/migrate-pairs.ts'
import type { Pair } from '../model/pair.ts'
import { setDocumentRules, sourceOf } from '../storage/documents.ts'
import type { Storage } from '../storage/open.ts'
import { eachPair } from '../storage/pairs.ts'
import { carryOut } from './edit-pairs.ts'
import type { Author, EditPairsOutcome } from './edit-pairs.ts'

export interface NewRules extends Author {
  readonly sourceLang: string
  readonly rules: SegmentationRules
}

/** What new rules would do to a document that is already being translated; nothing is written. */
export async function previewResegmentation(storage: Storage, { document, sourceLang, rules }: NewRules): Promise<PairMigration> {
  const pairs: Pair[] = []
  for await (const pair of eachPair(storage.db, document)) pairs.push(pair)
  return migratePairs(pairs, segment(await sourceOf(storage.db, document), { lang: sourceLang, rules }))
}

/** Cuts the document anew as one operation that can be undone; every untouched pair keeps all it has. */
export async function resegment(storage: Storage, wish: NewRules): Promise<EditPairsOutcome> {
  const { plan } = await previewResegmentation(storage, wish)
  const { project, document, user } = wish
  const outcome = await carryOut(storage, { project, document, user }, 're-segmented', plan)
  if (outcome.kind === 'applied') await setDocumentRules(storage, document, JSON.stringify(wish.rules))
  return outcome
}
