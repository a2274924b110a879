import type { Found, PairCheck } from '../check.ts'
import { asciiDigits, type WrittenNumber } from './read-numbers.ts'
import { sign } from '../signs.ts'

/** What an English reader would take the figure for, and what it should be written as to mean `meant`. */
function misread(number: WrittenNumber, meant: ReadonlySet<number>): string | undefined {
  const parts = /^(\d+)([.,])(\d+)$/.exec(number.text)
  if (parts === null || number.inName || number.time) return undefined
  const [, whole, mark, rest] = parts
  const fraction = Number(`${whole}.${rest}`)
  const grouped = Number(`${whole}${rest}`)
  if (mark === ',') return rest!.length !== 3 && meant.has(fraction) ? `${whole}.${rest}` : undefined
  return rest!.length === 3 && meant.has(grouped) && !meant.has(fraction) ? `${whole},${rest}` : undefined
}

export const separator: PairCheck = {
  id: 'separator',
  group: 'numbers',
  scope: 'pair',
  title: 'A decimal point or thousands comma is the wrong one, so the number reads differently',
  severity: 'error',
  needs: { source: sign.digit, target: sign.digit },
  examples: {
    good: [
      { source: 'بلغت ٣٫٥ و١٬٢٥٠', target: 'It was 3.5 and 1,250' },
      { source: 'بلغت 3,5', target: 'It was 3.5' },
      { source: 'من 3 إلى 5', target: '3,5' },
    ],
    bad: [
      { source: 'بلغت ٣٫٥ درجة', target: 'It was 3,5 degrees' },
      { source: 'حضر ١٬٢٥٠ شخصًا', target: '1.250 people came' },
    ],
  },
  *find({ from, to }): Generator<Found> {
    if (!to.english || to.numbers.written.length === 0) return
    const meant = new Set(from.numbers.written.map(number => unambiguous(number)).filter(value => value !== undefined))
    for (const number of to.numbers.written) {
      if (/[{[(;]/.test(to.text[number.start - 1] ?? '')) continue
      const text = misread(number, meant)
      if (text === undefined) continue
      yield {
        at: { start: number.start, end: number.end },
        message: `In English ${number.text} is not what the source says; write ${text} instead.`,
        replacement: { label: `Write ${text}`, text },
      }
    }
  },
}

/** The value of a figure whose marks leave no doubt. */
function unambiguous({ text, values }: WrittenNumber): number | undefined {
  const plain = asciiDigits(text)
  if (/^\d+$/.test(plain) || /[\u066b\u066c]/.test(plain)) return values[0]
  if (/^\d+,\d{3}$/.test(plain)) return Number(plain.replace(',', ''))
  return /^\d+[.,]\d+$/.test(plain) && !/\.\d{3}$/.test(plain) ? Number(plain.replace(',', '.')) : undefined
}
