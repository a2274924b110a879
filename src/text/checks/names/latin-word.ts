import type { PairCheck } from '../check.ts'
import type { SideView } from '../pair-view.ts'
import { perWord } from '../../per-word.ts'
import { quotedSpans } from '../quoted-spans.ts'
import { sign } from '../signs.ts'
import { bareLatin, latinName } from './topic-words.ts'

/** `JS` for JavaScript: short capitals whose letters come in this order in the word. */
function abbreviates(short: string, word: string): boolean {
  if (!/^\p{Lu}{2,4}s?$/u.test(short) || short[0] !== word[0]) return false
  let at = 0
  for (const letter of word.toLowerCase()) if (letter === short[at]?.toLowerCase()) at++
  return at >= short.replace(/s$/, '').length
}

const bareWord = perWord(bareLatin)

/** The word itself, glued or not, or a word that begins like it (`Chromium` for `Chrome`), or its initials. */
function knows(to: SideView, folded: string, word: string, bare: string): boolean {
  const beginning = bare.slice(0, Math.max(3, bare.length - 3))
  return (
    folded.includes(bare) ||
    to.words.some(({ text }) => bareWord(text).startsWith(beginning) || abbreviates(text, word))
  )
}

export const latinWord: PairCheck = {
  id: 'latin-word',
  group: 'names',
  scope: 'pair',
  title: 'A name in Latin letters is missing in the translation',
  severity: 'warning',
  ofWhole: true,
  needs: { source: sign.latin },
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
    const names = from.words.filter(({ text }) => latinName(text) !== undefined)
    if (names.length === 0) return
    const folded = bareLatin(to.text)
    const quoted = quotedSpans(from.text)
    for (const { start, end, text } of names) {
      const bare = latinName(text)!
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
