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
  /** The changes of the plan in groups that each keep the document whole by themselves. */
  readonly regions: readonly (readonly PlannedChange[])[]
}

export interface NewSentence extends Span {
  readonly paragraph: number
}

/** Whether anything would be lost with a pair. */
export const hasWork = (pair: Pair): boolean => pair.target !== '' || pair.comments > 0 || pair.status !== 'empty'

/**
 * Plans how a document's pairs take on new sentences as one edit. Kept pairs are not touched at all; a joined pair stays
 * the one that had work; where work meets other boundaries, one pair takes all of it as a draft.
 */
export function migratePairs(pairs: readonly Pair[], sentences: readonly NewSentence[]): PairMigration {
  const whole = migrateInParts(pairs, sentences, Infinity)
  for (;;) {
    const step = whole.next()
    if (step.done) return step.value
  }
}

const pairsAtOnce = 1000

/**
 * The same for long documents, part by part, so that whoever calls can do other things in between. A part ends where a
 * pair and a new sentence begin at the same place, which is where no pair before can meet a sentence after.
 * @yields after each part
 */
export function* migrateInParts(
  pairs: readonly Pair[],
  sentences: readonly NewSentence[],
  size = pairsAtOnce,
): Generator<undefined, PairMigration> {
  const totals = { kept: 0, joined: 0, divided: 0, look: 0 }
  const lines: MigrationLine[] = []
  const regions: (readonly PlannedChange[])[] = []
  const starts = new Map(sentences.map(({ start }, index) => [start, index]))
  let [firstPair, firstSentence, isCrowded] = [0, 0, false]
  while (firstPair < pairs.length || firstSentence < sentences.length) {
    let end = Math.min(pairs.length, firstPair + size)
    while (end < pairs.length && !starts.has(pairs[end]!.sentences[0]?.start ?? -1)) end++
    const endSentence = end < pairs.length ? starts.get(pairs[end]!.sentences[0]!.start)! : sentences.length
    const bounds = { before: pairs[firstPair - 1]?.position ?? 0, after: pairs[end]?.position }
    const part = migratePart(pairs.slice(firstPair, end), sentences.slice(firstSentence, endSentence), bounds)
    for (const fate of fates) totals[fate] += part.totals[fate]
    for (const line of part.lines) lines.push(line)
    for (const changes of part.regions) {
      if (changes) regions.push(changes)
      else isCrowded = true
    }
    ;[firstPair, firstSentence] = [end, endSentence]
    yield
  }
  const plan = isCrowded
    ? refused('Some place has been divided too often. Merge some of its parts first.')
    : { kind: 'plan' as const, changes: regions.flat() }
  return { totals, lines, plan, regions }
}

const fates = ['kept', 'joined', 'divided', 'look'] as const

interface Bounds {
  readonly before: number
  readonly after: number | undefined
}

function migratePart(pairs: readonly Pair[], sentences: readonly NewSentence[], { before, after }: Bounds) {
  const migration = migrate(
    pairs.map(pair => ({ sentences: pair.sentences, hasWork: hasWork(pair) })),
    sentences,
  )
  const paragraphs = new Map(sentences.map(({ start, paragraph }) => [start, paragraph]))
  const holders = holdersOf(pairs, migration.pairs)
  const regions = regionsOf(migration.pairs).map(region =>
    regionChanges({ pairs, migrated: migration.pairs, holders, paragraphs, bounds: { before, after } }, region),
  )
  return { totals: migration.totals, lines: linesOf(pairs, migration.pairs), regions }
}

/** Runs of new pairs that share old ones; what happens in one has nothing to do with the others. */
function regionsOf(migrated: readonly MigratedPair[]): number[][] {
  const regions: number[][] = []
  let [open, last]: [number[] | undefined, number] = [undefined, -1]
  for (const [index, { fate, from }] of migrated.entries()) {
    if (fate === 'kept') {
      open = undefined
      continue
    }
    if (!open || from.length === 0 || from[0]! > last) regions.push((open = []))
    open.push(index)
    last = from.at(-1) ?? last
  }
  return regions
}

function linesOf(pairs: readonly Pair[], migrated: readonly MigratedPair[]): MigrationLine[] {
  return migrated.flatMap(({ fate, from, sentences }) =>
    fate === 'kept' ? [] : [{ fate, from: from.map(index => pairs[index]!), sentences }],
  )
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

interface Migrated {
  readonly pairs: readonly Pair[]
  readonly migrated: readonly MigratedPair[]
  readonly holders: readonly (Pair | undefined)[]
  readonly paragraphs: ReadonlyMap<number, number>
  readonly bounds: Bounds
}

/** @returns `undefined` when there is no room left for new pairs between the old ones around the region */
function regionChanges(
  { pairs, migrated, holders, paragraphs, bounds }: Migrated,
  region: readonly number[],
): PlannedChange[] | undefined {
  const olds = [...new Set(region.flatMap(index => migrated[index]!.from))]
  const [first = 0, last = -1] = [olds[0], olds.at(-1)]
  const [before, after] = [pairs[first - 1]?.position ?? bounds.before, pairs[last + 1]?.position ?? bounds.after]
  const places = positionsFor(
    region.map(index => holders[index]?.position),
    before,
    after,
  )
  if (!places) return undefined
  const changes = region.map((index, at): PlannedChange => {
    const { from, sentences } = migrated[index]!
    const holder = holders[index]
    const paragraph = paragraphs.get(sentences[0]?.start ?? -1) ?? holder?.paragraph ?? 0
    return {
      pair: holder,
      after: {
        ...textOf(
          from.map(old => pairs[old]!),
          holder,
        ),
        position: places[at]!,
        paragraph,
        sentences,
      },
    }
  })
  const staying = new Set(region.map(index => holders[index]))
  for (const old of olds) {
    const heir = holders[region.find(index => migrated[index]!.from.includes(old))!]
    if (!staying.has(pairs[old])) changes.push({ pair: pairs[old], after: null, ...(heir && { heir }) })
  }
  return changes
}

function textOf(from: readonly Pair[], holder: Pair | undefined): PairState {
  const empty: PairState = {
    position: 0,
    paragraph: 0,
    sentences: [],
    target: '',
    targetCuts: [],
    status: 'empty',
    linkState: 'automatic',
    confidence: null,
    reasons: [],
    origin: 'none',
  }
  if (!holder) return empty
  const worked = from.filter(pair => pair.target !== '')
  if (worked.length === 0 || (worked.length === 1 && worked[0] === holder && from.length === 1)) return stateOf(holder)
  if (worked.length === 1 && worked[0] === holder)
    return { ...stateOf(holder), linkState: 'automatic', confidence: null, reasons: [] }
  const text = joined(worked.flatMap(targetSentences))
  return {
    ...stateOf(holder),
    ...text,
    status: worked.some(pair => pair.status === 'changes') ? 'changes' : 'draft',
    linkState: 'automatic',
    confidence: null,
    reasons: [],
    origin: worked[0]!.origin,
  }
}
