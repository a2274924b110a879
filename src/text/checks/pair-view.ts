import type { CheckedPair } from './check.ts'
import { compareNumbers, type NumberGaps } from './numbers/compare-numbers.ts'
import { ReadNumbers } from './numbers/read-numbers.ts'
import { finalMark, type FinalMark } from './punctuation/final-mark.ts'
import { usesArabicScript } from './script.ts'
import { runsOf, sign, signsOf, type TextSigns, type Token } from './signs.ts'

export type { Token } from './signs.ts'

/** What is asked of every language of a pair. */
interface Language {
  /** Primary language subtag in lower case: `ar`, `en`. */
  readonly lang: string
  readonly arabic: boolean
  readonly english: boolean
}

const languages = new Map<string, Language>()

function languageOf(tag: string): Language {
  const known = languages.get(tag)
  if (known !== undefined) return known
  const lang = tag.toLowerCase().split('-', 1)[0]!
  const language = { lang, arabic: usesArabicScript(tag), english: lang === 'en' }
  if (languages.size < 100) languages.set(tag, language)
  return language
}

/** One side of a pair; what several checks ask for is worked out once, when first asked. A class, since 100,000 are made of a long document. */
export class SideView {
  readonly text: string
  readonly lang: string
  readonly arabic: boolean
  readonly english: boolean
  #signs: TextSigns | undefined
  #words: readonly Token[] | undefined
  #tokens: readonly Token[] | undefined
  #numbers: ReadNumbers | undefined
  #finalMark: FinalMark | undefined

  /**
   * @param text any string
   * @param language BCP 47 tag of what it is written in
   */
  constructor(text: string, language: string) {
    const { lang, arabic, english } = languageOf(language)
    this.text = text
    this.lang = lang
    this.arabic = arabic
    this.english = english
  }

  get signs(): TextSigns {
    return (this.#signs ??= signsOf(this.text))
  }

  /** Holds no more than white space. */
  get blank(): boolean {
    return !this.has(sign.ink)
  }

  /** Runs of letters, marks, digits and apostrophes. */
  get words(): readonly Token[] {
    return (this.#words ??= runsOf(this.text, sign.word))
  }

  /** Runs of anything but white space. */
  get tokens(): readonly Token[] {
    return (this.#tokens ??= runsOf(this.text, sign.ink))
  }

  get numbers(): ReadNumbers {
    return (this.#numbers ??= new ReadNumbers(this.text, () => this.words))
  }

  get finalMark(): FinalMark {
    return (this.#finalMark ??= finalMark(this.text))
  }

  /** Whether the text has one of some signs, as bits of {@link sign}. */
  has(signs: number): boolean {
    return (this.signs.all & signs) !== 0
  }
}

/** A pair prepared for the checks; nothing of it is changed. */
export class PairView {
  readonly pair: CheckedPair
  readonly from: SideView
  readonly to: SideView
  /** Both sides hold more than white space. */
  readonly whole: boolean
  /** Status says that a person stands behind the target. */
  readonly confirmed: boolean
  #numberGaps: NumberGaps | undefined

  constructor(pair: CheckedPair) {
    this.pair = pair
    this.from = new SideView(pair.source, pair.sourceLang)
    this.to = new SideView(pair.target, pair.targetLang)
    this.whole = !this.from.blank && !this.to.blank
    this.confirmed = pair.status === 'translated' || pair.status === 'approved'
  }

  get numberGaps(): NumberGaps {
    return (this.#numberGaps ??= compareNumbers(this.from.numbers, this.to.numbers))
  }
}
