import type { Span } from '../span.ts'
import type { CheckedPair } from './check.ts'
import { compareNumbers, type NumberGaps } from './numbers/compare-numbers.ts'
import { numbersIn, type ReadNumbers } from './numbers/read-numbers.ts'
import { usesArabicScript } from './script.ts'

/** A stretch without white space, and the words inside it. */
export interface Token extends Span {
  readonly text: string
}

/** One side of a pair; what several checks ask for is worked out once, when first asked. */
export interface SideView {
  readonly text: string
  /** Primary language subtag in lower case: `ar`, `en`. */
  readonly lang: string
  readonly arabic: boolean
  readonly english: boolean
  readonly blank: boolean
  /** Runs of letters, marks, digits and inner apostrophes. */
  readonly words: readonly Token[]
  /** Runs of anything but white space. */
  readonly tokens: readonly Token[]
  readonly numbers: ReadNumbers
}

export interface PairView extends CheckedPair {
  readonly from: SideView
  readonly to: SideView
  /** Both sides hold more than white space. */
  readonly whole: boolean
  /** Status says that a person stands behind the target. */
  readonly confirmed: boolean
  readonly numberGaps: NumberGaps
}

const word = /[\p{L}\p{M}\p{N}_'’]+/gu
const token = /\S+/gu

function runs(text: string, pattern: RegExp): Token[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: run }) => ({
    text: run,
    start: index,
    end: index + run.length,
  }))
}

/**
 * Prepares one text for the checks.
 *
 * @param text any string
 * @param language BCP 47 tag of what it is written in
 * @param isKept whether words once read are kept; a long document's would fill the memory
 * @returns a view whose words, tokens and numbers are read when asked for
 */
export function sideView(text: string, language: string, isKept = true): SideView {
  const lang = language.toLowerCase().split('-', 1)[0]!
  let words: Token[] | undefined
  let tokens: Token[] | undefined
  let numbers: ReadNumbers | undefined
  return {
    text,
    lang,
    arabic: usesArabicScript(language),
    english: lang === 'en',
    blank: text.trim() === '',
    get words() {
      if (!isKept) return runs(text, word)
      return (words ??= runs(text, word))
    },
    get tokens() {
      return (tokens ??= runs(text, token))
    },
    get numbers() {
      return (numbers ??= numbersIn(text, this.words))
    },
  }
}

/**
 * Prepares a pair for the checks.
 *
 * @param pair the pair as it stands
 * @param isKept as for {@link sideView}
 * @returns the pair with its two sides prepared; nothing of `pair` is changed
 */
export function pairView(pair: CheckedPair, isKept = true): PairView {
  const from = sideView(pair.source, pair.sourceLang, isKept)
  const to = sideView(pair.target, pair.targetLang, isKept)
  const confirmed = pair.status === 'translated' || pair.status === 'approved'
  let numberGaps: NumberGaps | undefined
  return {
    ...pair,
    from,
    to,
    whole: !from.blank && !to.blank,
    confirmed,
    get numberGaps() {
      return (numberGaps ??= compareNumbers(from.numbers, to.numbers))
    },
  }
}
