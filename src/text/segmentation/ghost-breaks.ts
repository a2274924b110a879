import type { Span } from '../span.ts'
import type { PlaceRule } from './rules.ts'
import type { Vocabulary } from './vocabulary.ts'
import { CLAUSE, LINE, MARK, STOP, classAt, skipBlanksBack } from './character-classes.ts'
import { languageFor } from './languages/index.ts'
import { fits } from './rules.ts'
import { bare, vocabularyOf } from './vocabulary.ts'
import { words } from '../words.ts'

/** A place where a sentence without marks may well end. */
export interface GhostBreak {
  /** The end of the word before, in UTF-16 code units. */
  readonly at: number
  /** 0-based index of the sentence it would divide. */
  readonly sentence: number
  /** From 0 to 1. */
  readonly confidence: number
  /** The reason in words: «ثم» opens a clause. */
  readonly because: string
  /** What accepting it everywhere would add to the rules of the project. */
  readonly rule: PlaceRule
}

const leastConfidence = 0.3
const fewWords = 12

/**
 * Proposes where sentences without full stops may be divided.
 *
 * @param text the text
 * @param sentences its sentences in order
 * @param lang BCP 47
 * @returns proposals in order, each strictly inside a sentence and at the end of a word; none in sentences of fewer
 *   than twelve words
 *
 * O(n).
 */
export function ghostBreaks(text: string, sentences: readonly Span[], lang: string): GhostBreak[] {
  const vocabulary = vocabularyOf(languageFor(lang))
  return sentences.flatMap((span, sentence) => ghostsIn(text, span, sentence, vocabulary))
}

function ghostsIn(text: string, { start, end }: Span, sentence: number, vocabulary: Vocabulary): GhostBreak[] {
  const inside = text.slice(start, end)
  const found = words(inside)
  if (found.length < fewWords) return []
  const endsWithMark = isMark(classAt(inside, skipBlanksBack(inside, inside.length, 0) - 1))
  const ghosts: GhostBreak[] = []
  let last = 0
  for (let index = 1; index < found.length; index++) {
    const [before, word] = [found[index - 1]!, found[index]!]
    const clue = clueOf(inside, before, word, vocabulary)
    if (!clue) continue
    const confidence = clue.weight * lengthWeight(index - last, found.length - index) * (endsWithMark ? 0.7 : 1)
    if (confidence < leastConfidence) continue
    const rounded = Math.round(Math.min(confidence, 1) * 100) / 100
    const at = start + skipBlanksBack(inside, word.start, before.end)
    ghosts.push({
      at,
      sentence,
      confidence: rounded,
      because: clue.because,
      rule: { before: '', after: inside.slice(word.start, word.end) },
    })
    if (rounded >= 0.5) last = index
  }
  return ghosts
}

const isMark = (kind: number): boolean => kind === STOP || kind === MARK

interface Clue {
  readonly weight: number
  readonly because: string
}

/** What speaks for a break before a word; `undefined` where nothing does. */
function clueOf(text: string, before: Span, word: Span, vocabulary: Vocabulary): Clue | undefined {
  const plain = bare(text.slice(word.start, word.end))
  if (vocabulary.neverLast.has(bare(text.slice(before.start, before.end)))) return undefined
  const gap = text.slice(before.end, word.start)
  const clue = wordClue(plain, vocabulary)
  if (Array.from({ length: gap.length }, (_, at) => classAt(gap, at)).includes(LINE)) {
    return {
      weight: Math.min(1, 0.55 + (clue?.weight ?? 0) / 2),
      because: clue ? `a new line, and ${clue.because}` : 'a new line begins',
    }
  }
  if (!clue || gap.trim() === '') return clue
  return classAt(gap.trim(), 0) === CLAUSE
    ? { weight: clue.weight + 0.1, because: `${clue.because} after a pause` }
    : undefined
}

function wordClue(plain: string, vocabulary: Vocabulary): Clue | undefined {
  if (vocabulary.clauseOpeners.has(plain) || vocabulary.clauseOpeners.has(plain.toLowerCase())) {
    return { weight: 0.6, because: `«${plain}» opens a clause` }
  }
  const joint = vocabulary.joining.find(letter => plain.startsWith(letter) && plain.length > letter.length + 2)
  const rest = joint === undefined ? plain : plain.slice(joint.length)
  if (vocabulary.attributions.has(rest)) {
    return { weight: joint === undefined ? 0.45 : 0.65, because: `«${plain}» begins to tell what somebody said` }
  }
  if (joint === undefined || !isVerbLike(rest, vocabulary)) return undefined
  return { weight: 0.5, because: `«${joint}» joins a clause: «${plain}»` }
}

/** As far as letters tell: no article, no preposition, and the shape of a perfect or an imperfect. */
function isVerbLike(rest: string, vocabulary: Vocabulary): boolean {
  if (
    /^(?:\u0627\u0644|\u0644\u0644|\u0628\u0627\u0644)/.test(rest) ||
    vocabulary.continuers.has(rest) ||
    vocabulary.neverLast.has(rest)
  ) {
    return false
  }
  return (
    /^[\u064A\u062A\u0646\u0623][\u0620-\u064A]{2,}$/.test(rest) ||
    /(?:\u0648\u0627|\u0646\u0627)$/.test(rest) ||
    /^[\u0620-\u064A]{2,4}\u062A$/.test(rest) ||
    /^(?:\u0627[\u0633\u0646][\u062A\u0620-\u064A]|\u0623)[\u0620-\u064A]{3}$/.test(rest) ||
    /^[\u0620-\u0628\u062A-\u064A]{3}$/.test(rest)
  )
}

/** A break after few words or before few is unlikely, and more likely the longer the stretch without one. */
function lengthWeight(since: number, left: number): number {
  if (since < 4 || left < 3) return 0.4
  if (since < 7) return 0.8
  return since < 15 ? 1 : since < 30 ? 1.2 : 1.4
}

/**
 * The places that a rule made from an accepted break would cut as well.
 *
 * @param text the text
 * @param sentences its sentences in order
 * @param rule the rule
 * @returns ends of words strictly inside sentences, ascending
 *
 * O(n).
 */
export function placesOfRule(text: string, sentences: readonly Span[], rule: PlaceRule): number[] {
  return sentences.flatMap(({ start, end }) =>
    words(text.slice(start, end))
      .slice(1)
      .flatMap(word => {
        const next = start + word.start
        const at = skipBlanksBack(text, next, start)
        return at > start && at < next && fits(rule, text, at, next) ? [at] : []
      }),
  )
}
