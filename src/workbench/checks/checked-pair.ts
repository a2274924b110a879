import type { CheckedPair } from '../../text/checks/check.ts'
import type { Pair } from '../../model/pair.ts'
import type { Suggestion } from '../../storage/suggestions.ts'
import type { Languages } from '../alignment/score-rows.ts'

type Checkable = Pick<
  Pair,
  'source' | 'target' | 'sentences' | 'targetCuts' | 'status' | 'origin' | 'linkState' | 'confidence'
>

/** A pair as the checks see it. */
export const checkedPair = (
  pair: Checkable,
  { sourceLang, targetLang }: Languages,
  openComments: number,
  suggestion?: Suggestion,
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
})
