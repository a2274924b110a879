type Table = readonly (readonly [number, string])[]

/** Number words by value: cardinals, ordinals, decades, and words that count without naming a number. */
const wordsEnglish: Table = [
  [0, 'zero'],
  [0.25, 'quarter quarters'],
  [0.5, 'half'],
  [1, 'one once single first firstly'],
  [2, 'two twice both pair couple double twins duo twofold second secondly'],
  [3, 'three thrice trio triple third thirdly thirds'],
  [4, 'four fourth'],
  [5, 'five fifth fifths'],
  [6, 'six sixth'],
  [7, 'seven seventh'],
  [8, 'eight eighth'],
  [9, 'nine ninth'],
  [10, 'ten decade decades tenth tenths'],
  [11, 'eleven eleventh'],
  [12, 'twelve dozen twelfth'],
  [13, 'thirteen thirteenth'],
  [14, 'fourteen fourteenth'],
  [15, 'fifteen fifteenth'],
  [16, 'sixteen sixteenth'],
  [17, 'seventeen seventeenth'],
  [18, 'eighteen eighteenth'],
  [19, 'nineteen nineteenth'],
  [20, 'twenty twentieth twenties'],
  [30, 'thirty thirtieth thirties'],
  [40, 'forty fortieth forties'],
  [50, 'fifty fiftieth fifties'],
  [60, 'sixty sixtieth sixties'],
  [70, 'seventy seventieth seventies'],
  [80, 'eighty eightieth eighties'],
  [90, 'ninety ninetieth nineties'],
  [100, 'hundred hundreds century centuries hundredth'],
  [1e3, 'thousand thousands thousandth'],
  [1e6, 'million millions'],
  [1e9, 'billion billions'],
  [1e12, 'trillion trillions'],
]

const wordsArabic: Table = [
  [0, 'صفر'],
  [1, 'واحد واحدة أحد إحدى أول أولى الأول الأولى وحيد مرة حادي حادية أولا'],
  [2, 'اثنان اثنين اثنتان اثنتين إثنان إثنين اثنا اثني اثنتا اثنتي ثاني'],
  [2, 'ثانية الثاني كلا كلتا كلاهما كليهما زوج ثانيا مرتين مرتان ضعف ضعفي'],
  [3, 'ثلاثة ثلاث ثالث ثالثة ثالثا ثلث أثلاث'],
  [4, 'أربعة أربع رابع رابعة رابعا ربع أرباع'],
  [5, 'خمسة خمس خامس خامسة خامسا'],
  [6, 'ستة ست سادس سادسة'],
  [7, 'سبعة سبع سابع سابعة'],
  [8, 'ثمانية ثمان ثماني ثامن ثامنة'],
  [9, 'تسعة تسع تاسع تاسعة'],
  [10, 'عشرة عشر عاشر عاشرة عقد'],
  [20, 'عشرون عشرين عشرينات عشرينيات'],
  [30, 'ثلاثون ثلاثين ثلاثينات ثلاثينيات'],
  [40, 'أربعون أربعين أربعينات أربعينيات'],
  [50, 'خمسون خمسين خمسينات خمسينيات'],
  [60, 'ستون ستين ستينات ستينيات'],
  [70, 'سبعون سبعين سبعينات سبعينيات'],
  [80, 'ثمانون ثمانين ثمانينات ثمانينيات'],
  [90, 'تسعون تسعين تسعينات تسعينيات'],
  [100, 'مئة مائة مئات مئوية قرن'],
  [200, 'مئتان مئتين مائتان مائتين مئتي مائتي قرنين'],
  [300, 'ثلاثمئة ثلاثمائة'],
  [400, 'أربعمئة أربعمائة'],
  [500, 'خمسمئة خمسمائة'],
  [600, 'ستمئة ستمائة'],
  [700, 'سبعمئة سبعمائة'],
  [800, 'ثمانمئة ثمانمائة ثمانيمئة'],
  [900, 'تسعمئة تسعمائة'],
  [1e3, 'ألف آلاف ألفا ألوف'],
  [2e3, 'ألفان ألفين ألفي'],
  [1e6, 'مليون ملايين مليونا'],
  [2e6, 'مليونان مليونين مليوني'],
  [1e9, 'مليار مليارات بليون بلايين مليارا'],
  [2e9, 'ملياران مليارين ملياري'],
  [1e12, 'تريليون تريليونات ترليون'],
  [2e12, 'تريليونين تريليونان'],
  [0.5, 'نصف'],
  [12, 'دستة دزينة'],
]

/** Brings an Arabic word to the form the table is looked up by. */
export function bareArabic(word: string): string {
  return word
    .replaceAll(/[\u064b-\u065f\u0670\u0640]/g, '')
    .replaceAll(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
}

const byWord = (table: Table, fold: (word: string) => string): ReadonlyMap<string, number> =>
  new Map(table.flatMap(([value, words]) => words.split(' ').map(word => [fold(word), value] as const)))

const english = byWord(wordsEnglish, word => word)
const arabic = byWord(wordsArabic, bareArabic)

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

const scales = byWord(
  [
    [100, 'hundred'],
    [1e3, 'thousand k'],
    [1e6, 'million millions m mn mln'],
    [1e9, 'billion billions b bn bln'],
    [1e12, 'trillion tn'],
  ],
  word => word,
)

/**
 * Reads the word after a number as its scale, as in `3.5 million`, `٣ ملايين`.
 *
 * @param word the word as it stands; `بالمئة` is no scale, it means percent
 * @returns the factor, or undefined for any other word
 */
export function scaleOf(word: string): number | undefined {
  if (word.charCodeAt(0) < 0x250) return scales.get(word.toLowerCase())
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
    if (value >= 1e3) {
      total += (current || 1) * value
      current = 0
    } else if (value === 100 && current > 0 && current < 10) current *= 100
    else current += value
  }
  return total + current
}
