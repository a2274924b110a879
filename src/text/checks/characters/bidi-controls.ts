import type { PairCheck } from '../check.ts'
import { arabicLetter } from '../script.ts'
import { sign } from '../signs.ts'

const names: Readonly<Record<string, string>> = {
  '\u200e': 'left-to-right mark',
  '\u200f': 'right-to-left mark',
  '\u061c': 'Arabic letter mark',
  '\u202a': 'left-to-right embedding',
  '\u202b': 'right-to-left embedding',
  '\u202c': 'pop directional formatting',
  '\u202d': 'left-to-right override',
  '\u202e': 'right-to-left override',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'first strong isolate',
  '\u2069': 'pop directional isolate',
}

/** Marks and isolates help where both directions meet; embeddings and overrides are never needed. */
const harmless = /[\u200e\u200f\u061c\u2066-\u2069]/
const rightToLeft = new RegExp(`[\u0590-\u05f4${arabicLetter}]`)

export const bidiControls: PairCheck = {
  id: 'bidi-controls',
  group: 'characters',
  scope: 'pair',
  title: 'The translation has invisible characters that steer the direction of text',
  severity: 'warning',
  needs: { target: sign.invisible },
  examples: {
    good: [
      { source: 'لغة C++\u200f جيدة', target: 'C++ is good.' },
      { source: 'C++ is good.', target: 'لغة C++\u200f جيدة', sourceLang: 'en', targetLang: 'ar' },
      { source: 'كلمة', target: 'the word \u2067كلمة\u2069' },
    ],
    bad: [
      { source: 'نعم.', target: 'Yes.\u200f' },
      { source: 'نعم.', target: '\u202bYes.\u202c' },
      { source: 'Yes.', target: '\u202eنعم.', sourceLang: 'en', targetLang: 'ar' },
    ],
  },
  *find({ to }) {
    const allowed = to.arabic ? harmless : rightToLeft.test(to.text) ? harmless : undefined
    for (const { index, 0: sign } of to.text.matchAll(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g)) {
      if (allowed?.test(sign) === true) continue
      const message = `There is an invisible ${names[sign]!} here.`
      yield {
        at: { start: index, end: index + 1 },
        message,
        evidence: names[sign]!,
        replacement: { label: 'Remove it', text: '' },
      }
    }
  },
}
