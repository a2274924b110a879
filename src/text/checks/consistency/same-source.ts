import { foldText } from '../../arabic/fold.ts'
import type { DocumentCheck } from '../check.ts'
import { deviants } from './same-text.ts'

export const sameSource: DocumentCheck = {
  id: 'same-source',
  group: 'consistency',
  scope: 'document',
  title: 'The same source sentence is translated in two ways',
  severity: 'warning',
  examples: {
    good: [
      [
        { source: 'أهلًا بكم في المدينة', target: 'Welcome to the city' },
        { source: 'اهلا بكم في المدينة', target: 'Welcome to the city.' },
      ],
    ],
    bad: [
      [
        { source: 'أهلًا بكم في المدينة', target: 'Welcome to the city' },
        { source: 'أهلا بكم في المدينه', target: 'Welcome to town' },
      ],
    ],
  },
  *findAll({ pairs, essences }) {
    for (const group of essences.differingGroups('from', 3)) {
      for (const { index, usual, times } of deviants(group)) {
        const elsewhere = `“${pairs[usual]!.target}”`
        const message =
          times > 1
            ? `The same source is translated ${elsewhere} in ${times} other places.`
            : `The same source is translated ${elsewhere} elsewhere.`
        yield { index, found: { message, evidence: foldText(pairs[index]!.source) } }
      }
    }
  },
}
