import { changedRange } from '../../model/edits/changed-rows.ts'
import { arrange, arrangingVerbs, splitSentence } from '../../model/edits/link-verbs.ts'
import type { Focus, RowsOutcome, Side } from '../../model/edits/link-verbs.ts'
import { rearrange, rowOf } from '../../model/edits/rearrange.ts'
import type { Row } from '../../model/edits/rearrange.ts'
import type { PairId } from '../../model/id.ts'
import type { OperationKind } from '../../model/operation.ts'
import type { Pair } from '../../model/pair.ts'
import { sourceOf } from '../../storage/documents.ts'
import type { Storage } from '../../storage/open.ts'
import { carryOut } from '../edit-pairs.ts'
import type { Author, EditPairsOutcome } from '../edit-pairs.ts'
import { windowAround, windowToGap } from './link-window.ts'
import type { LinkWindow } from './link-window.ts'
import { linkOf, scoreRows } from './score-rows.ts'
import type { Languages } from './score-rows.ts'

export const linkVerbs = [...arrangingVerbs, 'split-sentence', 'edit-sentence'] as const
export type LinkVerb = (typeof linkVerbs)[number]

export interface LinkWish {
  readonly verb: LinkVerb
  readonly pair: PairId
  readonly side: Side
  /** Index of the sentence in the pair's side. */
  readonly sentence: number
  /** The revisions the author was looking at, at least that of the pair. */
  readonly revisions: Readonly<Record<PairId, number>>
  /** Where a sentence is split: for the source an offset in the document's source, for the translation one in the sentence. */
  readonly at?: number
  /** What an edited sentence becomes. */
  readonly text?: string
}

const kindOf: Readonly<Record<LinkVerb, OperationKind>> = {
  'move-up': 'moved',
  'move-down': 'moved',
  'open-gap': 'moved',
  'close-gap': 'moved',
  'merge': 'merged',
  'split': 'split',
  'no-match': 'linked',
  'join-sentence': 're-segmented',
  'split-sentence': 're-segmented',
  'edit-sentence': 'replaced',
}

/** Does one verb of aligning: the pairs it touches change together or not at all, and get a new confidence. */
export async function editLinks(
  storage: Storage,
  author: Author,
  languages: Languages,
  wish: LinkWish,
): Promise<EditPairsOutcome> {
  const isFar = wish.verb === 'open-gap' || wish.verb === 'close-gap'
  const window = await (isFar
    ? windowToGap(storage, author, wish.pair, wish.side)
    : windowAround(storage, author, wish.pair))
  if (!window) return { kind: 'missing' }
  const source = await sourceOf(storage.db, author.document)
  const outcome = rowsAfter(window, wish, source)
  if (outcome.kind === 'refused') return outcome
  const before = window.pairs.map(rowOf)
  const range = changedRange(before, outcome.rows)
  if (range.first >= range.end && range.first >= range.endBefore)
    return { kind: 'refused', because: 'That would change nothing here.' }
  const touched = window.pairs.slice(range.first, range.endBefore)
  const stale = staleAmong([window.pairs[window.at]!, ...touched], wish.revisions)
  if (stale) return { kind: 'stale', pair: stale.id, current: stale }
  const anchor = touched.find(pair => pair.linkState === 'pinned')
  if (anchor) return { kind: 'refused', because: 'An anchor does not move. Take the anchor away first (A).' }
  return carryOut(
    storage,
    author,
    kindOf[wish.verb],
    rearrange(
      window.pairs,
      judged(before, outcome.rows, wish, source, languages),
      window.positionBefore,
      window.positionAfter,
    ),
  )
}

export const staleAmong = (pairs: readonly Pair[], seen: Readonly<Record<PairId, number>>): Pair | undefined =>
  pairs.find(pair => seen[pair.id] !== undefined && seen[pair.id] !== pair.revision)

/** What a verb makes of a window. */
export function rowsAfter(
  { pairs, at }: LinkWindow,
  wish: Omit<LinkWish, 'revisions' | 'pair'>,
  source: string,
): RowsOutcome {
  const rows = pairs.map(rowOf)
  const focus: Focus = { row: at, side: wish.side, sentence: wish.sentence }
  switch (wish.verb) {
    case 'split-sentence':
      return splitSentence(rows, focus, wish.at ?? -1, source)
    case 'edit-sentence':
      return editSentence(rows, focus, wish.text ?? '')
    default:
      return arrange(wish.verb, rows, focus, {
        fixed: row => pairs[row]?.linkState !== 'automatic',
        lengthOf: (_, content) => (typeof content === 'string' ? content.length : content.end - content.start),
      })
  }
}

function editSentence(rows: readonly Row[], { row, side, sentence }: Focus, text: string): RowsOutcome {
  const from = rows[row]
  if (!from || side === 'source')
    return { kind: 'refused', because: 'The original never changes; only the translation can be edited.' }
  const written = text.replace(/\s+/gu, ' ').trim()
  if (written === '' || from.targets[sentence] === undefined)
    return {
      kind: 'refused',
      because: 'A sentence cannot be emptied here; join it with its neighbour or set it apart.',
    }
  return { kind: 'rows', rows: rows.with(row, { ...from, targets: from.targets.with(sentence, written) }) }
}

/** The rows with what is now known of the links that changed; a sentence set apart by hand is settled. */
function judged(
  before: readonly Row[],
  rows: readonly Row[],
  wish: LinkWish,
  source: string,
  languages: Languages,
): Row[] {
  const range = changedRange(before, rows)
  const scores = scoreRows(rows, range, source, languages)
  return rows.map((row, index) => {
    const score = scores[index - range.first]
    if (index < range.first || index >= range.end || !score) return row
    const isSetApart = wish.verb === 'no-match' && (row.sources.length === 0 || row.targets.length === 0)
    return { ...row, link: { ...linkOf(score), ...(isSetApart && { state: 'checked' as const }) } }
  })
}
