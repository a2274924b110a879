/**
 * Names keep their consonants when they change script: دوما is Douma, الأسد is Assad. The skeleton of a name is its
 * consonants in classes that both scripts share; sounds that Arabic lacks or spells in two ways fall together (p/b, v/f,
 * g/j/gh, s/z/th/sh, k/q/kh), vowels and glides are left out.
 */
const arabicClasses: ReadonlyMap<string, string> = new Map(Object.entries({
  ب: 'b', ت: 't', ط: 't', ث: 's', ج: 'g', غ: 'g', خ: 'k', ق: 'k', ك: 'k', د: 'd', ض: 'd', ذ: 'd', ر: 'r', ز: 's', س: 's',
  ص: 's', ش: 's', ظ: 'd', ف: 'f', ل: 'l', م: 'm', ن: 'n', ح: 'h', ه: 'h',
}))
const latinClasses: ReadonlyMap<string, string> = new Map(Object.entries({
  b: 'b', p: 'b', t: 't', d: 'd', g: 'g', j: 'g', k: 'k', q: 'k', r: 'r', s: 's', z: 's', f: 'f', v: 'f', l: 'l', m: 'm', n: 'n', h: 'h',
}))

/**
 * @param word folded Arabic
 * @returns consonant classes; empty when the word holds other letters or too little
 */
export function arabicSkeleton(word: string): string {
  let skeleton = ''
  // Final ta marbuta was folded to ha and is silent.
  const spoken = word.endsWith('ه') ? word.slice(0, -1) : word
  for (const letter of spoken) skeleton = appended(skeleton, arabicClasses.get(letter) ?? '')
  return skeleton.replaceAll('ts', 's').replaceAll('h', '')
}

/**
 * @param word folded Latin
 * @returns consonant classes, see `arabicSkeleton`
 */
export function latinSkeleton(word: string): string {
  const sounds = word
    .replaceAll('tsch', 'ts').replaceAll('sch', 's').replaceAll('tch', 's').replaceAll('sh', 's').replaceAll('th', 't')
    .replaceAll('kh', 'k').replaceAll('gh', 'g').replaceAll('ph', 'f').replaceAll('dh', 'd').replaceAll('ck', 'k')
    .replaceAll('ch', 's').replaceAll('qu', 'k').replaceAll('x', 'ks').replace(/c(?=[eiy])/g, 's').replaceAll('c', 'k')
  let skeleton = ''
  for (const letter of sounds) skeleton = appended(skeleton, latinClasses.get(letter) ?? '')
  return skeleton.replaceAll('ts', 's').replaceAll('h', '')
}

const appended = (skeleton: string, next: string): string => skeleton.endsWith(next) ? skeleton : skeleton + next

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
  let front = 0
  while (front < one.length && one[front] === other[front]) front += 1
  let back = 0
  while (back < Math.min(one.length, other.length) - front && one.at(-1 - back) === other.at(-1 - back)) back += 1
  return Math.max(one.length, other.length) - front - back <= 1
}
