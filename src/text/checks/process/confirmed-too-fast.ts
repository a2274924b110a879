import type { PairCheck } from '../check.ts'

/** Faster than a skilled reader skims: about 1,000 words a minute, over both sides. */
const msPerWord = 60

export const confirmedTooFast: PairCheck = {
  id: 'confirmed-too-fast',
  group: 'process',
  scope: 'pair',
  title: 'The pair was confirmed faster than it can be read',
  severity: 'info',
  examples: {
    good: [
      {
        source: 'وصل الوفد إلى العاصمة صباح اليوم.',
        target: 'The delegation arrived in the capital this morning.',
        confirmedAfterMs: 4000,
      },
      { source: 'نعم.', target: 'Yes.', confirmedAfterMs: 150 },
    ],
    bad: [
      {
        source: 'وصل الوفد إلى العاصمة صباح اليوم.',
        target: 'The delegation arrived in the capital this morning.',
        confirmedAfterMs: 300,
      },
    ],
  },
  *find({ pair: { confirmedAfterMs }, from, to, confirmed }) {
    if (!confirmed || confirmedAfterMs === undefined) return
    const words = from.tokens.length + to.tokens.length
    if (words < 10 || confirmedAfterMs >= words * msPerWord) return
    yield {
      evidence: '',
      message: `It was confirmed ${(confirmedAfterMs / 1000).toFixed(1)} seconds after it came on the screen; reading takes longer.`,
    }
  },
}
