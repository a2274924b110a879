import type { PairCheck } from '../check.ts'
import { sign } from '../signs.ts'

const tag = /(?<![\p{L}\p{N}&/#])[#@][\p{L}\p{N}_\p{M}]{2,}/gu

export const hashtag: PairCheck = {
  id: 'hashtag',
  group: 'names',
  scope: 'pair',
  title: 'A hashtag or handle of the source is missing in the translation',
  severity: 'warning',
  ofWhole: true,
  needs: { source: sign.tag },
  examples: {
    good: [
      { source: 'شارك #القدس مع @UNICEF', target: 'Share #Jerusalem with @UNICEF' },
      { source: 'المركز #1', target: 'number one' },
    ],
    bad: [
      { source: 'شارك عبر #القدس', target: 'Share about Jerusalem' },
      { source: 'تابع @UNICEF', target: 'Follow UNICEF' },
    ],
  },
  *find({ from, to, whole }) {
    if (!whole) return
    const target = Array.from(to.text.matchAll(tag), ({ 0: text }) => text.toLowerCase())
    for (const { index, 0: text } of from.text.matchAll(tag)) {
      if (/^[#@][\d\u0660-\u0669]+$/.test(text)) continue
      const latin = /\p{Script=Latin}/u.test(text)
      if (latin ? to.text.toLowerCase().includes(text.toLowerCase()) : target.some(other => other[0] === text[0]))
        continue
      yield {
        at: { start: index, end: index + text.length },
        side: 'source',
        message: `The translation has no counterpart of ${text} with the same sign.`,
      }
    }
  },
}
