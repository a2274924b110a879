import type { Found, PairCheck, SideName } from '../check.ts'
import { sign } from '../signs.ts'

/** Shaped letters and ligatures; the honorifics (ﷺ ﷻ), ﷲ, ﷼ and the ornate brackets are text in their own right. */
const shaped = /[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf0\ufdf1\ufe70-\ufefc]+/g

function* inText(text: string, side: SideName): Generator<Found> {
  for (const { index, 0: run } of text.matchAll(shaped)) {
    const found = {
      at: { start: index, end: index + run.length },
      side,
      message: `“${run}” is written with fixed letter shapes; searching will not find it.`,
    }
    yield side === 'target'
      ? { ...found, replacement: { label: 'Write ordinary letters', text: run.normalize('NFKC') } }
      : found
  }
}

export const presentationForms: PairCheck = {
  id: 'presentation-forms',
  group: 'characters',
  scope: 'pair',
  title: 'Arabic letters are written with fixed shapes (presentation forms)',
  severity: 'warning',
  needs: { either: sign.shaped },
  examples: {
    good: [{ source: 'النبي ﷺ قال ﴿اقرأ﴾', target: 'The Prophet ﷺ said “Read”' }],
    bad: [
      { source: 'ﻣﺮﺣﺒﺎ', target: 'Hello' },
      { source: 'كلمة', target: 'the word “ﻛﻠﻤﺔ”' },
    ],
  },
  *find({ from, to }) {
    yield* inText(to.text, 'target')
    yield* inText(from.text, 'source')
  },
}
