import { foldText } from '../../arabic/fold.ts'
import type { PairCheck } from '../check.ts'
import type { PairView, SideView } from '../pair-view.ts'
import { quotedSpans } from '../quoted-spans.ts'

/** Share of a document's sources that makes a Latin word its topic, which English may take for granted. */
const topicShare = 0.1
const topicFewest = 5

/** Accents off and nothing but letters and digits, so that `set-up`, `setup` and `SetUp` are one. */
const bareLatin = (text: string): string =>
  foldText(text)
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

const isName = (text: string): boolean =>
  text.length > 2 && text.length < 40 && /^\p{Lu}[\p{Script=Latin}\d'’]+$/u.test(text)

/** `JS` for JavaScript: short capitals whose letters come in this order in the word. */
function abbreviates(short: string, word: string): boolean {
  if (!/^\p{Lu}{2,4}s?$/u.test(short) || short[0] !== word[0]) return false
  let at = 0
  for (const letter of word.toLowerCase()) if (letter === short[at]?.toLowerCase()) at++
  return at >= short.replace(/s$/, '').length
}

/**
 * Finds the Latin words that a whole document is about.
 *
 * @param pairs the document's pairs
 * @returns words in their bare form that stand in a tenth of the sources and in five at least
 */
export function topicWords(pairs: readonly PairView[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { from } of pairs) {
    if (!from.arabic) continue
    for (const word of new Set(from.words.filter(({ text }) => isName(text)).map(({ text }) => bareLatin(text)))) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  return new Set(
    [...counts].filter(([, count]) => count >= Math.max(topicFewest, topicShare * pairs.length)).map(([word]) => word),
  )
}

/** The word itself, glued or not, or a word that begins like it (`Chromium` for `Chrome`), or its initials. */
function knows(to: SideView, folded: string, word: string, bare: string): boolean {
  const beginning = bare.slice(0, Math.max(3, bare.length - 3))
  return (
    folded.includes(bare) ||
    to.words.some(({ text }) => bareLatin(text).startsWith(beginning) || abbreviates(text, word))
  )
}

export const latinWord: PairCheck = {
  id: 'latin-word',
  group: 'names',
  scope: 'pair',
  title: 'A name in Latin letters is missing in the translation',
  severity: 'warning',
  ofWhole: true,
  examples: {
    good: [
      { source: 'طورت Google محرك Chrome', target: 'Google developed Chrome’s engine' },
      { source: 'القرص (Disk)', target: 'the drive' },
      { source: 'لغة JavaScript', target: 'the JS language' },
    ],
    bad: [{ source: 'طورت Google هذا المحرك', target: 'The company developed this engine' }],
  },
  *find({ from, to, whole }, { topic }) {
    if (!whole || !from.arabic || to.arabic) return
    const names = from.words.filter(({ text }) => isName(text))
    if (names.length === 0) return
    const folded = bareLatin(to.text)
    const quoted = quotedSpans(from.text)
    for (const { start, end, text } of names) {
      const bare = bareLatin(text)
      if (topic?.has(bare) === true || knows(to, folded, text, bare)) continue
      if (quoted.some(span => span.start < start && end < span.end) || /[-./=<]/.test(from.text[start - 1] ?? ''))
        continue
      yield {
        at: { start, end },
        side: 'source',
        message: `“${text}” stands in Latin letters in the source and is missing in the translation.`,
      }
    }
  },
}
