import { withoutProclitics } from './arabic.ts'
import { stemEnglish } from './english.ts'
import { foldWord } from './fold.ts'
import { readingsOf, type Lexicon } from './lexicon.ts'
import { arabicSkeleton, latinSkeleton, skeletonLikeness } from './skeleton.ts'
import type { Side, Spelling } from './vocabulary.ts'

/** Why two words are held to render each other. */
export type Kind = 'same' | 'number' | 'list' | 'given' | 'name' | 'learned'
export const kinds: readonly Kind[] = ['same', 'number', 'list', 'given', 'name', 'learned']

/** Source types and target types that may render each other, ordered by source; parallel arrays. */
export interface WordPairs {
  readonly source: Int32Array
  readonly target: Int32Array
  /** How likely the target type stands in a sentence's rendering when the source type stands in the sentence. */
  readonly forward: Float32Array
  readonly backward: Float32Array
  /** Places in `kinds`. */
  readonly kind: Uint8Array
}

interface WordPair {
  readonly source: number
  readonly target: number
  readonly forward: number
  readonly backward: number
  readonly kind: Kind
}

/** What is known about words before the document itself is looked at. */
export interface WordSources {
  readonly lexicon: Lexicon | undefined
  /** Pairs of words or short phrases from a glossary. */
  readonly given: readonly (readonly [string, string])[]
}

/**
 * Words that may render each other: the same in both (numbers by value, Latin words in Arabic text), in the word list, in
 * the glossary, or names alike across scripts.
 *
 * @returns at most one pair for two types; O(types · forms)
 */
export function priorPairs(source: Side, target: Side, known: WordSources): WordPairs {
  const pairs = new PairCollector(source, target)
  samePairs(source, target, pairs)
  if (known.lexicon) listPairs(source, target, known.lexicon, pairs)
  givenPairs(source, target, known.given, pairs)
  namePairs(source, target, pairs)
  return pairs.shared(source.keys.length, target.keys.length)
}

/** Renderings of one word share what is likely, or a word with many chance likenesses would seem sure to be found. */
const mostLikely = 0.75
const listLikely = 0.5
const share = (likely: number, sum: number): number => sum > mostLikely ? likely * mostLikely / sum : likely

/** A likeness of names that is left with less after sharing is noise. */
const leastLikely = 0.05

class PairCollector {
  readonly #found = new Map<number, WordPair>()
  readonly #width: number

  constructor(source: Side, target: Side) {
    this.#width = Math.max(1, source.keys.length, target.keys.length)
  }

  add(pair: WordPair): void {
    const key = pair.source * this.#width + pair.target
    const known = this.#found.get(key)
    if (!known || known.forward + known.backward < pair.forward + pair.backward) this.#found.set(key, pair)
  }

  shared(sources: number, targets: number): WordPairs {
    const forward = new Float64Array(sources)
    const backward = new Float64Array(targets)
    for (const pair of this.#found.values()) {
      forward[pair.source]! += pair.forward
      backward[pair.target]! += pair.backward
    }
    const kept = [...this.#found].filter(([, pair]) => pair.kind !== 'name'
      || share(pair.forward, forward[pair.source]!) + share(pair.backward, backward[pair.target]!) > 2 * leastLikely)
    const ordered = kept.sort(([one], [other]) => one - other).map(([, pair]) => pair)
    return {
      source: Int32Array.from(ordered, pair => pair.source), target: Int32Array.from(ordered, pair => pair.target),
      forward: Float32Array.from(ordered, pair => share(pair.forward, forward[pair.source]!)),
      backward: Float32Array.from(ordered, pair => share(pair.backward, backward[pair.target]!)),
      kind: Uint8Array.from(ordered, pair => kinds.indexOf(pair.kind)),
    }
  }
}

function samePairs(source: Side, target: Side, pairs: PairCollector): void {
  source.keys.forEach((key, type) => {
    const same = target.typeOf.get(key)
    if (same === undefined) return
    const number = key.startsWith('#')
    const likely = number ? (key.length > 2 ? 0.85 : 0.65) : key.length > 1 ? 0.8 : 0.3
    pairs.add({ source: type, target: same, forward: likely, backward: likely, kind: number ? 'number' : 'same' })
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
        pairs.add(arabicFirst
          ? { source: spelling.type, target: type, forward: likely, backward: likely * 0.9, kind: 'list' }
          : { source: type, target: spelling.type, forward: likely * 0.9, backward: likely, kind: 'list' })
      }
    }
  }
}

