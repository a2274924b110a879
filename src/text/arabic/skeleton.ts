import { foldText } from './fold.ts'

/**
 * Names keep their consonants when they change script: دوما is Douma, الأسد is Assad. The skeleton of a name is its
 * consonants in classes that both scripts share; sounds that Arabic lacks or spells in two ways fall together (p/b, v/f,
 * g/j/gh, s/z/th/sh, k/q/kh), vowels and glides are left out.
 */
const arabicSounds = [
  'ب b',
  'ت t',
  'ط t',
  'ث s',
  'ج g',
  'غ g',
  'خ k',
  'ق k',
  'ك k',
  'د d',
  'ض d',
  'ذ d',
  'ظ d',
  'ر r',
  'ز s',
  'س s',
  'ص s',
  'ش s',
  'ف f',
  'ل l',
  'م m',
  'ن n',
  'ح h',
  'ه h',
]
const latinSounds = [
  'b b',
  'p b',
  't t',
  'd d',
  'g g',
  'j g',
  'k k',
  'q k',
  'c k',
  'r r',
  's s',
  'z s',
  'f f',
  'v f',
  'l l',
  'm m',
  'n n',
  'h h',
]

/** The class of every letter by its code, from `first` on; '' for letters that are left out. */
function classesFrom(first: number, size: number, sounds: readonly string[]): readonly string[] {
  const classes = Array.from({ length: size }, () => '')
  for (const sound of sounds) classes[sound.charCodeAt(0) - first] = sound[2]!
  return classes
}

const arabicFirst = 0x620
const latinFirst = 0x61
const arabicClasses = classesFrom(arabicFirst, 0x30, arabicSounds)
const latinClasses = classesFrom(latinFirst, 26, latinSounds)

const taMarbutaFolded = 0x647

/**
 * The consonants of a word in Arabic letters.
 *
 * @param word folded Arabic, without clitics
 * @returns classes of consonants; empty when the word has none that both scripts write; O(letters)
 */
export function arabicSkeleton(word: string): string {
  // Final ta marbuta was folded to ha and is silent.
  const end = word.charCodeAt(word.length - 1) === taMarbutaFolded ? word.length - 1 : word.length
  return skeleton(word, end, arabicFirst, arabicClasses)
}

/** Letters that are one sound together, the longest first; c is s before a front vowel. */
const joined = /tsch|sch|tch|sh|th|kh|gh|ph|dh|ck|ch|qu|x|c(?=[eiy])/g
const soundOfJoined: Readonly<Record<string, string>> = {
  tsch: 's',
  sch: 's',
  tch: 's',
  sh: 's',
  kh: 'k',
  gh: 'g',
  ph: 'f',
  dh: 'd',
  ck: 'k',
  ch: 's',
  qu: 'k',
  x: 'ks',
  c: 's',
}

/**
 * The consonants of a word in Latin letters.
 *
 * @param word folded Latin
 * @param th the class of th, which is ت in one name and ث in another
 * @returns classes of consonants, as of `arabicSkeleton`; O(letters)
 */
export function latinSkeleton(word: string, th: 't' | 's' = 't'): string {
  const sounds = word.replaceAll(joined, letters => (letters === 'th' ? th : soundOfJoined[letters]!))
  return skeleton(sounds, sounds.length, latinFirst, latinClasses)
}

/**
 * The skeletons a word in either script may have.
 *
 * @param word as it is written, without clitics
 * @returns one, or two for a Latin word with th
 */
export function skeletonsOf(word: string): readonly string[] {
  const folded = foldText(word)
  if (/[\u0620-\u064A]/.test(folded)) return [arabicSkeleton(folded)]
  return folded.includes('th') ? [latinSkeleton(folded, 't'), latinSkeleton(folded, 's')] : [latinSkeleton(folded)]
}

function skeleton(word: string, end: number, first: number, classes: readonly string[]): string {
  let found = ''
  let last = ''
  for (let at = 0; at < end; at += 1) {
    const sound = classes[word.charCodeAt(at) - first]
    if (!sound || sound === last) continue
    found += sound
    last = sound
  }
  return found.replaceAll('ts', 's').replaceAll('h', '')
}

/**
 * How alike two skeletons are.
 *
 * @returns 0 (not the same name) to 1; one differing consonant is forgiven from four consonants on
 */
export function skeletonLikeness(one: string, other: string): number {
  const length = Math.max(one.length, other.length)
  if (one === other) return length >= 4 ? 1 : length === 3 ? 0.85 : length === 2 ? 0.5 : 0
  return length >= 4 && Math.min(one.length, other.length) >= 3 && oneApart(one, other) ? (length >= 5 ? 0.6 : 0.35) : 0
}

function oneApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  const shorter = Math.min(one.length, other.length)
  let front = 0
  while (front < shorter && one.charCodeAt(front) === other.charCodeAt(front)) front += 1
  let [end, otherEnd] = [one.length, other.length]
  while (end > front && otherEnd > front && one.charCodeAt(end - 1) === other.charCodeAt(otherEnd - 1)) {
    end -= 1
    otherEnd -= 1
  }
  return Math.max(end, otherEnd) - front <= 1
}
