import { foldText } from '../../arabic/fold.ts'
import type { CheckedPair, DocumentCheck } from '../check.ts'
import { SideView } from '../pair-view.ts'
import { deviants } from './same-text.ts'

const foldedWords = ({ source, sourceLang }: CheckedPair): string[] =>
  new SideView(source, sourceLang).words.map(({ text }) => foldText(text))

/** Sources that share half their words say the same thing twice. */
function alike(a: CheckedPair, b: CheckedPair): boolean {
  const [one, other] = [foldedWords(a), foldedWords(b)]
  const words = new Set(one)
  return other.filter(word => words.has(word)).length * 2 >= Math.min(one.length, other.length)
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
  *findAll({ pairs, essences }) {
    for (const group of essences.differingGroups('to', 4)) {
      for (const { index, usual } of deviants(group)) {
        if (alike(pairs[index]!, pairs[usual]!)) continue
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
