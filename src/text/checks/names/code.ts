import type { PairCheck } from '../check.ts'
import { sign } from '../signs.ts'

/** Backticked code, `{name}` and `{{name}}`, `%s` `%1$d`, `<tag>` `</tag>`. */
const pieces =
  /`[^`\n]{1,200}`|\{\{?[\w.]{1,60}\}?\}|%(?:\d\$)?[sd](?![\p{L}\d])|<\/?[a-z][a-z0-9]{0,20}(?: [^<>\n]{0,200})?\/?>/gu

/** Letters and digits only: brackets change places in right-to-left typing, and `text area` names `<textarea>`. */
const bare = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase()

export const code: PairCheck = {
  id: 'code',
  group: 'names',
  scope: 'pair',
  title: 'Code, a placeholder or a tag of the source is missing in the translation',
  severity: 'error',
  ofWhole: true,
  needs: { source: sign.code },
  examples: {
    good: [
      { source: 'استدعِ `setState()` مع {name}', target: 'Call `setState()` with {name}' },
      { source: 'نسبة 5%', target: 'a share of 5%' },
    ],
    bad: [
      { source: 'استدعِ `setState()` الآن', target: 'Call `setStat()` now' },
      { source: 'مرحبًا {name}', target: 'Hello {nome}' },
      { source: 'لديك %d رسالة', target: 'You have messages' },
      { source: 'نص <b>مهم</b>', target: '<b>important text' },
    ],
  },
  *find({ from, to, whole }) {
    if (!whole) return
    const target = bare(to.text)
    for (const { index, 0: text } of from.text.matchAll(pieces)) {
      if (text.startsWith('`') ? /[\u0620-\u064a]/.test(text) || target.includes(bare(text)) : to.text.includes(text))
        continue
      yield {
        at: { start: index, end: index + text.length },
        side: 'source',
        message: `The translation does not have ${text} as it stands in the source.`,
      }
    }
  },
}
