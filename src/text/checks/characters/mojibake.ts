import type { Span } from '../../span.ts'
import type { PairCheck } from '../check.ts'
import { sign } from '../signs.ts'

/** What Windows-1252 and Latin-1 show for a continuation byte of UTF-8. */
const continuation =
  '\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e' +
  '\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122'
/** UTF-8 read as Windows-1252 or Latin-1: the letter of a lead byte, then what its continuation bytes look like. */
const latin = new RegExp(
  [
    `[\u00c2-\u00c5\u00ce-\u00d1][${continuation}]`,
    `[\u00e2\u00ef][${continuation}]{2}`,
    `(?:[\u00d8-\u00db][${continuation}]){2}`,
  ].join('|'),
  'g',
)
/** UTF-8 Arabic read as Windows-1256: `ط§ظ„` and the like. */
const second =
  '\u00a0-\u00bf\u2013-\u203a\u20ac\u2122\u0152\u0153\u0192\u02c6\u200c-\u200f' +
  '\u067e\u0679\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06d2'
const arabic = new RegExp(`(?:[طظ][${second}]){2}`, 'g')

/** The first stretch that only a wrong decoding explains. */
export function brokenIn(text: string): Span | undefined {
  const found = [latin, arabic].map(pattern => text.matchAll(pattern).next().value).find(match => match !== undefined)
  return found === undefined ? undefined : { start: found.index, end: found.index + found[0].length }
}

export const mojibake: PairCheck = {
  id: 'mojibake',
  group: 'characters',
  scope: 'pair',
  title: 'Letters were broken by a wrong encoding',
  severity: 'error',
  needs: { target: sign.broken },
  examples: {
    good: [{ source: 'مقهى', target: 'café, Ångström, São Paulo, 25 °C, «â»' }],
    bad: [
      { source: 'مقهى', target: 'cafÃ©' },
      { source: 'إنه', target: 'itâ€™s' },
      { source: 'سلام', target: 'Ø³Ù„Ø§Ù…' },
    ],
  },
  *find({ to }) {
    const found = brokenIn(to.text)
    if (found !== undefined)
      yield {
        at: found,
        message: `“${to.text.slice(found.start, found.end)}” is another character, read in a wrong encoding.`,
      }
  },
}
