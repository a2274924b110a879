import { bandAround, bandOf } from './band.ts'
import { evidenceOf } from './evidence.ts'
import { learnWords } from './learn-words.ts'
import { lessonsFrom, withLessons } from './lessons.ts'
import { builtInLexicon, type Lexicon } from './lexicon.ts'
import type { Link } from './link.ts'
import { modelOf, type Model } from './model.ts'
import { latticeOf, type Lattice } from './lattice.ts'
import type { Weights } from './link-scorer.ts'
import { wordsOf } from './tokens.ts'
import { readSide, type Side } from './vocabulary.ts'
import { priorPairs } from './word-links.ts'
import type { WordPairs } from './word-pairs.ts'
import { wordTable, type WordTable } from './word-table.ts'

/** Two texts to align and what is known about them. */
export interface AlignInput {
  /** Sentences in order. */
  readonly source: readonly string[]
  readonly target: readonly string[]
  /** BCP 47 tags; Arabic and English get stems and the word list, others are compared by their words as they stand. */
  readonly sourceLang: string
  readonly targetLang: string
  /** The paragraph number of every sentence. */
  readonly sourceParagraphs?: readonly number[] | undefined
  readonly targetParagraphs?: readonly number[] | undefined
  /** Links that stay as they are. */
  readonly anchors?: readonly Link[] | undefined
  /**
   * Confirmed pairs and glossary entries to learn words from: short ones word by word, longer ones by which words come
   * together.
   */
  readonly known?: readonly (readonly [string, string])[] | undefined
  readonly lexicon?: 'built-in' | 'none' | undefined
  /** Words and their translations, source language first. */
  readonly extraLexicon?: readonly (readonly [string, string])[] | undefined
}

/** Both sides as numbers, with the words that may render each other before the texts are compared. */
export interface Prepared {
  readonly source: Side
  readonly target: Side
  readonly prior: WordPairs
  readonly anchors: readonly Link[]
}

/** Everything one pass over the texts found out. */
export interface Pass {
  readonly table: WordTable
  readonly model: Model
  readonly lattice: Lattice
}

/** Fitted once on development texts, by the figures of test/quality. */
export const settings = {
  weights: { words: 0.55, length: 1, marks: 1, paragraphs: 1, shape: 0.85 } satisfies Weights,
  /**
   * Below 1 since words of a sentence are not independent evidence: without it links would look surer than they are.
   */
  sharpness: 0.5,
  /** No more passes than this, and none after one that changed no more than `settled` of the links. */
  passes: 5,
  settled: 0.03,
  /** How far around the path of the pass before later passes search. */
  reach: 4,
} as const

const none: Lexicon = new Map()

/**
 * @param input two texts
 * @returns what does not change between passes
 */
export function prepare(input: AlignInput): Prepared {
  const lexicon = input.lexicon === 'none' ? none : builtInLexicon()
  const inWordList = (form: string): boolean => lexicon.has(form)
  const source = readSide(input.source, input.sourceLang, input.sourceParagraphs, inWordList)
  const target = readSide(input.target, input.targetLang, input.targetParagraphs, inWordList)
  const phrases = (input.known ?? []).filter(isPhrase)
  const prior = priorPairs(source, target, { lexicon, given: [...(input.extraLexicon ?? []), ...phrases] })
  const lessons = lessonsFrom(
    source,
    target,
    (input.known ?? []).filter(pair => !isPhrase(pair)),
    inWordList,
  )
  return {
    source,
    target,
    prior: withLessons(source, target, prior, lessons),
    anchors: usableAnchors(input.anchors ?? [], source.size, target.size),
  }
}

/** Of so few words on either side, each renders the phrase of the other. */
const wordsOfPhrase = 3

const isPhrase = (pair: readonly [string, string]): boolean => pair.every(text => wordsOf(text).length <= wordsOfPhrase)

/** Anchors in order; one that is out of range, empty, or crosses one before it is left out. */
function usableAnchors(anchors: readonly Link[], sources: number, targets: number): Link[] {
  const usable: Link[] = []
  let [i, j] = [0, 0]
  const byPlace = [...anchors].sort(
    (one, other) => one.source.start - other.source.start || one.target.start - other.target.start,
  )
  for (const { source, target } of byPlace) {
    const inside =
      source.start >= i &&
      source.end >= source.start &&
      source.end <= sources &&
      target.start >= j &&
      target.end >= target.start &&
      target.end <= targets
    if (!inside || source.end - source.start + target.end - target.start === 0) continue
    usable.push({ source: { start: source.start, end: source.end }, target: { start: target.start, end: target.end } })
    ;[i, j] = [source.end, target.end]
  }
  return usable
}

/**
 * One pass: learn words and habits from links, and score all links with them.
 *
 * @param links what to learn from; none at first
 * @param path links whose score is wanted even if they are far from the rest
 */
export function passOver(
  { source, target, prior, anchors }: Prepared,
  links: readonly Link[],
  near: boolean,
  path: readonly Link[] = [],
): Pass {
  const table = wordTable(source, target, learnWords(source, target, prior, links))
  const model = modelOf(source, target, links)
  const band = near ? bandAround(source, target, links, settings.reach) : bandOf(source, target, table, anchors, path)
  const evidence = evidenceOf(source, target, table, band, links)
  return { table, model, lattice: latticeOf(source, target, table, model, evidence, band, anchors, settings.weights) }
}