function givenPairs(source: Side, target: Side, given: WordSources['given'], pairs: PairCollector): void {
  for (const [from, to] of given) {
    const sources = typesOf(source, from)
    const targets = typesOf(target, to)
    const likely = 0.8 / Math.sqrt(Math.max(1, sources.length, targets.length))
    for (const one of sources) for (const other of targets) {
      pairs.add({ source: one, target: other, forward: likely, backward: likely, kind: 'given' })
    }
  }
}

function typesOf(side: Side, phrase: string): number[] {
  const wanted = phrase.split(/\s+/).map(foldWord)
  const found = new Set<number>()
  for (const word of wanted) {
    const forms = side.language === 'ar' ? withoutProclitics(word) : new Map([[stemEnglish(word), 1]])
    for (const spelling of side.spellings) {
      if (spelling.folded === word || forms.has(side.keys[spelling.type]!)) found.add(spelling.type)
    }
  }
  return [...found]
}

interface Name {
  readonly type: number
  readonly skeleton: string
  readonly capital: boolean
  readonly vowelFirst: boolean
}

function namePairs(source: Side, target: Side, pairs: PairCollector): void {
  const arabicFirst = source.language === 'ar'
  if (arabicFirst === (target.language === 'ar')) return
  const [arabic, latin] = arabicFirst ? [source, target] : [target, source]
  const names = latin.spellings.filter(({ folded }) => /^[a-z]{3,}$/.test(folded)).map(latinName).filter(name => name.skeleton.length > 1)
  const likeNames = nameFinder(names)
  for (const spelling of arabic.spellings) for (const name of arabicNames(spelling)) for (const other of likeNames(name.skeleton)) {
    const likely = 0.75 * nameLikeness(name, other)
    if (likely < 0.15) continue
    const [from, to] = arabicFirst ? [name.type, other.type] : [other.type, name.type]
    pairs.add({ source: from, target: to, forward: likely, backward: likely, kind: 'name' })
  }
}

/** Finds names whose skeleton is the same or nearly; each skeleton is looked up once. */
function nameFinder(names: readonly Name[]): (skeleton: string) => readonly Name[] {
  const bySkeleton = indexNames(names)
  const found = new Map<string, readonly Name[]>()
  return skeleton => {
    const known = found.get(skeleton)
    if (known) return known
    const like = new Set<Name>()
    for (const key of neighbours(skeleton)) for (const name of bySkeleton.get(key) ?? []) {
      if (skeletonLikeness(skeleton, name.skeleton) > 0) like.add(name)
    }
    const list = [...like]
    found.set(skeleton, list)
    return list
  }
}

const latinName = (spelling: Spelling): Name => ({
  type: spelling.type, skeleton: latinSkeleton(spelling.folded), capital: spelling.capital, vowelFirst: /^[aeiouyhw]/.test(spelling.folded),
})

function arabicNames(spelling: Spelling): Name[] {
  if (!/^[\u0620-\u064A]{2,}$/.test(spelling.folded)) return []
  const names = new Map<string, Name>()
  for (const form of withoutProclitics(spelling.folded, false).keys()) {
    const skeleton = arabicSkeleton(form)
    if (skeleton.length < 2 || names.has(skeleton)) continue
    names.set(skeleton, { type: spelling.type, skeleton, capital: true, vowelFirst: /^[اعويهح]/.test(form) })
  }
  return [...names.values()]
}

function indexNames(names: readonly Name[]): Map<string, Name[]> {
  const index = new Map<string, Name[]>()
  for (const name of names) for (const key of neighbours(name.skeleton)) {
    const list = index.get(key)
    if (list) list.push(name)
    else index.set(key, [name])
  }
  return index
}

/** The skeleton and, if it is long enough to forgive a consonant, all that is left of it when one is dropped. */
function neighbours(skeleton: string): Set<string> {
  const keys = new Set([skeleton])
  if (skeleton.length >= 4) for (let at = 0; at < skeleton.length; at += 1) keys.add(skeleton.slice(0, at) + skeleton.slice(at + 1))
  return keys
}

function nameLikeness(arabic: Name, latin: Name): number {
  const likeness = skeletonLikeness(arabic.skeleton, latin.skeleton)
  if (!latin.capital && likeness < 0.85) return 0
  return likeness * (latin.capital ? 1 : 0.4) * (arabic.vowelFirst === latin.vowelFirst ? 1 : 0.6)
}
