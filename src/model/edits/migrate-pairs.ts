import type { Span } from '../../text/span.ts'
import { migrate } from '../../text/segmentation/migrate.ts'
import type { Fate, MigratedPair, Migration } from '../../text/segmentation/migrate.ts'
import { stateOf, targetSentences } from '../pair.ts'
import type { Pair, PairState } from '../pair.ts'
import { positionsFor, refused } from './edit-plan.ts'
import type { EditPlan, PlannedChange } from './edit-plan.ts'
import { joined } from './rearrange.ts'

/** What becomes of one run of pairs when a document is cut anew, for a person to look at before it is done. */
export interface MigrationLine {
  readonly fate: Exclude<Fate, 'kept'>
  readonly from: readonly Pair[]
  readonly sentences: readonly Span[]
}

export interface PairMigration {
  readonly totals: Migration['totals']
  readonly lines: readonly MigrationLine[]
  readonly plan: EditPlan
}

export interface NewSentence extends Span { readonly paragraph: number }

/** Whether anything would be lost with a pair. */
export const hasWork = (pair: Pair): boolean => pair.target !== '' || pair.comments > 0 || pair.status !== 'empty'

/**
 * Plans how a document's pairs take on new sentences as one edit. Kept pairs are not touched at all; a joined pair stays
 * the one that had work; where work meets other boundaries, one pair takes all of it as a draft.
 */
export function migratePairs(pairs: readonly Pair[], sentences: readonly NewSentence[]): PairMigration {
  const migration = migrate(pairs.map(pair => ({ sentences: pair.sentences, hasWork: hasWork(pair) })), sentences)
  const paragraphs = new Map(sentences.map(({ start, paragraph }) => [start, paragraph]))
  const holders = holdersOf(pairs, migration.pairs)
  const places = positionsFor(holders.map(holder => holder?.position), 0, undefined)
  const plan = places ? planOf(pairs, migration.pairs, holders, places, paragraphs) : refused('Some place has been divided too often. Merge some of its parts first.')
  return { totals: migration.totals, lines: linesOf(pairs, migration.pairs), plan }
}

function linesOf(pairs: readonly Pair[], migrated: readonly MigratedPair[]): MigrationLine[] {
  return migrated.flatMap(({ fate, from, sentences }) =>
    fate === 'kept' ? [] : [{ fate, from: from.map(index => pairs[index]!), sentences }])
}

/** For every new pair the old one it goes on as: the one that had work, else the first that is still free. */
function holdersOf(pairs: readonly Pair[], migrated: readonly MigratedPair[]): (Pair | undefined)[] {
  const taken = new Set<number>()
  return migrated.map(({ from }) => {
    const free = from.filter(index => !taken.has(index))
    const chosen = free.find(index => hasWork(pairs[index]!)) ?? free[0]
    if (chosen === undefined) return undefined
    for (const index of from) if (index <= chosen) taken.add(index)
    return pairs[chosen]
  })
}

function planOf(
  pairs: readonly Pair[], migrated: readonly MigratedPair[], holders: readonly (Pair | undefined)[],
  places: readonly number[], paragraphs: ReadonlyMap<number, number>,
): EditPlan {
  const changes: PlannedChange[] = []
  for (const [index, { fate, from, sentences }] of migrated.entries()) {
    if (fate === 'kept') continue
    const holder = holders[index]
    const paragraph = paragraphs.get(sentences[0]?.start ?? -1) ?? holder?.paragraph ?? 0
    changes.push({ pair: holder, after: { ...textOf(from.map(at => pairs[at]!), holder), position: places[index]!, paragraph, sentences } })
  }
  const staying = new Set(holders)
  for (const pair of pairs) if (!staying.has(pair)) changes.push({ pair, after: null })
  return { kind: 'plan', changes }
}

function textOf(from: readonly Pair[], holder: Pair | undefined): PairState {
  const empty: PairState = {
    position: 0, paragraph: 0, sentences: [], target: '', targetCuts: [], status: 'empty',
    linkState: 'automatic', confidence: null, reasons: [], origin: 'none',
  }
  if (!holder) return empty
  const worked = from.filter(pair => pair.target !== '')
  if (worked.length === 0 || worked.length === 1 && worked[0] === holder && from.length === 1) return stateOf(holder)
  if (worked.length === 1 && worked[0] === holder) return { ...stateOf(holder), linkState: 'automatic', confidence: null, reasons: [] }
  const text = joined(worked.flatMap(targetSentences))
  return {
    ...stateOf(holder), ...text, status: worked.some(pair => pair.status === 'changes') ? 'changes' : 'draft',
    linkState: 'automatic', confidence: null, reasons: [], origin: worked[0]!.origin,
  }
}
