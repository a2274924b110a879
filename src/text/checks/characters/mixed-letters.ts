import type { Found, PairCheck, SideName } from '../check.ts'
import type { SideView } from '../pair-view.ts'
import { sign } from '../signs.ts'

const arabicFor: Readonly<Record<string, string>> = { '\u06cc': 'ي', '\u06a9': 'ك' }

function* inSide({ text, lang }: SideView, side: SideName): Generator<Found> {
  if (lang !== 'ar') return
  for (const { index, 0: letter } of text.matchAll(/[\u06cc\u06a9]/g)) {
    const found = {
      at: { start: index, end: index + 1 },
      side,
      message: `The letter ${letter} is the Persian one; Arabic writes ${arabicFor[letter]!} instead.`,
    }
    yield side === 'target'
      ? { ...found, replacement: { label: `Write ${arabicFor[letter]!}`, text: arabicFor[letter]! } }
      : found
  }
}

export const mixedLetters: PairCheck = {
  id: 'mixed-letters',
  group: 'characters',
  scope: 'pair',
  title: 'An Arabic text has the Persian letters ی or ک',
  severity: 'info',
  needs: { either: sign.persian },
  examples: {
    good: [
      { source: 'كتابي على الطاولة', target: 'My book is on the table' },
      { source: 'کتاب من', target: 'my book', sourceLang: 'fa' },
    ],
    bad: [
      { source: 'کتابي على الطاولة', target: 'My book is on the table' },
      { source: 'my book', target: 'كتابی', sourceLang: 'en', targetLang: 'ar' },
    ],
  },
  *find({ from, to }) {
    yield* inSide(to, 'target')
    yield* inSide(from, 'source')
  },
}
