import type { Found, PairCheck, SideName } from '../check.ts'
import { arabicLetter } from '../script.ts'
import type { SideView } from '../pair-view.ts'
import { sign } from '../signs.ts'

const letter = new RegExp(`[${arabicLetter}]`)
const longestPrefix = 3

/**
 * Only a stretch between two letters is ornament. Right uses: `بـ:` and `لـ «…»` (no letter follows), `هـ` for
 * hijri, a dash made of tatweel, a bearer for a vowel sign, and a prefix set apart from a name (`بـالرياض`).
 */
function* inSide({ text, arabic }: SideView, side: SideName): Generator<Found> {
  if (!arabic) return
  for (const { index, 0: run } of text.matchAll(/\u0640+/g)) {
    const end = index + run.length
    if (!letter.test(text[index - 1] ?? '') || !letter.test(text[end] ?? '')) continue
    if (run.length === 1 && followsPrefix(text, index)) continue
    const found = { at: { start: index, end }, side, evidence: '', message: 'The word is stretched with tatweel (ـ).' }
    yield side === 'target' ? { ...found, replacement: { label: 'Remove the tatweel', text: '' } } : found
  }
}

function followsPrefix(text: string, at: number): boolean {
  let start = at
  while (start > 0 && at - start <= longestPrefix && letter.test(text[start - 1]!)) start--
  return /^(?:[وفبلك]|[وف][بلك]|ال|لل)$/.test(text.slice(start, at))
}

export const tatweel: PairCheck = {
  id: 'tatweel',
  group: 'characters',
  scope: 'pair',
  title: 'A word is stretched with tatweel (ـ)',
  severity: 'info',
  needs: { either: sign.tatweel },
  examples: {
    good: [
      { source: 'يعرف بـ: المعلم', target: 'known as the teacher' },
      { source: 'عام 1445 هـ', target: 'in 1445 AH' },
      { source: 'بـالرياض', target: 'in Riyadh' },
      { source: 'هنا ــــ وهناك', target: 'here — and there' },
    ],
    bad: [
      { source: 'مرحبـــا بكم', target: 'Welcome' },
      { source: 'Welcome', target: 'مرحبــا', sourceLang: 'en', targetLang: 'ar' },
    ],
  },
  *find({ from, to }) {
    yield* inSide(to, 'target')
    yield* inSide(from, 'source')
  },
}
