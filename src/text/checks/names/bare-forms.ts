import { foldText } from '../../arabic/fold.ts'

const prefixes = ['و', 'ف', 'ب', 'ل', 'ك', 'ال', 'وال', 'فال', 'بال', 'كال', 'لل', 'ولل', 'فلل', 'وب', 'ول', 'فب', 'وك']

/**
 * Lists what an Arabic word may be without its proclitics.
 *
 * @param word one Arabic word in any writing
 * @returns the folded word and every remainder of three letters or more; بدوما gives بدوما and دوما
 */
export function bareForms(word: string): string[] {
  const folded = foldText(word)
  return [
    folded,
    ...prefixes
      .filter(prefix => folded.startsWith(prefix) && folded.length - prefix.length > 2)
      .map(prefix => folded.slice(prefix.length)),
  ]
}
