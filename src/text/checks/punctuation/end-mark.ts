import type { PairCheck } from '../check.ts'
import { markNames, type MarkClass } from './final-mark.ts'

/** These have checks of their own, and a colon may stand for a stop before a list or a quotation. */
const others = new Set<MarkClass>(['question', 'exclamation', 'ellipsis', 'colon', 'stop'])
/** Shorter ones are headings in one language and sentences in the other. */
const shortestSentence = 9

export const endMark: PairCheck = {
  id: 'end-mark',
  group: 'punctuation',
  scope: 'pair',
  title: 'The translation ends with another kind of mark than the source',
  severity: 'info',
  ofWhole: true,
  examples: {
    good: [
      { source: 'وصل القطار.', target: 'The train has arrived.' },
      { source: 'العنوان', target: 'The title' },
      { source: 'ابدأ الآن.', target: 'Getting started' },
      { source: 'قال «نعم».', target: 'He said “yes.”' },
    ],
    bad: [
      { source: 'وصل القطار إلى المحطة بعد ساعة.', target: 'The train arrived at the station an hour later' },
      { source: 'وصل القطار إلى المحطة.', target: 'The train has arrived at the station,' },
    ],
  },
  *find({ from, to, whole }) {
    if (!whole) return
    const source = from.finalMark
    const target = to.finalMark
    if (others.has(target.kind)) return
    if (source.kind !== 'stop' || (target.kind === 'none' && to.words.length < shortestSentence)) return
    const message = `The source ends with ${markNames[source.kind]}, the translation with ${markNames[target.kind]}.`
    yield { at: target.at, evidence: `${source.kind} ${target.kind}`, message }
  },
}
