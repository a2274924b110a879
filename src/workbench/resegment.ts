import { fileOf } from '../model/cutting-rules.ts'
import type { CuttingRules } from '../model/cutting-rules.ts'
import { migrateInParts } from '../model/edits/migrate-pairs.ts'
import type { PairMigration } from '../model/edits/migrate-pairs.ts'
import type { PlannedChange } from '../model/edits/edit-plan.ts'
import type { OperationId, PairId } from '../model/id.ts'
import type { Pair } from '../model/pair.ts'
import { rememberRules } from '../storage/document-rules.ts'
import { sourceOf } from '../storage/documents.ts'
import { applyLongEdit } from '../storage/long-edit.ts'
import type { EditPiece } from '../storage/long-edit.ts'
import type { Storage } from '../storage/open.ts'
import { eachPairsPage } from '../storage/pairs.ts'
import { pairsVersion } from '../storage/pairs-version.ts'
import { cutText } from './cut-text.ts'
import { recheckOperation } from './checks/check-saved.ts'
import { asEdit, carryOut } from './edit-pairs.ts'
import type { Author } from './edit-pairs.ts'
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
export async function previewResegmentation(
  storage: Storage,
  { document, sourceLang, rules }: NewRules,
): Promise<ResegmentPreview> {
  const seen = await pairsVersion(storage.db, [document])
  const pairs: Pair[] = []
  for await (const page of eachPairsPage(storage.db, document, {}, pairsPerPage)) {
    for (const pair of page) pairs.push(pair)
    await breathe()
  }
  const source = await sourceOf(storage.db, document)
  await breathe()
  const { sentences, isStopped } = await cutText(source, sourceLang, rules)
  return { ...(await withPauses(migrateInParts(pairs, sentences))), source, seen, isStopped }
}

export type ResegmentOutcome =
  /** Where somebody worked while it was written, `left` pairs stay as they were. */
  | { readonly kind: 'applied'; readonly operation: OperationId; readonly left: number }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'changed-since' }

const mostAtOnce = 300

/**
 * Cuts the document anew as one operation that can be undone; every untouched pair keeps all it has.
 * Many pairs are written piece by piece, so that other people's saves pass between.
 * @param seen the state that was looked at; when pairs changed since, nothing is done
 */
export async function resegment(storage: Storage, wish: NewRules, seen?: string): Promise<ResegmentOutcome> {
  const preview = await previewResegmentation(storage, wish)
  if (seen !== undefined && preview.seen !== seen) return { kind: 'changed-since' }
  if (preview.isStopped) {
    const because = `The rules of ${fileOf(wish.rules)?.name} took more than 2 seconds on this text and were stopped.`
    return { kind: 'refused', because }
  }
  if (preview.plan.kind === 'refused') return preview.plan
  const outcome =
    preview.plan.changes.length > mostAtOnce
      ? await inPieces(storage, wish, preview)
      : await atOnce(storage, wish, preview)
  if (outcome.kind === 'applied') await rememberRules(storage, wish.document, outcome.operation, wish.rules)
  return outcome
}

async function atOnce(
  storage: Storage,
  { project, document, user }: NewRules,
  { plan }: ResegmentPreview,
): Promise<ResegmentOutcome> {
  const outcome = await carryOut(storage, { project, document, user }, 're-segmented', plan)
  switch (outcome.kind) {
    case 'applied':
      return { kind: 'applied', operation: outcome.operation, left: 0 }
    case 'refused':
      return outcome
    default:
      return { kind: 'changed-since' }
  }
}

const pairsPerPiece = 24

async function inPieces(
  storage: Storage,
  { project, document, user }: NewRules,
  { regions }: ResegmentPreview,
): Promise<ResegmentOutcome> {
  const left = new Set<PairId>()
  const pieces = gathered(regions).map((piece): EditPiece => ({
    pairs: piece.flat().flatMap(({ pair }) => (pair ? [pair.id] : [])),
    plan: current =>
      piece.flatMap(changes => {
        if (changes.every(({ pair }) => !pair || current.get(pair.id)?.revision === pair.revision))
          return changes.map(asEdit)
        for (const { pair } of changes) if (pair) left.add(pair.id)
        return []
      }),
  }))
  const operation = await applyLongEdit(
    storage,
    { project, document, user, kind: 're-segmented' },
    pieces,
    () => undefined,
  )
  if (!operation) return { kind: 'changed-since' }
  await recheckOperation(storage, { project, document, operation })
  storage.publish({ kind: 'structure', project, document, operation, user })
  return { kind: 'applied', operation, left: left.size }
}

/** Regions together, as many as others can wait for. */
function gathered(regions: ResegmentPreview['regions']): (readonly PlannedChange[])[][] {
  const pieces: (readonly PlannedChange[])[][] = []
  let count = Infinity
  for (const region of regions) {
    if (count + region.length > pairsPerPiece) {
      pieces.push([])
      count = 0
    }
    pieces.at(-1)!.push(region)
    count += region.length
  }
  return pieces
}
