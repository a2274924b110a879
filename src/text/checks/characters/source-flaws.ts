import type { PairCheck } from '../check.ts'
import { brokenIn } from './mojibake.ts'

export const sourceFlaws: PairCheck = {
  id: 'source-flaws',
  group: 'characters',
  scope: 'pair',
  title: 'The source has a slip of typing or encoding',
  severity: 'info',
  offUnlessAsked: true,
  examples: {
    good: [{ source: 'نعم، جاء.', target: 'Yes, he came.' }],
    bad: [
      { source: 'نعم ، جاء.', target: 'Yes, he came.' },
      { source: 'في cafÃ© صغير', target: 'in a small café' },
      { source: 'نعم\ufffd', target: 'Yes' },
    ],
  },
  *find({ from }) {
    const { text } = from
    const broken = brokenIn(text)
    if (broken !== undefined)
      yield {
        at: broken,
        side: 'source',
        message: `“${text.slice(broken.start, broken.end)}” is another character, read in a wrong encoding.`,
      }
    for (const { index, 0: slip } of text.matchAll(/ [،؛؟](?=\s|$)|\ufffd/g)) {
      const message =
        slip === '\ufffd'
          ? 'A character of the source was lost.'
          : `The source has a space before the mark ${slip.trim()}.`
      yield { at: { start: index, end: index + slip.length }, side: 'source', message }
    }
  },
}
