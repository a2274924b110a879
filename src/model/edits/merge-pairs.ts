import { stateOf } from '../pair.ts'
import type { Pair, Status } from '../pair.ts'
import { refused } from './edit-plan.ts'
import type { EditPlan } from './edit-plan.ts'

/** Joins a pair with the one that follows it; the translations are joined with a space. */
export function mergePairs(first: Pair, second: Pair | undefined): EditPlan {
  if (!second) return refused('This is the last sentence; there is nothing after it to join.')
  if (first.document !== second.document) return refused('Only neighbours in one document can be joined.')
  const glue = first.target !== '' && second.target !== '' ? ' ' : ''
  const offset = first.target.length + glue.length
  const target = first.target + glue + second.target
  const boundary = glue === '' ? [] : [offset]
  return {
    kind: 'plan',
    changes: [
      {
        pair: first,
        after: {
          ...stateOf(first),
          sentences: [...first.sentences, ...second.sentences],
          target,
          targetCuts: [...first.targetCuts, ...boundary, ...second.targetCuts.map(cut => cut + offset)],
          status: statusOfBoth(first, second, target),
          origin: first.target === '' ? second.origin : first.origin,
        },
      },
      { pair: second, after: null },
    ],
  }
}

/** Joined text is as finished as its less finished half, and new to its reviewer when both halves had text. */
function statusOfBoth(first: Pair, second: Pair, target: string): Status {
  if (target === '') return 'empty'
  if (first.status === 'changes' || second.status === 'changes') return 'changes'
  if (first.status === 'approved' && second.status === 'approved') return 'translated'
  return first.status === 'translated' && second.status === 'translated' ? 'translated' : 'draft'
}
