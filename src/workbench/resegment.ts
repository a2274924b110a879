import { fileOf } from '../model/cutting-rules.ts'
import type { CuttingRules } from '../model/cutting-rules.ts'
import { migrateInParts } from '../model/edits/migrate-pairs.ts'
import type { PairMigration } from '../model/edits/migrate-pairs.ts'
import type { PlannedChange } from '../model/edits/edit-plan.ts'
import type { OperationId, PairId, RunId } from '../model/id.ts'
import type { Pair } from '../model/pair.ts'
import { rememberRules, rememberRulesIn } from '../storage/document-rules.ts'
import type { DocumentRun } from '../storage/document-runs.ts'
import { sourceOf } from '../storage/documents.ts'
import { applyLongEdit } from '../storage/long-edit.ts'
import type { EditPiece } from '../storage/long-edit.ts'
import type { Storage } from '../storage/open.ts'
import { eachPairsPage } from '../storage/pairs.ts'
import { pairsVersion } from '../storage/pairs-version.ts'
import { undoOperation } from '../storage/undo.ts'
import { Cancelled } from './background.ts'
import type { BackgroundOptions } from './background.ts'
import { cutText } from './cut-text.ts'
import { recheckOperation } from './checks/check-saved.ts'
import { RunUnderWay } from './document-run.ts'
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

/** Reading and cutting, as shares of the work; the rest is writing. */
const [readShare, cutShare] = [0.1, 0.1]

/** What new rules would do to a document that is already being translated; nothing is written. */
export async function previewResegmentation(
  storage: Storage,
  { document, sourceLang, rules }: NewRules,
  { progress, signal }: BackgroundOptions = {},
): Promise<ResegmentPreview> {
  const seen = await pairsVersion(storage.db, [document])
  const pairs: Pair[] = []
  for await (const page of eachPairsPage(storage.db, document, {}, pairsPerPage)) {
    for (const pair of page) pairs.push(pair)
    progress?.(0)
    goOn(signal)
    await breathe()
  }
  const source = await sourceOf(storage.db, document)
  progress?.(readShare)
  await breathe()
  const { sentences, isStopped } = await cutText(source, sourceLang, rules)
  goOn(signal)
  return { ...(await withPauses(migrateInParts(pairs, sentences))), source, seen, isStopped }
}

function goOn(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Cancelled()
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
 * @throws {Cancelled} when the signal is aborted; what was written by then is taken back
 */
export async function resegment(
  storage: Storage,
  wish: NewRules,
  seen?: string,
  options: BackgroundOptions = {},
): Promise<ResegmentOutcome> {
  const preview = await previewResegmentation(storage, wish, options)
  if (seen !== undefined && preview.seen !== seen) return { kind: 'changed-since' }
  if (preview.isStopped) {
    const because = `The rules of ${fileOf(wish.rules)?.name} took more than 2 seconds on this text and were stopped.`
    return { kind: 'refused', because }
  }
  if (preview.plan.kind === 'refused') return preview.plan
  return preview.plan.changes.length > mostAtOnce
    ? inPieces(storage, wish, preview, options)
    : atOnce(storage, wish, preview)
}

async function atOnce(
  storage: Storage,
  { project, document, user, rules }: NewRules,
  { plan }: ResegmentPreview,
): Promise<ResegmentOutcome> {
  const outcome = await carryOut(storage, { project, document, user }, 're-segmented', plan)
  switch (outcome.kind) {
    case 'applied':
      await rememberRules(storage, document, outcome.operation, rules)
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
  { project, document, user, rules }: NewRules,
  { regions }: ResegmentPreview,
  { progress, signal }: BackgroundOptions,
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
  let operation: OperationId | undefined
  try {
    await applyLongEdit(
      storage,
      { project, document, user, kind: 're-segmented' },
      pieces,
      written => progress?.(readShare + cutShare + ((1 - readShare - cutShare) * written) / pieces.length),
      signal,
      async (tx, begun) => {
        operation = begun
        await rememberRulesIn(tx, document, begun, rules)
      },
    )
    goOn(signal)
  } catch (problem) {
    if (operation) await takeBack(storage, { project, document, user }, operation)
    throw problem
  }
  if (!operation) return { kind: 'changed-since' }
  await recheckOperation(storage, { project, document, operation })
  storage.publish({ kind: 'structure', project, document, operation, user })
  return { kind: 'applied', operation, left: left.size }
}

async function takeBack(storage: Storage, { project, document, user }: Author, operation: OperationId): Promise<void> {
  await undoOperation(storage, { operation, user })
  storage.publish({ kind: 'document', project, document, user })
}

/**
 * Begins to cut the document anew; returns as soon as it is begun.
 * @param stopping ends the work when the server stops
 * @returns what names the work, and what will be true when it has ended; `undefined` when the document is being cut
 */
export async function startResegmentation(
  storage: Storage,
  wish: NewRules,
  seen: string | undefined,
  stopping?: AbortSignal,
): Promise<{ readonly id: RunId; readonly ended: Promise<void> } | undefined> {
  const run = await RunUnderWay.begin(storage, wish, 'segmentation', stopping)
  const progress = (share: number): void => run?.progress(share)
  return (
    run && {
      id: run.id,
      ended: run.until(
        async () => resultOf(await resegment(storage, wish, seen, { progress, signal: run.signal }), wish.rules),
        ({ message }) => `The text could not be cut anew: ${message}. Nothing was changed.`,
        async result => {
          const { outcome } = JSON.parse(result) as Resegmented
          if (outcome.kind === 'applied') await takeBack(storage, wish, outcome.operation)
        },
      ),
    }
  )
}

/** What came of cutting a document anew, and the rules it was wanted by. */
export interface Resegmented {
  readonly outcome: ResegmentOutcome
  readonly rules: CuttingRules
}

const resultOf = (outcome: ResegmentOutcome, rules: CuttingRules): string =>
  JSON.stringify({ outcome, rules } satisfies Resegmented)

/** What came of it; `undefined` until it is done. */
export const resegmentedBy = (run: DocumentRun): Resegmented | undefined =>
  run.state === 'done' ? (JSON.parse(run.result) as Resegmented) : undefined

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
