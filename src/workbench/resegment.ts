import { fileOf } from '../model/cutting-rules.ts'
import type { CuttingRules } from '../model/cutting-rules.ts'
import { migrateInParts } from '../model/edits/migrate-pairs.ts'
import type { PairMigration } from '../model/edits/migrate-pairs.ts'
import type { Pair } from '../model/pair.ts'
import { rememberRules } from '../storage/document-rules.ts'
import { sourceOf } from '../storage/documents.ts'
import type { Storage } from '../storage/open.ts'
import { eachPairsPage } from '../storage/pairs.ts'
import { pairsVersion } from '../storage/pairs-version.ts'
import { cutText } from './cut-text.ts'
import { carryOut } from './edit-pairs.ts'
import type { Author, EditPairsOutcome } from './edit-pairs.ts'
import { breathe, withPauses } from './with-pauses.ts'

export interface NewRules extends Author {
  readonly sourceLang: string
  readonly rules: CuttingRules
}

export interface ResegmentPreview extends PairMigration {
  readonly source: string
  /** Names the state of the pairs it was worked out for. */
  readonly seen: string
  /** Whether the rules of a file took too long on this text; then nothing can be done with them. */
  readonly isStopped: boolean
}

const pairsPerPage = 250

/** What new rules would do to a document that is already being translated; nothing is written. */
export async function previewResegmentation(storage: Storage, { document, sourceLang, rules }: NewRules): Promise<ResegmentPreview> {
  const seen = await pairsVersion(storage.db, [document])
  const pairs: Pair[] = []
  for await (const page of eachPairsPage(storage.db, document, {}, pairsPerPage)) {
    for (const pair of page) pairs.push(pair)
    await breathe()
  }
  const source = await sourceOf(storage.db, document)
  const { sentences, isStopped } = await cutText(source, sourceLang, rules)
  return { ...await withPauses(migrateInParts(pairs, sentences)), source, seen, isStopped }
}

export type ResegmentOutcome = EditPairsOutcome | { readonly kind: 'changed-since' }

/**
 * Cuts the document anew as one operation that can be undone; every untouched pair keeps all it has.
 * @param seen the state that was looked at; when pairs changed since, nothing is done
 */
export async function resegment(storage: Storage, wish: NewRules, seen?: string): Promise<ResegmentOutcome> {
  const { project, document, user, rules } = wish
  const preview = await previewResegmentation(storage, wish)
  if (seen !== undefined && preview.seen !== seen) return { kind: 'changed-since' }
  if (preview.isStopped) return { kind: 'refused', because: `The rules of ${fileOf(rules)?.name} took more than 2 seconds on this text and were stopped.` }
  const outcome = await carryOut(storage, { project, document, user }, 're-segmented', preview.plan)
  if (outcome.kind === 'applied') await rememberRules(storage, document, outcome.operation, rules)
  return outcome.kind === 'stale' ? { kind: 'changed-since' } : outcome
}
