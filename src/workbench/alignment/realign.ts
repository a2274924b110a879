import { createHash } from 'node:crypto'
import { sameRow } from '../../model/edits/changed-rows.ts'
import { rearrange, rowOf } from '../../model/edits/rearrange.ts'
import type { Row } from '../../model/edits/rearrange.ts'
import type { PairId } from '../../model/id.ts'
import type { Pair } from '../../model/pair.ts'
import { sourceOf } from '../../storage/documents.ts'
import type { Storage } from '../../storage/open.ts'
import { pairById, pairsAfter, pairsBefore, pairsBeforeKey } from '../../storage/pairs.ts'
import { inBackground } from '../background.ts'
import { carryOut } from '../edit-pairs.ts'
import type { Author, EditPairsOutcome } from '../edit-pairs.ts'
import { sentencesIn } from './score-rows.ts'
import type { Languages } from './score-rows.ts'
import { knownPairs } from './sure-pairs.ts'
import { rowsOfLinks } from './translation-blocks.ts'

/** Some links as they are, and as the aligner would have them. */
export interface RealignChange {
  readonly number: number
  readonly before: readonly JudgedRow[]
  readonly after: readonly JudgedRow[]
}

export interface JudgedRow {
  readonly row: Row
  readonly confidence: number | null
}

export interface Realignment {
  readonly from: PairId
  /** Names what was looked at and what was found, so that only what was seen is applied. */
  readonly seen: string
  readonly links: number
  readonly changes: readonly RealignChange[]
  readonly source: string
}

export type RealignPreview =
  | { readonly kind: 'preview'; readonly preview: Realignment }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly because: string }

const farthest = 2000

/** What the aligner makes of the links from one on, as far as the next that was checked or is an anchor. */
export async function previewRealign(
  storage: Storage,
  author: Author,
  languages: Languages,
  from: PairId,
): Promise<RealignPreview> {
  const found = await realigned(storage, author, languages, from)
  if (found.kind !== 'found') return found
  const { pairs, blocks, source, number, seen } = found
  const changes = blocks
    .filter(block => block.isChange)
    .map(({ before, after, at }) => ({
      number: number + at,
      before: before.map(({ row, pair }) => ({ row, confidence: pair.confidence })),
      after: after.map(row => ({ row, confidence: row.link?.confidence ?? null })),
    }))
  return { kind: 'preview', preview: { from, seen, links: pairs.length, changes, source } }
}

/** Applies chosen changes of a preview, or all of them, as one operation; nothing when anything is no longer as it was seen. */
export async function acceptRealign(
  storage: Storage,
  author: Author,
  languages: Languages,
  wish: { from: PairId; seen: string; chosen: readonly number[] | 'all' },
): Promise<EditPairsOutcome> {
  const found = await realigned(storage, author, languages, wish.from)
  if (found.kind !== 'found') return found
  const { pairs, blocks, seen, positionBefore, positionAfter } = found
  if (seen !== wish.seen) return { kind: 'stale', pair: wish.from, current: pairs[0] }
  let change = -1
  const rows = blocks.flatMap(block => {
    if (block.isChange) change++
    return block.isChange && (wish.chosen === 'all' || wish.chosen.includes(change))
      ? block.after
      : block.before.map(({ row }) => row)
  })
  const plan = rearrange(pairs, rows, positionBefore, positionAfter)
  if (plan.kind === 'plan' && plan.changes.length === 0)
    return { kind: 'refused', because: 'Nothing was chosen, so nothing was changed.' }
  return carryOut(storage, author, 're-aligned', plan)
}

interface Block {
  readonly at: number
  readonly before: readonly { readonly row: Row; readonly pair: Pair }[]
  readonly after: readonly Row[]
  readonly isChange: boolean
}

type Found =
  | {
      readonly kind: 'found'
      readonly pairs: readonly Pair[]
      readonly blocks: readonly Block[]
      readonly source: string
      readonly number: number
      readonly seen: string
      readonly positionBefore: number
      readonly positionAfter: number | undefined
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly because: string }

async function realigned(storage: Storage, author: Author, languages: Languages, from: PairId): Promise<Found> {
  const { db } = storage
  const first = await pairById(db, from)
  if (!first || first.document !== author.document) return { kind: 'missing' }
  if (first.linkState !== 'automatic')
    return { kind: 'refused', because: 'This link was checked and stays as it is. Start at one that was not.' }
  const pairs = await gapFrom(storage, first)
  const [source, known, [above], [below], linksAbove] = await Promise.all([
    sourceOf(db, author.document),
    knownPairs(storage, author.project),
    pairsBefore(db, author.document, first, 1),
    pairsAfter(db, author.document, pairs.at(-1), 1),
    pairsBeforeKey(db, author.document, first),
  ])
  const rows = pairs.map(rowOf)
  const links = await inBackground('align', {
    ...languages,
    ...sentencesIn(rows, source),
    ...paragraphsOf(pairs),
    known,
  })
  const targets = rows.flatMap(row => row.targets)
  const proposed = rowsOfLinks(pairs, links, targets)
  return {
    kind: 'found',
    pairs,
    source,
    blocks: blocksOf(pairs, rows, proposed),
    number: linksAbove + 1,
    seen: seenAs(pairs, proposed),
    positionBefore: above?.position ?? 0,
    positionAfter: below?.position,
  }
}

async function gapFrom(storage: Storage, first: Pair): Promise<Pair[]> {
  const pairs = [first]
  while (pairs.length < farthest) {
    const more = await pairsAfter(storage.db, first.document, pairs.at(-1), 200)
    const fixed = more.findIndex(pair => pair.linkState !== 'automatic')
    pairs.push(...(fixed < 0 ? more : more.slice(0, fixed)))
    if (fixed >= 0 || more.length === 0) break
  }
  return pairs
}

const paragraphsOf = (pairs: readonly Pair[]): { sourceParagraphs: number[] } => ({
  sourceParagraphs: pairs.flatMap(pair => pair.sentences.map(() => pair.paragraph)),
})

/** Where both have a boundary at the same place of both sides, a block ends; blocks that agree are no change. */
function blocksOf(pairs: readonly Pair[], before: readonly Row[], after: readonly Row[]): Block[] {
  const blocks: Block[] = []
  let [b, a, at] = [0, 0, 0]
  const seen = { before: [0, 0], after: [0, 0] }
  let [startB, startA] = [0, 0]
  while (b < before.length || a < after.length) {
    const isBehind = seen.before[0]! + seen.before[1]! <= seen.after[0]! + seen.after[1]!
    if (b < before.length && (isBehind || a >= after.length)) count(before[b++]!, seen.before)
    else count(after[a++]!, seen.after)
    if (seen.before[0] !== seen.after[0] || seen.before[1] !== seen.after[1] || b === startB || a === startA) continue
    const rows = before.slice(startB, b)
    const [mine, theirs] = [rows.map((row, index) => ({ row, pair: pairs[startB + index]! })), after.slice(startA, a)]
    blocks.push({
      at,
      before: mine,
      after: theirs,
      isChange: mine.length !== theirs.length || !mine.every(({ row }, index) => sameRow(row, theirs[index]!)),
    })
    at += mine.length
    ;[startB, startA] = [b, a]
  }
  return blocks
}

function count(row: Row, sum: number[]): void {
  sum[0]! += row.sources.length
  sum[1]! += row.targets.length
}

const seenAs = (pairs: readonly Pair[], rows: readonly Row[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        pairs.map(({ id, revision }) => [id, revision]),
        rows.map(({ sources, targets }) => [sources.length, targets.length]),
      ]),
    )
    .digest('base64url')
