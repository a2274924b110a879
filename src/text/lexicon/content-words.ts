import { isArabicFunctionWord } from '../alignment/arabic.ts'
import { isEnglishFunctionWord } from '../alignment/english.ts'
import { stemWord } from '../arabic/stem.ts'
import { wordsFolded } from '../arabic/words.ts'

/** Beyond this many different words a side says little about which of them go together, and costs their product. */
const mostWords = 60

/**
 * The words of a text that a lexicon counts: stems of content words, each with the word it was first met in.
 *
 * @param text either side
 * @returns empty for a text with more than 60 different ones
 */
export function lexiconWords(text: string): Map<string, string> {
  const stems = new Map<string, string>()
  for (const word of wordsFolded(text)) {
    if (!isContentWord(word)) continue
    const stem = stemWord(word)
    if (!stems.has(stem)) stems.set(stem, word)
  }
  return stems.size > mostWords ? new Map() : stems
}

/**
 * Whether a folded word says what a text is about: no number, no particle, no pronoun.
 *
 * @param word folded
 */
export function isContentWord(word: string): boolean {
  if (word.length < 2 || /^\p{Nd}/u.test(word)) return false
  return (
    !isArabicFunctionWord(word) &&
    !isArabicFunctionWord(word.replace(/^[وف](?=..)/, '')) &&
    !isEnglishFunctionWord(word)
  )
}
