import { withoutProclitics } from './arabic.ts'
import { stemEnglish } from './english.ts'
import { foldWord } from './fold.ts'
import { readingsOf, type Lexicon } from './lexicon.ts'
import { namePairs } from './name-links.ts'
import type { Side } from './vocabulary.ts'
import { givenKind, listKind, numberKind, PairCollector, sameKind, type WordPairs } from './word-pairs.ts'

/** What is known about words before the document itself is looked at. */
export interface WordSources {
  readonly lexicon: Lexicon | undefined
  /** Pairs of words or short phrases from a glossary. */
  readonly given: readonly (readonly [string, string])[]
}

/**
 * Words that may render each other: the same in both (numbers by value, Latin words in Arabic text), in the word list,
 * in the glossary, or names alike across scripts.
 *
 * @returns at most one pair for two types; O(types · forms)
 */
export function priorPairs(source: Side, target: Side, known: WordSources): WordPairs {
  const pairs = new PairCollector()
  samePairs(source, target, pairs)
  if (known.lexicon) listPairs(source, target, known.lexicon, pairs)
  givenPairs(source, target, known.given, pairs)
  namePairs(source, target, pairs)
  return pairs.shared(source.keys.length, target.keys.length)
}

/** How likely a rendering of the word list is, before any is seen. */
const listLikely = 0.5

function samePairs(source: Side, target: Side, pairs: PairCollector): void {
  source.keys.forEach((key, type) => {
    const same = target.typeOf.get(key)
    if (same === undefined) return
    const number = key.startsWith('#')
    const likely = number ? (key.length > 2 ? 0.85 : 0.65) : key.length > 1 ? 0.8 : 0.3
    pairs.add(type, same, likely, likely, number ? numberKind : sameKind)
  })
}

function listPairs(source: Side, target: Side, lexicon: Lexicon, pairs: PairCollector): void {
  const arabicFirst = source.language === 'ar' && target.language === 'en'
  if (!arabicFirst && !(source.language === 'en' && target.language === 'ar')) return
  const [arabic, english] = arabicFirst ? [source, target] : [target, source]
  for (const spelling of arabic.spellings) {
    for (const reading of readingsOf(lexicon, spelling.folded)) {
      const share = reading.stems.length > 1 ? 0.7 : 1
      for (const stem of reading.stems) {
        const type = english.typeOf.get(stem)
        if (type === undefined) continue
        const likely = listLikely * reading.trust * share
        if (arabicFirst) pairs.add(spelling.type, type, likely, likely * 0.9, listKind)
        else pairs.add(type, spelling.type, likely * 0.9, likely, listKind)
      }
    }
  }
}

function givenPairs(source: Side, target: Side, given: WordSources['given'], pairs: PairCollector): void {
  if (given.length === 0) return
  const [sourceTypes, targetTypes] = [phraseReader(source), phraseReader(target)]
  for (const [from, to] of given) {
    const [sources, targets] = [sourceTypes(from), targetTypes(to)]
    const likely = 0.8 / Math.sqrt(Math.max(1, sources.length, targets.length))
    for (const one of sources) for (const other of targets) pairs.add(one, other, likely, likely, givenKind)
  }
}

/** The types that the words of a phrase may be: as they are spelled, and without what is written together with them. */
function phraseReader(side: Side): (phrase: string) => readonly number[] {
  const bySpelling = new Map(side.spellings.map(({ folded, type }) => [folded, type]))
  return phrase => {
    const found = new Set<number>()
    for (const word of phrase.split(/\s+/).map(foldWord)) {
      const forms = side.language === 'ar' ? withoutProclitics(word).map(({ form }) => form) : [stemEnglish(word)]
      for (const type of [bySpelling.get(word), ...forms.map(form => side.typeOf.get(form))]) {
        if (type !== undefined) found.add(type)
      }
    }
    return [...found]
  }
}
