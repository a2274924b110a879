import type { Status } from '../../model/pair.ts'
import type { Progress } from '../../storage/pairs.ts'
import type { Meter } from '../views.ts'

export const wordsIn = (progress: Progress): number =>
  Object.values(progress).reduce((sum, { words }) => sum + words, 0)

/** Each status' share of the source words in percent, to one decimal, rounded down so that the shares never pass the whole. */
export function meterOf(progress: Progress): Meter {
  const all = wordsIn(progress)
  const share = (status: Status): number => (all === 0 ? 0 : Math.floor((1000 * progress[status].words) / all) / 10)
  return {
    approved: share('approved'),
    translated: share('translated'),
    changes: share('changes'),
    draft: share('draft'),
  }
}

export const percentApproved = (progress: Progress): number => Math.floor(meterOf(progress).approved)
