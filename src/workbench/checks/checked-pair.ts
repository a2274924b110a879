import type { CheckedPair } from '../../text/checks/check.ts'
import type { PairId } from '../../model/id.ts'
import { isFinished, sourceSpan } from '../../model/pair.ts'
import type { Pair } from '../../model/pair.ts'
import { openCommentCounts } from '../../storage/comments.ts'
import { confirmationsOf } from '../../storage/confirmations.ts'
import type { Confirmation } from '../../storage/confirmations.ts'
import type { Db } from '../../storage/open.ts'
import { suggestionsOf } from '../../storage/suggestions.ts'
import type { Suggestion } from '../../storage/suggestions.ts'
import type { Languages } from '../alignment/score-rows.ts'

/** What the checks ask about a pair and the pair itself does not say. */
interface Beside {
  readonly openComments: number
  readonly suggestion?: Suggestion | undefined
  readonly confirmation?: Confirmation | undefined
}

const nothingBeside: Beside = { openComments: 0 }

/** Pairs as the checks see them, with what is known of how they came about. */
export async function checkedPairs(db: Db, pairs: readonly Pair[], languages: Languages): Promise<CheckedPair[]> {
  const idsOf = (wanted: (pair: Pair) => boolean): PairId[] => pairs.filter(wanted).map(({ id }) => id)
  const comments = await openCommentCounts(
    db,
    idsOf(pair => pair.comments > 0),
  )
  const suggestions = await suggestionsOf(
    db,
    idsOf(({ origin }) => origin === 'memory'),
  )
  const confirmations = await confirmationsOf(
    db,
    idsOf(({ status }) => isFinished(status)),
  )
  return pairs.map(pair =>
    checkedPair(pair, languages, {
      openComments: comments.get(pair.id) ?? 0,
      suggestion: suggestions.get(pair.id),
      confirmation: confirmations.get(pair.id),
    }),
  )
}

/** The same for a pair of which nothing else matters. */
export const checkedPair = (
  pair: Pair,
  { sourceLang, targetLang }: Languages,
  { openComments, suggestion, confirmation }: Beside = nothingBeside,
): CheckedPair => ({
  source: pair.source,
  target: pair.target,
  sourceLang,
  targetLang,
  status: pair.status,
  shape: [pair.sentences.length, pair.target === '' ? 0 : pair.targetCuts.length + 1],
  ...(pair.origin === 'typed' && { origin: 'typed' }),
  ...(pair.origin === 'memory' &&
    suggestion && {
      origin: suggestion.score >= 100 ? 'memory-exact' : 'memory-fuzzy',
      edited: suggestion.text !== pair.target,
    }),
  ...(pair.linkState === 'automatic' && pair.confidence !== null && { linkConfidence: pair.confidence }),
  ...(openComments > 0 && { openComments }),
  ...(confirmation?.revision === pair.revision &&
    confirmation.afterMs !== null && { confirmedAfterMs: confirmation.afterMs }),
  ...(confirmation &&
    pair.status === 'approved' &&
    hasOtherSource(pair, confirmation) && {
      sourceChangedSinceApproval: true,
    }),
})

function hasOtherSource(pair: Pair, { source }: Confirmation): boolean {
  const span = sourceSpan(pair)
  return span?.start !== source.start || span.end !== source.end
}
