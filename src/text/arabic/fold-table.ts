/**
 * Letters whose spellings are one for searching and matching, by what they become. Each row is a decision about Arabic,
 * so the table is tested row by row. Letters that Unicode takes apart (آ, ئ, ۀ) stand here in their composed form and are
 * looked up before anything is decomposed: taken apart first, ئ would depend on which font or keyboard made it.
 */
export const letterFolds: readonly (readonly [to: string, from: string])[] = [
  ['ا', '\u0622\u0623\u0625\u0671\u0672\u0673\u0675'], // alef with madda, hamza above and below, wasla, wavy hamza
  ['و', '\u0624\u0676\u0677'], // hamza on waw
  ['ي', '\u0626\u0649\u0678\u06CC\u06CD\u06CE\u06D0\u06D2\u06D3'], // hamza on yeh, alef maqsura, Persian yeh, yeh barree
  ['ه', '\u0629\u06BE\u06C0\u06C1\u06C2\u06C3\u06D5\u06FF'], // ta marbuta, Persian and Urdu heh
  ['ك', '\u063B\u063C\u06A9\u06AA\u06AB\u06AC\u06AD\u06AE\u06AF'], // Persian kaf, gaf
  ['ف', '\u06A1\u06A4\u06A5'], // dotless feh, veh
  ['ق', '\u066F\u06A7'], // dotless and Maghrebi qaf
  ['ب', '\u066E\u067E'], // dotless beh, peh
  ['ج', '\u0686'], // cheh
  ['ز', '\u0698'], // zheh
  ['ن', '\u06BA'], // noon ghunna
]

/** Signs written in two ways, one of which any keyboard has. */
export const signFolds: readonly (readonly [to: string, from: string])[] = [
  ['%', '\u066A'],
  ['.', '\u066B\u06D4'],
  [',', '\u066C\u060C'],
  [';', '\u061B'],
  ['?', '\u061F'],
  ['*', '\u066D'],
  ['"', '\u00AB\u00BB\u201C\u201D\u201E\u201F'],
  ["'", '\u2018\u2019\u201A\u201B\u02BC\u02BB'],
  ['-', '\u2010\u2011\u2012\u2013\u2014\u2015\u2212'],
  [
    ' ',
    '\t\n\v\f\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000',
  ],
  ['ss', '\u00DF\u1E9E'],
  ['ae', '\u00C6\u00E6'],
  ['oe', '\u0152\u0153'],
  ['o', '\u00D8\u00F8'],
  ['d', '\u0110\u0111\u00D0\u00F0'],
  ['l', '\u0141\u0142'],
  ['i', '\u0131'],
  ['th', '\u00DE\u00FE'],
  ['\u03C3', '\u03C2'],
]

/** What folding leaves out: first and last code unit of each run. */
export const dropped: readonly (readonly [first: number, last: number])[] = [
  [0x00ad, 0x00ad], // soft hyphen
  [0x02be, 0x02bf], // half rings of transliteration
  [0x0300, 0x036f], // accents of Latin and Greek
  [0x0591, 0x05bd], // Hebrew points
  [0x0610, 0x061a],
  [0x061c, 0x061c], // honorific signs, Arabic letter mark
  [0x0640, 0x0640], // tatweel
  [0x064b, 0x065f],
  [0x0670, 0x0670], // harakat, hamza above and below, superscript alef
  [0x06d6, 0x06e8],
  [0x06ea, 0x06ed], // Quranic marks
  [0x08ca, 0x08ff], // further Quranic marks
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0x2066, 0x206f], // zero-width signs, bidi controls
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff], // variation selectors, half marks, byte order mark
]
