import { DIGIT, SPACE, classAt, isBlank, isWordPart, skipBlanks } from './character-classes.ts'

/**
 * An addition of a project: at a place between `before` and `after`, blanks aside, sentences are cut (or kept
 * together).
 * Both are plain text and fit whole words; `#` stands for a run of digits. An empty one fits anything, but not
 * both may be empty.
 */
export interface PlaceRule {
  readonly before: string
  readonly after: string
}

/** What a project wants otherwise; everything is optional. */
export interface SegmentationRules {
  readonly breakAfterColon?: boolean
  readonly breakAfterSemicolon?: boolean
  /** Default true; without it only an empty line ends a sentence, for texts with hard line breaks. */
  readonly newlineBreaks?: boolean
  /** Default true; without it every full stop after an abbreviation ends a sentence. */
  readonly respectAbbreviations?: boolean
  /** Default true; without it a sentence ends at the mark inside a quotation even when the speaker follows. */
  readonly keepQuotationWithSpeaker?: boolean
  /** Short forms of the project's own, with or without their full stop. */
  readonly abbreviations?: readonly string[]
  /** Places to cut at that the language would not. */
  readonly breakRules?: readonly PlaceRule[]
  /** Places to keep together; they win over everything but the end of a line. */
  readonly exceptions?: readonly PlaceRule[]
}

export const isColon = (unit: number): boolean => unit === 0x3a || unit === 0xff1a
export const isSemicolon = (unit: number): boolean => unit === 0x3b || unit === 0x61b || unit === 0xff1b

/** Whether a place, given by the end of what is before it and the start of what is after it, fits a rule. */
export function fits(rule: PlaceRule, text: string, end: number, next: number): boolean {
  if (rule.before === '' && rule.after === '') return false
  return fitsBefore(rule.before.trim(), text, end) && fitsAfter(rule.after.trim(), text, next)
}

function fitsBefore(wanted: string, text: string, end: number): boolean {
  let at = end
  for (let place = wanted.length - 1; place >= 0; place--) {
    const from = at
    if (wanted[place] === '#') while (classAt(text, at - 1) === DIGIT) at--
    else if (text[at - 1] === wanted[place]) at--
    if (at === from) return false
  }
  return wanted === '' || !isInsideWord(text, at)
}

function fitsAfter(wanted: string, text: string, next: number): boolean {
  let at = next
  for (const unit of wanted) {
    const from = at
    if (unit === '#') while (classAt(text, at) === DIGIT) at++
    else if (text.startsWith(unit, at)) at += unit.length
    if (at === from) return false
  }
  return wanted === '' || !isInsideWord(text, at)
}

const isInsideWord = (text: string, at: number): boolean =>
  isWordPart(classAt(text, at - 1)) && isWordPart(classAt(text, at))

/** The starts of words where one of the rules wants a cut, ascending. O(n) for each rule. */
export function placesOf(rules: readonly PlaceRule[], text: string): number[] {
  const places: number[] = []
  for (let at = 1; rules.length > 0 && at < text.length; at++) {
    if (classAt(text, at) !== SPACE || isBlank(classAt(text, at - 1))) continue
    const next = skipBlanks(text, at, text.length)
    if (rules.some(rule => fits(rule, text, at, next))) places.push(next)
    at = next
  }
  return places
}
