import type { PairCheck } from '../check.ts'
import { asciiDigits } from './read-numbers.ts'
import { sign } from '../signs.ts'

export const arabicDigits: PairCheck = {
  id: 'arabic-digits',
  group: 'numbers',
  scope: 'pair',
  title: 'The translation has Arabic-Indic digits',
  severity: 'warning',
  needs: { target: sign.indicDigit },
  examples: {
    good: [
      { source: 'عام ٢٠١٩', target: 'in 2019' },
      { source: 'in 2019', target: 'عام ٢٠١٩', sourceLang: 'en', targetLang: 'ar' },
    ],
    bad: [{ source: 'عام ٢٠١٩', target: 'in ٢٠١٩' }],
  },
  *find({ to }) {
    if (to.arabic) return
    for (const { index, 0: figure } of to.text.matchAll(/[\u0660-\u0669\u06f0-\u06f9]+/g)) {
      const text = asciiDigits(figure)
      yield {
        at: { start: index, end: index + figure.length },
        message: `Write ${figure} with the digits of the translation’s language: ${text}.`,
        replacement: { label: `Write ${text}`, text },
      }
    }
  },
}
