const arabicClasses: Readonly<Record<string, string>> = {
  ب: 'P',
  پ: 'P',
  ف: 'F',
  ڤ: 'F',
  ت: 'T',
  ط: 'T',
  ث: 'T',
  د: 'D',
  ض: 'D',
  ذ: 'D',
  ظ: 'D',
  ز: 'D',
  ژ: 'D',
  ك: 'K',
  ق: 'K',
  خ: 'K',
  ک: 'K',
  ج: 'G',
  غ: 'G',
  گ: 'G',
  چ: 'S',
  س: 'S',
  ص: 'S',
  ش: 'S',
  ر: 'R',
  ل: 'L',
  م: 'M',
  ن: 'N',
}
const latinClasses: Readonly<Record<string, string>> = {
  b: 'P',
  p: 'P',
  f: 'F',
  v: 'F',
  t: 'T',
  d: 'D',
  z: 'D',
  k: 'K',
  q: 'K',
  c: 'K',
  x: 'KS',
  j: 'G',
  g: 'G',
  s: 'S',
  r: 'R',
  l: 'L',
  m: 'M',
  n: 'N',
}

/** One class per consonant, vowels and h out, doubled classes once. */
function classes(word: string, table: Readonly<Record<string, string>>): string {
  let skeleton = ''
  for (const letter of word) {
    const next = table[letter]
    if (next !== undefined && !skeleton.endsWith(next)) skeleton += next
  }
  return skeleton
}

/**
 * Reduces a word to the consonants that survive transliteration, so that دوما, Douma and Duma are one.
 *
 * @param word one word, Arabic or Latin, without clitics
 * @returns a string over the ten classes P F T D K G S R L M N; empty when the word has no such consonant
 *
 * Coarse on purpose (q = k = kh): it only decides what may be the same name, frequency decides what is.
 */
export function skeletonOf(word: string): string {
  if (/[\u0620-\u06ff]/.test(word)) return classes(word, arabicClasses)
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z]/g, '')
    .replaceAll('ch', 's')
    .replaceAll('ph', 'f')
  return classes(plain, latinClasses)
}
