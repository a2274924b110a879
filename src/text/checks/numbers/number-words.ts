/** What a number word contributes: its value, and whether it can only name an order (`third`), a decade or a scale. */
const cardinalsEnglish: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11,
  twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
  twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
  hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12, hundreds: 100, thousands: 1e3,
  millions: 1e6, billions: 1e9, trillions: 1e12,
  dozen: 12, once: 1, twice: 2, thrice: 3, both: 2, pair: 2, couple: 2, double: 2, twins: 2, duo: 2, trio: 3,
  triple: 3, half: 0.5, quarter: 0.25, quarters: 0.25, decade: 10, decades: 10, century: 100, centuries: 100, twofold: 2, single: 1,
  first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10,
  eleventh: 11, twelfth: 12, thirteenth: 13, fourteenth: 14, fifteenth: 15, sixteenth: 16, seventeenth: 17,
  eighteenth: 18, nineteenth: 19, twentieth: 20, thirtieth: 30, fortieth: 40, fiftieth: 50, sixtieth: 60,
  seventieth: 70, eightieth: 80, ninetieth: 90, hundredth: 100, thousandth: 1e3,
  firstly: 1, secondly: 2, thirdly: 3, thirds: 3, fifths: 5, tenths: 10,
  twenties: 20, thirties: 30, forties: 40, fifties: 50, sixties: 60, seventies: 70, eighties: 80, nineties: 90,
}

const unitsArabic: readonly (readonly [number, string])[] = [
  [0, 'صفر'], [1, 'واحد واحدة أحد إحدى أول أولى الأول الأولى وحيد مرة حادي حادية أولا'],
  [2, 'اثنان اثنين اثنتان اثنتين إثنان إثنين اثنا اثني اثنتا اثنتي ثاني ثانية الثاني كلا كلتا كلاهما كليهما زوج ثانيا مرتين مرتان ضعف ضعفي'],
  [3, 'ثلاثة ثلاث ثالث ثالثة ثالثا ثلث أثلاث'], [4, 'أربعة أربع رابع رابعة رابعا ربع أرباع'], [5, 'خمسة خمس خامس خامسة خامسا'],
  [6, 'ستة ست سادس سادسة'], [7, 'سبعة سبع سابع سابعة'], [8, 'ثمانية ثمان ثماني ثامن ثامنة'], [9, 'تسعة تسع تاسع تاسعة'],
  [10, 'عشرة عشر عاشر عاشرة عقد'], [20, 'عشرون عشرين عشرينات عشرينيات'], [30, 'ثلاثون ثلاثين ثلاثينات ثلاثينيات'],
  [40, 'أربعون أربعين أربعينات أربعينيات'], [50, 'خمسون خمسين خمسينات خمسينيات'], [60, 'ستون ستين ستينات ستينيات'],
  [70, 'سبعون سبعين سبعينات سبعينيات'], [80, 'ثمانون ثمانين ثمانينات ثمانينيات'], [90, 'تسعون تسعين تسعينات تسعينيات'],
  [100, 'مئة مائة مئات مئوية قرن'], [200, 'مئتان مئتين مائتان مائتين مئتي مائتي قرنين'], [300, 'ثلاثمئة ثلاثمائة'], [400, 'أربعمئة أربعمائة'],
  [500, 'خمسمئة خمسمائة'], [600, 'ستمئة ستمائة'], [700, 'سبعمئة سبعمائة'], [800, 'ثمانمئة ثمانمائة ثمانيمئة'], [900, 'تسعمئة تسعمائة'],
  [1e3, 'ألف آلاف ألفا ألوف'], [2e3, 'ألفان ألفين ألفي'], [1e6, 'مليون ملايين مليونا'], [2e6, 'مليونان مليونين مليوني'],
  [1e9, 'مليار مليارات بليون بلايين مليارا'], [2e9, 'ملياران مليارين ملياري'], [1e12, 'تريليون تريليونات ترليون'], [2e12, 'تريليونين تريليونان'],
  [0.5, 'نصف'], [12, 'دستة دزينة'],
]

/** Brings an Arabic word to the form the table is looked up by. */
export function bareArabic(word: string): string {
  return word.replaceAll(/[\u064b-\u065f\u0670\u0640]/g, '').replaceAll(/[أإآٱ]/g, 'ا').replaceAll('ى', 'ي').replaceAll('ة', 'ه')
}

const english = new Map(Object.entries(cardinalsEnglish))
const arabic = new Map(unitsArabic.flatMap(([value, words]) => words.split(' ').map(word => [bareArabic(word), value] as const)))

const before = ['وال', 'بال', 'كال', 'فال', 'لل', 'ال', 'و', 'ف', 'ب', 'ل', 'ك']

/**
 * Reads one word as a number.
 *
 * @param word one word of English or Arabic; letter case, harakat and Arabic clitics do not matter
 * @returns its value, or undefined when it names no number
 */
export function wordValue(word: string): number | undefined {
  const first = word.charCodeAt(0)
  if (first < 0x250) return word.length < 16 ? english.get(word.toLowerCase()) : undefined
  if (first < 0x600 || first > 0x6ff || word.length > 24) return undefined
  const bare = bareArabic(word)
  const value = arabic.get(bare)
  if (value !== undefined) return value
  for (const clitic of before) {
    if (!bare.startsWith(clitic)) continue
    const rest = arabic.get(bare.slice(clitic.length))
    if (rest !== undefined) return rest
  }
  return undefined
}

const scales: Readonly<Record<string, number>> = {
  hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12, millions: 1e6, billions: 1e9,
  k: 1e3, m: 1e6, mn: 1e6, bn: 1e9, b: 1e9, tn: 1e12, mln: 1e6, bln: 1e9,
}

/**
 * Reads the word after a number as its scale, as in `3.5 million`, `٣ ملايين`.
 *
 * @param word the word as it stands; `بالمئة` is no scale, it means percent
 * @returns the factor, or undefined for any other word
 */
export function scaleOf(word: string): number | undefined {
  if (word.charCodeAt(0) < 0x250) return scales[word.toLowerCase()]
  const value = arabic.get(bareArabic(word))
  return value === 100 || value === 1e3 || value === 1e6 || value === 1e9 || value === 1e12 ? value : undefined
}

const romanDigits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }

/** Value of a Roman numeral in capitals of two signs or more; undefined for anything else. */
export function romanValue(word: string): number | undefined {
  if (word.length < 2 || word.length > 15 || !/^[IVXLCDM]+$/.test(word)) return undefined
  const values = Array.from(word, sign => romanDigits[sign]!)
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0)
}

/**
 * Adds up a run of number words: `two hundred and five` is 205, `خمسة وعشرون` 25, `ثلاثة عشر` 13.
 *
 * @param values the values of the words in text order
 * @returns the number they spell together
 */
export function composed(values: readonly number[]): number {
  let total = 0
  let current = 0
  for (const value of values) {
    if (value >= 1e3) { total += (current || 1) * value; current = 0 }
    else if (value === 100 && current > 0 && current < 10) current *= 100
    else current += value
  }
  return total + current
}
