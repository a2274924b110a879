/** What was decided about one place, and why; `{word}` stands for the word before it, `{next}` for the word after. */
export interface Verdict {
  readonly breaks: boolean
  readonly because: string
}

const goesOn = (because: string): Verdict => ({ breaks: false, because })
const ends = (because: string): Verdict => ({ breaks: true, because })

export const verdicts = {
  fullStop: ends('after a full stop'),
  mark: ends('after a question or exclamation mark'),
  newLine: ends('at the end of a line'),
  colon: ends('after a colon, as the project wants'),
  semicolon: ends('after a semicolon, as the project wants'),
  asked: ends('a list or a rule of the project begins a sentence here'),
  ellipsisThenSentence: ends('after an ellipsis, because «{next}» begins a sentence'),
  abbreviationThenSentence: ends('after the abbreviation {word}., because «{next}» begins a sentence'),
  labelThenSentence: ends('{word} is a label here, not an abbreviation'),
  quotationEnds: ends('after a quotation that ends a sentence'),
  missingSpace: ends('a space is missing after the full stop'),
  ownException: goesOn('an exception of the project keeps this together'),
  lead: goesOn('no word is before it'),
  anotherMark: goesOn('another mark follows'),
  clause: goesOn('a comma, colon or semicolon follows'),
  number: goesOn('inside a number, date or version'),
  address: goesOn('inside an address or a file name'),
  letters: goesOn('inside a word or an abbreviation'),
  symbol: goesOn('a sign follows without a space'),
  item: goesOn('after the number of an item'),
  part: goesOn('after the number of a part'),
  abbreviation: goesOn('after the abbreviation {word}.'),
  initial: goesOn('after the initial {word}.'),
  ellipsis: goesOn('an ellipsis is a pause here'),
  lowerCase: goesOn('a small letter follows'),
  brackets: goesOn('inside brackets within a sentence'),
  wrapped: goesOn('inside a quotation within a sentence'),
  attribution: goesOn('who said it follows: «{next}»'),
  carrier: goesOn('the sentence around the quotation goes on'),
} as const satisfies Record<string, Verdict>
