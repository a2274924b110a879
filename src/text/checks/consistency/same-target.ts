import { foldText } from '../../arabic/fold.ts'
import type { DocumentCheck } from '../check.ts'
import type { SideView } from '../pair-view.ts'
import { deviants, differingGroups } from './same-text.ts'

/** Sources that share half their words say the same thing twice. */
function alike(a: SideView, b: SideView): boolean {
  const words = new Set(a.words.map(({ text }) => foldText(text)))
  const shared = b.words.filter(({ text }) => words.has(foldText(text))).length
  return shared * 2 >= Math.min(a.words.length, b.words.length)
}

export const sameTarget: DocumentCheck = {
  id: 'same-target',
  group: 'consistency',
  scope: 'document',
  title: 'Two different source sentences have the same translation',
  severity: 'info',
  examples: {
    good: [
      [
        { source: 'أهلًا بكم في المدينة', target: 'Welcome to the city' },
        { source: 'اهلا بكم في المدينه!', target: 'Welcome to the city!' },
      ],
    ],
    bad: [
      [
        { source: 'وصل الوزير إلى العاصمة أمس', target: 'The minister arrived in the capital yesterday' },
        { source: 'غادر الرئيس البلاد بعد الاجتماع', target: 'The minister arrived in the capital yesterday' },
      ],
    ],
  },
  *findAll(pairs) {
    for (const group of differingGroups(pairs, 'to', 4)) {
      for (const { index, usual } of deviants(group)) {
        if (alike(pairs[index]!.from, pairs[usual]!.from)) continue
        yield {
          index,
          found: {
            message: `Another source, “${pairs[usual]!.source}”, has this same translation.`,
            evidence: foldText(pairs[index]!.target),
          },
        }
      }
    }
  },
}
