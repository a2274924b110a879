import { foldText } from './fold.ts'

/**
 * Sounds that both scripts share, one letter each. What Arabic lacks or English spells in two ways falls together: p/b,
 * v/f, g/j/gh, s/z/th/sh, k/q/kh. Long vowels and glides are left out, for short vowels are not written.
 */
const arabicSounds: ReadonlyMap<string, string> = new Map(Object.entries({
  ب: 'b', ت: 't', ط: 't', ث: 's', ج: 'g', غ: 'g', خ: 'k', ق: 'k', ك: 'k', د: 'd', ض: 'd', ذ: 'd', ظ: 'd', ر: 'r', ز: 's',
  س: 's', ص: 's', ش: 's', ف: 'f', ل: 'l', م: 'm', ن: 'n',
}))
const latinSounds: ReadonlyMap<string, string> = new Map(Object.entries({
  b: 'b', p: 'b', t: 't', d: 'd', g: 'g', j: 'g', k: 'k', q: 'k', c: 'k', r: 'r', s: 's', z: 's', f: 'f', v: 'f', l: 'l',
  m: 'm', n: 'n', x: 'ks',
}))
const latinPairs: readonly (readonly [string, string])[] = [
  ['tsch', 's'], ['sch', 's'], ['tch', 's'], ['sh', 's'], ['th', 's'], ['kh', 'k'], ['gh', 'g'], ['ph', 'f'], ['dh', 'd'], ['ch', 's'], ['ck', 'k'], ['qu', 'k'],
]

/**
 * The consonants of a name written in either script: دوما and Douma both give `dm`.
 *
 * @param name one word or several
 * @returns classes of sounds; empty when the name has no consonant that both scripts write
 */
export function consonantsOf(name: string): string {
  const folded = foldText(name)
  return /[\u0620-\u064A]/.test(folded) ? arabicConsonants(folded) : latinConsonants(folded)
}

function arabicConsonants(name: string): string {
  return once(name.split(' ').map(word => word.replace(/^ال(?=..)/, '')).join('').replaceAll(/./gu, letter => arabicSounds.get(letter) ?? ''))
}

function latinConsonants(name: string): string {
  let sounds = name.replaceAll(/\b(?:a[ldnrstz]|e[ls]|ad|ash)[- ](?=\p{L}{2})/gu, '').replaceAll(/c(?=[eiy])/g, 's')
  for (const [pair, sound] of latinPairs) sounds = sounds.replaceAll(pair, sound)
  return once(sounds.replaceAll(/./gu, letter => latinSounds.get(letter) ?? ''))
}

const once = (sounds: string): string => sounds.replaceAll(/(.)\1+/g, '$1')

const vowelOf: ReadonlyMap<string, string> = new Map(Object.entries({ ا: 'a', و: 'u', ي: 'i', o: 'u', u: 'u', w: 'u', a: 'a', e: 'i', i: 'i', y: 'i', ع: 'a', ء: 'a' }))

/** The first sound tells أحمد from محمد when consonants leave it open; `''` for a consonant. */
const firstVowel = (name: string): string => vowelOf.get(foldText(name).replace(/^ال(?=..)/, '').replace(/^a[ldnrstz]-(?=..)/, '')[0] ?? '') ?? ''

/**
 * How surely two names in two scripts are one.
 *
 * @param arabic a name in Arabic letters, with or without the article
 * @param latin a name in Latin letters
 * @returns 0 (another name) to 1; two names without a shared consonant are never one
 */
export function sameName(arabic: string, latin: string): number {
  const one = consonantsOf(arabic)
  const other = consonantsOf(latin)
  const longer = Math.max(one.length, other.length)
  if (one === '' || other === '') return 0
  const likeness = 1 - distance(one, other) / longer
  if (likeness < 0.6) return 0
  const sure = longer >= 4 ? 1 : longer === 3 ? 0.9 : longer === 2 ? 0.75 : 0.4
  const sameStart = one[0] === other[0] && (firstVowel(arabic) === '') === (firstVowel(latin) === '')
  return likeness * sure * (sameStart ? 1 : 0.7)
}

/** Levenshtein's distance. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[other.length]!
}
