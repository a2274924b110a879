const presentation = /[\uFB1D-\uFDFF\uFE70-\uFEFC]/
const ascii = /^[\x00-\x7F]*$/
const marks = /\p{M}+/gu
const letterFolds: ReadonlyMap<string, string> = new Map([
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['آ', 'ا'],
  ['ٱ', 'ا'],
  ['ؤ', 'و'],
  ['ئ', 'ي'],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ې', 'ي'],
  ['ة', 'ه'],
  ['ۀ', 'ه'],
  ['ک', 'ك'],
  ['گ', 'ك'],
  ['ڤ', 'ف'],
  ['پ', 'ب'],
  ['چ', 'ج'],
  ['ژ', 'ز'],
  ['ـ', ''],
])

/**
 * Brings spellings of one word together: case, harakat, kashida, hamza seats, alef maqsura, ta marbuta, presentation
 * forms, Latin diacritics, apostrophes.
 *
 * @param word one word without spaces
 * @returns the folded word; may be empty when nothing but marks was there
 */
export function foldWord(word: string): string {
  return foldArabic(word) ?? (ascii.test(word) ? withoutGenitive(word.toLowerCase()) : foldAny(word))
}

/** Codes of plain Arabic letters and marks to what they fold to; nearly all words of an Arabic text need no more. */
const arabicBlock: readonly (string | undefined)[] = Array.from({ length: 0x53 }, (_, at) => {
  const letter = String.fromCharCode(0x620 + at)
  return at >= 0x2b ? '' : (letterFolds.get(letter) ?? (at === 0 || (at > 0x1a && at < 0x20) ? undefined : letter))
})

function foldArabic(word: string): string | undefined {
  let folded = ''
  for (let at = 0; at < word.length; at += 1) {
    const letter = arabicBlock[word.charCodeAt(at) - 0x620]
    if (letter === undefined) return undefined
    folded += letter
  }
  return folded
}

function foldAny(word: string): string {
  const composed = presentation.test(word) ? word.normalize('NFKC') : word
  let folded = ''
  for (const letter of composed.normalize('NFC')) folded += letterFolds.get(letter) ?? letter
  return withoutGenitive(folded.normalize('NFD').replace(marks, '').toLowerCase())
}

function withoutGenitive(word: string): string {
  if (!/['’‘ʼ]/.test(word)) return word
  return word.replace(/['’‘ʼ]s$/, '').replace(/['’‘ʼ]/g, '')
}

/**
 * The value of a number in ASCII digits, so that ١٬٦٠٠, 1,600 and 1600 are one.
 *
 * @param digits a run of decimal digits of any script with separators between them
 * @returns digits with at most one `.`
 */
export function numberValue(digits: string): string {
  let plain = ''
  for (const sign of digits) plain += asciiDigit(sign)
  const groups = plain.split(/[.,٬٫’']/)
  if (groups.length === 1) return plain.replace(/^0+(?=\d)/, '')
  const thousands = groups.slice(1).every(group => group.length === 3) && groups[0]!.length <= 3 && groups[0] !== '0'
  if (thousands) return groups.join('')
  return groups.length === 2 ? `${groups[0]}.${groups[1]}`.replace(/\.0+$/, '') : groups.join('.')
}

function asciiDigit(sign: string): string {
  const code = sign.codePointAt(0)!
  if (code < 0x80 || !/\p{Nd}/u.test(sign)) return sign
  // Decimal digits of every script stand in runs of ten whose zero is the first that is not itself preceded by a digit.
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(code - zero)
}
