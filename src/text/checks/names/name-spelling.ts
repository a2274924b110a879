import type { DocumentCheck } from '../check.ts'
import { usualSpelling, type SpelledName } from './spellings.ts'

/** Share of the name's pairs that must have the usual spelling before another counts as a slip. */
const settled = 0.5

const places = (count: number): string => (count === 1 ? 'another place' : `${count} other places`)

/** One is the other with an ending: Israel and Israeli, Kurd and Kurds. */
function isInflected(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long.toLowerCase().startsWith(short.toLowerCase())
}

/** Vowels change places with each other, and so do the letters for ق, ج and غ; ب and پ do not. */
const sound = (word: string): string => {
  const first = word[0]!.normalize('NFD')[0]!.toLowerCase()
  return 'aeiouy'.includes(first) ? 'a' : 'qkgcj'.includes(first) ? 'k' : first
}

function isSettled({ pairs }: SpelledName, usual: number, variant: number): boolean {
  return usual > variant && usual >= 2 && usual >= settled * pairs
}

export const nameSpelling: DocumentCheck = {
  id: 'name-spelling',
  group: 'names',
  scope: 'document',
  title: 'One name of the source is spelled in several ways',
  severity: 'warning',
  examples: {
    good: [
      [
        { source: 'وصل إلى دوما.', target: 'He reached Douma.' },
        { source: 'غادر دوما.', target: 'He left Douma.' },
        { source: 'أهل دوما', target: 'Douma’s people' },
      ],
    ],
    bad: [
      [
        { source: 'وصل إلى دوما.', target: 'He reached Douma.' },
        { source: 'غادر دوما.', target: 'He left Douma.' },
        { source: 'عاد إلى دوما.', target: 'He returned to Duma.' },
      ],
    ],
  },
  *findAll({ spelledNames, spellings }) {
    for (const name of spelledNames) {
      if (name.spellings.size < 2) continue
      const usual = usualSpelling(name)
      const home = new Set(name.spellings.get(usual.spelling)!.map(({ index }) => index))
      for (const [spelling, occurrences] of name.spellings) {
        const own = new Set(occurrences.map(({ index }) => index))
        if (
          spelling === usual.spelling ||
          sound(spelling) !== sound(usual.spelling) ||
          isInflected(spelling, usual.spelling)
        )
          continue
        if (
          !isSettled(name, usual.pairs, own.size) ||
          [...own].some(index => home.has(index)) ||
          spellings.pairsWith(spelling) > own.size
        )
          continue
        for (const { index, at } of occurrences) {
          const end = at.start + spelling.length
          const message = `${name.source} is spelled ${usual.spelling} in ${places(usual.pairs)}, but ${spelling} here.`
          const replacement = { label: `Write ${usual.spelling}`, text: usual.spelling }
          yield {
            index,
            found: { at: { start: at.start, end }, message, evidence: `${name.source} ${spelling}`, replacement },
          }
        }
      }
    }
  },
}
