import type { PairCheck } from '../check.ts'
import { unpaired } from './unpaired.ts'
import { sign } from '../signs.ts'

const pairs = { '(': ')', '[': ']', '{': '}', '\ufd3f': '\ufd3e' }

export const brackets: PairCheck = {
  id: 'brackets',
  group: 'punctuation',
  scope: 'pair',
  title: 'A bracket is opened and not closed, or the reverse',
  severity: 'warning',
  ofWhole: true,
  needs: { target: sign.bracket },
  examples: {
    good: [
      { source: 'البند (أ)', target: 'item (a)' },
      { source: '1) أولًا', target: '1) first' },
      { source: '(تتمة النص', target: '(the text continues' },
      { source: 'مرحبًا :)', target: 'Hi :)' },
    ],
    bad: [
      { source: 'الرباط (عاصمة المغرب).', target: 'Rabat (the capital of Morocco.' },
      { source: 'الرباط [1]', target: 'Rabat 1]' },
    ],
  },
  *find({ from, to, whole }) {
    if (!whole) return
    const wrong = unpaired(to.text, pairs)
    if (wrong.length === 0 || unpaired(from.text, pairs).length > 0) return
    for (const at of wrong)
      yield { at, message: `The bracket ${to.text[at.start]!} has no partner in the translation.` }
  },
}
