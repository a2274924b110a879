import type { PairCheck } from '../check.ts'
import { sign } from '../signs.ts'

const names: Readonly<Record<string, string>> = {
  '\u200b': 'zero-width space',
  '\u2060': 'word joiner',
  '\ufeff': 'byte order mark',
  '\u00ad': 'soft hyphen',
  '\u200c': 'zero-width non-joiner',
  '\u200d': 'zero-width joiner',
  '\u180e': 'Mongolian vowel separator',
}

export const zeroWidth: PairCheck = {
  id: 'zero-width',
  group: 'characters',
  scope: 'pair',
  title: 'The translation has an invisible character without use',
  severity: 'warning',
  needs: { target: sign.invisible },
  examples: {
    good: [
      { source: 'عائلة', target: 'family 👨\u200d👩\u200d👧' },
      { source: 'نعم', target: 'Persian می\u200cخواهم' },
    ],
    bad: [
      { source: 'نعم، جاء.', target: 'Yes, he\u200b came.' },
      { source: 'نعم.', target: '\ufeffYes.' },
    ],
  },
  *find({ to }) {
    for (const { index, 0: sign } of to.text.matchAll(/[\u200b-\u200d\u2060\ufeff\u00ad\u180e]/g)) {
      const joins = sign === '\u200c' || sign === '\u200d'
      if (joins && !/[\p{Script=Latin}\s\d]/u.test(to.text[index - 1] ?? ' ')) continue
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
