import { countWords } from '../../text/words.ts'

/** What a translator may want to know while typing: how long the text is beside its source. */
export function textFacts(source: string, target: string): string {
  const [written, wanted] = [countWords(target), countWords(source)]
  return `${written} ${written === 1 ? 'word' : 'words'} for ${wanted}`
}
