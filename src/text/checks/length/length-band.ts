import type { LengthBand, PairCheck } from '../check.ts'

/** Letters below which a ratio says nothing. */
const shortest = 30
/** Of English over Arabic, which leaves most vowels unwritten; used until a document has taught its own. */
const usual: LengthBand = { low: Math.log(0.45), high: Math.log(3.2) }
const fewest = 20
/** Widths of the middle half allowed on either side of the median. */
const widths = 3.2
const narrowest = 0.75

interface Sides {
  readonly source: string
  readonly target: string
}

/** Logarithm of target length over source length; undefined when a side is too short to tell. */
export function logRatio({ source, target }: Sides): number | undefined {
  const from = source.trim().length
  const to = target.trim().length
  return Math.max(from, to) < shortest * 1.5 || Math.min(from, to) === 0 || from < shortest
    ? undefined
    : Math.log(to / from)
}

/**
 * Learns from a document how long its translations are.
 *
 * @param given of the document's whole pairs, or any sample of them, by {@link logRatio}
 * @returns the band of log ratios that whole pairs lie in; undefined when fewer than 20 pairs are long enough
 *
 * O(n log n). Median and quartiles, so up to a quarter of wrong pairs do not bend the band.
 */
export function learnLengthBand(given: readonly number[]): LengthBand | undefined {
  const ratios = given.toSorted((a, b) => a - b)
  if (ratios.length < fewest) return undefined
  const at = (share: number): number => ratios[Math.floor(share * (ratios.length - 1))]!
  const reach = Math.max(narrowest, (at(0.75) - at(0.25)) * widths)
  return { low: at(0.5) - reach, high: at(0.5) + reach }
}

export const lengthBand: PairCheck = {
  id: 'length-band',
  group: 'length',
  scope: 'pair',
  title: 'The translation is much shorter or longer than this text’s translations are',
  severity: 'warning',
  ofWhole: true,
  examples: {
    good: [
      { source: 'نعم.', target: 'Yes, of course, by all means.' },
      {
        source: 'وصل وفد من وزارة الخارجية إلى العاصمة صباح اليوم.',
        target: 'A delegation from the Foreign Ministry arrived in the capital this morning.',
      },
    ],
    bad: [
      { source: 'وصل وفد من وزارة الخارجية إلى العاصمة صباح اليوم.', target: 'A delegation came.' },
      { source: 'وصل وفد من وزارة الخارجية إلى العاصمة صباح اليوم.', target: 'A delegation came. '.repeat(12) },
    ],
  },
  *find({ pair, from, to, whole }, { lengthBand }) {
    if (!whole) return
    const band = lengthBand ?? (from.arabic && to.english ? usual : undefined)
    const ratio = logRatio(pair)
    if (band === undefined || ratio === undefined || (ratio >= band.low && ratio <= band.high)) return
    const times = Math.exp(Math.abs(ratio - (band.low + band.high) / 2)).toFixed(1)
    const kind = ratio < band.low ? 'short' : 'long'
    yield {
      evidence: kind,
      message:
        kind === 'long'
          ? `The translation is ${times} times as long as translations of such a sentence usually are here.`
          : `Translations of such a sentence are usually ${times} times as long here.`,
    }
  },
}
