// The kinds of fault, each with the check that claims to find it.
import type { CheckContext, CheckedPair } from '../../src/text/checks/check.ts'
import {
  quiet,
  pick,
  natural,
  grafted,
  between,
  arabicDigits,
  replaceAt,
  figure,
  inFigure,
  insertInGap,
  endingIn,
  oneOf,
} from './inject-fault.ts'
import type { Fault } from './inject-fault.ts'

const months: readonly (readonly [string, string])[] = [
  ['كانون الثاني', 'January'],
  ['فبراير', 'February'],
  ['آذار', 'March'],
  ['أبريل', 'April'],
  ['أيار', 'May'],
  ['يونيو', 'June'],
  ['تموز', 'July'],
  ['أغسطس', 'August'],
  ['أيلول', 'September'],
  ['أكتوبر', 'October'],
  ['تشرين الثاني', 'November'],
  ['ديسمبر', 'December'],
]
const numberWords: readonly (readonly [string, string])[] = [
  ['ثلاثة', 'three'],
  ['أربع', 'four'],
  ['خمسة', 'five'],
  ['ستة', 'six'],
  ['سبع', 'seven'],
  ['ثمانية', 'eight'],
  ['تسعة', 'nine'],
  ['عشرة', 'ten'],
  ['خمسة عشر', 'fifteen'],
  ['عشرين', 'twenty'],
  ['خمسة وعشرين', 'twenty-five'],
  ['أربعين', 'forty'],
  ['مئة وخمسين', 'a hundred and fifty'],
]
const places: readonly (readonly [string, string, string])[] = [
  ['دوما', 'Douma', 'Duma'],
  ['حمص', 'Homs', 'Hims'],
  ['الرقة', 'Raqqa', 'Rakka'],
  ['القامشلي', 'Qamishli', 'Kamishly'],
  ['تدمر', 'Tadmur', 'Tadmor'],
  ['السويداء', 'Suwayda', 'Sweida'],
  ['طرطوس', 'Tartus', 'Tartous'],
  ['درعا', 'Daraa', 'Deraa'],
]

/** Two more sentences that give a name its usual spelling, then one that gives it `spelling`. */
const withName = (name: string, usual: string, spelling: string, pair: CheckedPair): CheckedPair[] => [
  { ...pair, source: `وصلوا إلى ${name} مساءً.`, target: `They reached ${usual} in the evening.` },
  pair,
  { ...pair, source: `ثم غادروا ${name} في اليوم نفسه.`, target: `Then they left ${usual} on the same day.` },
  { ...pair, source: `وعاد بعضهم إلى ${name}.`, target: `Some of them went back to ${spelling}.` },
]

const documentFault = (kind: string, check: string, build: Fault['inject']): Fault => ({ kind, check, inject: build })
const arabicDenial = 'لم|لن|لا|ليس|ليست|غير|دون|بدون|بلا|عدم|إلا|سوى|لكن'
const englishDenial =
  'not|no|never|none|no\\w+|without|only|few|little|un\\w+|im\\w+|less|but|yet|still|until|any\\w*|if|while' +
  '|too|rather|instead|however|despite|fail\\w*|lack\\w*'
/** Words that deny, doubt or set apart, in either language. */
const denial = new RegExp(`(?<!\\p{L})[وف]?(?:${arabicDenial})(?!\\p{L})|\\b(?:${englishDenial})\\b|n[’']t\\b`, 'iu')
const letters = (text: string): number => text.replaceAll(/[^\p{L}]/gu, '').length
const long = ({ source, target }: CheckedPair): boolean => Math.min(letters(source), letters(target)) > 45

const withPage = (text: string, value: number | string): string => text.replace('#', String(value))

/** Every kind of fault we claim to find, in the order of the list of checks. */
export const faults: readonly Fault[] = [
  natural('translation emptied', 'target-empty', () => ({ target: '' })),
  natural('source emptied', 'source-empty', () => ({ source: '' })),
  natural('source copied', 'same-as-source', ({ source }) => ({ target: source })),
  natural('other Arabic text pasted', 'wrong-script', ({ source }, random, all) => {
    const other = pick(all, random).source
    return other === source || !/[\u0620-\u064a]{3}/.test(other) ? undefined : { target: other }
  }),
  natural('Arabic words left over', 'arabic-left', (pair, random) => {
    const words = pair.source.match(/(?<![\p{L}\p{M}])[\u0620-\u064a]{4,}(?![\p{L}\p{M}])/gu) ?? []
    return words.length === 0 || letters(pair.target) < 20 || /["“«()[\]`']/.test(pair.target)
      ? undefined
      : insertInGap(() => ` ${pick(words, random)} `)(pair, random, [])
  }),
  natural('source edited after approval', 'source-changed', () => ({
    status: 'approved',
    sourceChangedSinceApproval: true,
  })),
  natural('four sentences joined', 'large-link', (_, random) => ({ shape: random(2) === 0 ? [4, 1] : [1, 3] })),
  natural('translation cut to a quarter', 'length-band', (pair, random) =>
    long(pair)
      ? { target: pair.target.slice(0, Math.floor((pair.source.length * between(random, 20, 32)) / 100)) }
      : undefined,
  ),
  natural('three other sentences appended', 'length-band', (pair, random, all) => {
    const more = [0, 1, 2].map(() => pick(all, random).target).join(' ')
    return long(pair) && more.length > 2.6 * pair.source.length ? { target: `${pair.target} ${more}` } : undefined
  }),

  natural(
    'digits swapped',
    'number-changed',
    inFigure(text => text.replace(/(\d)(\d)$/, '$2$1')),
  ),
  natural(
    'digit changed',
    'number-changed',
    inFigure((text, random) => text.slice(0, -1) + ((Number(text.at(-1)) + 1 + random(9)) % 10)),
  ),
  natural(
    'digit dropped',
    'number-changed',
    inFigure((text, random) => (text.length > 2 ? replaceAt(text, ...oneOf(text, random), '') : text)),
  ),
  grafted('million became billion', 'number-changed', random => {
    const value = between(random, 3, 99)
    return {
      source: `بكلفة ${value} مليون دينار`,
      target: `at a cost of ${value} million dinars`,
      wrong: `at a cost of ${value} billion dinars`,
    }
  }),
  natural('number left out', 'number-missing', (pair, random) => {
    const found = figure(pair, random)
    return found === undefined ? undefined : { target: replaceAt(pair.target, found.start, found.end, 'some') }
  }),
  natural('number invented', 'number-extra', (pair, random) =>
    insertInGap(() => ` ${between(random, 120, 999)} `)(pair, random, []),
  ),
  grafted('decimal comma', 'separator', random => {
    const [whole, rest] = [between(random, 2, 98), between(random, 1, 9)]
    return {
      source: `أي ${arabicDigits(whole)}٫${arabicDigits(rest)} درجة`,
      target: `that is, ${whole}.${rest} degrees`,
      wrong: `that is, ${whole},${rest} degrees`,
    }
  }),
  grafted('thousands point', 'separator', random => {
    const [whole, rest] = [between(random, 2, 98), between(random, 100, 999)]
    return {
      source: `أي ${arabicDigits(whole)}٬${arabicDigits(rest)} نسمة`,
      target: `that is, ${whole},${rest} people`,
      wrong: `that is, ${whole}.${rest} people`,
    }
  }),
  natural('Arabic digits kept', 'arabic-digits', (pair, random) => {
    const found = figure(pair, random)
    return found === undefined
      ? undefined
      : { target: replaceAt(pair.target, found.start, found.end, arabicDigits(found.text)) }
  }),
  grafted('percent lost', 'percent', random => {
    const value = between(random, 13, 99)
    return {
      source: `بزيادة ${arabicDigits(value)}٪`,
      target: `an increase of ${value}%`,
      wrong: `an increase of ${value}`,
    }
  }),
  grafted('unit changed', 'unit', random => {
    const value = between(random, 13, 99)
    const [source, target, wrong] = pick(
      [
        ['كم', 'kilometres', 'miles'],
        ['دولارًا', 'dollars', 'euros'],
        ['يومًا', 'days', 'hours'],
        ['مترًا', 'metres', 'feet'],
        ['طنًا', 'tons', 'kilograms'],
      ] as const,
      random,
    )
    return {
      source: `أي ${value} ${source}`,
      target: `that is, ${value} ${target}`,
      wrong: `that is, ${value} ${wrong}`,
    }
  }),
  grafted('wrong ordinal ending', 'ordinal-suffix', random => {
    const value = pick([21, 22, 23, 31, 32, 33, 41, 42, 43, 51, 52, 53, 61, 62, 63, 71, 72, 73, 81, 82, 83], random)
    const right = ['st', 'nd', 'rd'][(value % 10) - 1]!
    return {
      source: `في الدورة ${value}`,
      target: `at the ${value}${right} session`,
      wrong: `at the ${value}th session`,
    }
  }),
  grafted('range turned round', 'range-reversed', random => {
    const low = between(random, 1900, 1980)
    const high = low + between(random, 2, 30)
    return {
      source: `في الأعوام ${low}-${high}`,
      target: `in the years ${low}–${high}`,
      wrong: `in the years ${high}–${low}`,
    }
  }),
  grafted('other month', 'month', random => {
    const at = random(12)
    const day = between(random, 13, 28)
    return {
      source: `في ${day} ${months[at]![0]}`,
      target: `on ${day} ${months[at]![1]}`,
      wrong: `on ${day} ${months[(at + 1 + random(11)) % 12]![1]}`,
    }
  }),
  grafted('hijri year without its era', 'calendar', random => {
    const year = between(random, 1300, 1445)
    return {
      source: `سنة ${arabicDigits(year)} هـ`,
      target: `in ${year} AH`,
      wrong: pick([`in ${year}`, `in ${year} CE`], random),
    }
  }),
  grafted('other time', 'time', random => {
    const [hour, minute] = [between(random, 1, 11), between(random, 11, 39)]
    return {
      source: `الساعة ${arabicDigits(hour)}:${arabicDigits(minute)}`,
      target: `at ${hour}:${minute}`,
      wrong: `at ${hour}:${minute + between(random, 1, 20)}`,
    }
  }),
  grafted('other page or verse', 'reference', random => {
    const page = between(random, 113, 280)
    const [source, target] = pick(
      [
        ['(انظر ص. #)', '(see p. #)'],
        ['[البقرة: #]', '[Quran 2:#]'],
        ['(الآية #)', '(verse #)'],
      ] as const,
      random,
    )
    return {
      source: withPage(source, arabicDigits(page)),
      target: withPage(target, page),
      wrong: withPage(target, page + between(random, 301, 599)),
    }
  }),

  natural('question mark became a stop', 'question-mark', (pair, random) =>
    pair.target.split('?').length === 2
      ? endingIn(/\?(?=[”"]?$)/, random => pick(['.', '!', ''], random))(pair, random, [])
      : undefined,
  ),
  natural(
    'stop became a question mark',
    'question-mark',
    endingIn(/(?<=[a-z])\.$/, () => '?'),
  ),
  natural(
    'exclamation mark added',
    'exclamation-mark',
    endingIn(/(?<=[a-z])\.$/, () => '!'),
  ),
  natural(
    'ellipsis added',
    'ellipsis',
    endingIn(/(?<=[a-z])\.$/, random => pick(['...', '…'], random)),
  ),
  natural('final stop lost', 'end-mark', pair =>
    pair.target.split(' ').length > 9 && pair.source.endsWith('.') && /[a-z]\.$/.test(pair.target)
      ? { target: pair.target.slice(0, -1) }
      : undefined,
  ),
  natural('final stop became a comma', 'end-mark', pair =>
    pair.source.endsWith('.') && /[a-z]\.$/.test(pair.target) ? { target: `${pair.target.slice(0, -1)},` } : undefined,
  ),
  grafted('closing bracket lost', 'brackets', random => {
    const value = between(random, 3, 99)
    return { source: `(الملحق ${value})`, target: `(annex ${value})`, wrong: `(annex ${value}` }
  }),
  grafted('closing quote lost', 'quotes', random => {
    const [open, close] = pick(
      [
        ['“', '”'],
        ['"', '"'],
        ['«', '»'],
      ] as const,
      random,
    )
    return {
      source: 'في مقال بعنوان «الطريق إلى البيت» أمس',
      target: `in an article entitled ${open}The Road Home${close} yesterday`,
      wrong: `in an article entitled ${open}The Road Home yesterday`,
    }
  }),
  quiet(
    /["“”«»(]/,
    grafted('verse without quotes', 'verse-brackets', random => {
      const [source, target] = pick(
        [
          ['اقرأ باسم ربك', 'read in the name of your Lord'],
          ['إن مع العسر يسرا', 'with hardship comes ease'],
          ['وقل رب زدني علما', 'my Lord, increase me in knowledge'],
        ] as const,
        random,
      )
      return { source: `﴿${source}﴾`, target: `“${target}”`, wrong: target }
    }),
  ),
  natural('mark doubled', 'doubled-mark', ({ target, source }, random) => {
    const marks = Array.from(target.matchAll(/(?<=[a-z])[,;](?= )|(?<=[a-z])\.$/g), ({ index }) => index)
    return marks.length === 0 || /\.\.|،،/.test(source)
      ? undefined
      : (at => ({ target: replaceAt(target, at, at, target[at]!) }))(pick(marks, random))
  }),
  natural('space before a mark', 'space-before-mark', ({ target }, random) => {
    const marks = Array.from(target.matchAll(/(?<=[a-z])[,;:](?= )|(?<=[a-z])[.?!]$/g), ({ index }) => index)
    return marks.length === 0 ? undefined : (at => ({ target: replaceAt(target, at, at, ' ') }))(pick(marks, random))
  }),
  natural('no space after a mark', 'space-after-mark', ({ target }, random) => {
    const marks = Array.from(target.matchAll(/(?<=[a-z])[,;:] (?=[A-Za-z]{2})/g), ({ index }) => index)
    return marks.length === 0 || /[`(]/.test(target)
      ? undefined
      : (at => ({ target: replaceAt(target, at + 1, at + 2, '') }))(pick(marks, random))
  }),
  natural('Arabic mark kept', 'arabic-marks', ({ target }, random) => {
    const marks = Array.from(target.matchAll(/(?<=[a-z0-9])[,;?](?= |$)/g), ({ index }) => index)
    return marks.length === 0
      ? undefined
      : (at => ({ target: replaceAt(target, at, at + 1, { ',': '،', ';': '؛', '?': '؟' }[target[at]!]!) }))(
          pick(marks, random),
        )
  }),

  natural(
    'two spaces',
    'double-space',
    insertInGap(() => '  '),
  ),
  natural('space at an edge', 'edge-space', ({ target }, random) => ({
    target: random(2) === 0 ? ` ${target}` : `${target} `,
  })),
  natural(
    'no-break space',
    'no-break-space',
    insertInGap(() => '\u00a0'),
  ),
  natural(
    'zero-width character',
    'zero-width',
    insertInGap(random => ` ${pick(['\u200b', '\ufeff', '\u2060', '\u00ad', '\u200c'], random)}`),
  ),
  natural('bidi control', 'bidi-controls', (pair, random) =>
    /\p{Script=Arabic}/u.test(pair.target)
      ? undefined
      : insertInGap(() => ` ${pick(['\u200f', '\u200e', '\u202b', '\u202c', '\u2067', '\u061c'], random)}`)(
          pair,
          random,
          [],
        ),
  ),
  natural(
    'control character',
    'control-characters',
    insertInGap(random => pick(['\u0007', '\u0000', '\u001b', '\u0085', '\ufffd', '\ue000'], random)),
  ),
  natural(
    'broken encoding',
    'mojibake',
    insertInGap(random => pick([' cafÃ© ', ' itâ€™s ', ' naÃ¯ve ', ' â€œso ', ' Ø³Ù„Ø§Ù… ', ' â€“ '], random)),
  ),
  natural(
    'fixed letter shapes',
    'presentation-forms',
    insertInGap(random => ` (${pick(['ﺳﻼم', 'ﻛﺘﺎب', 'ﻻ', 'ﺑﻴﺖ'], random)}) `),
  ),
  natural('Persian letters in the source', 'mixed-letters', ({ source }, random) => {
    const places = Array.from(source.matchAll(/[يك]/g), ({ index }) => index)
    return places.length === 0
      ? undefined
      : (at => ({ source: replaceAt(source, at, at + 1, source[at] === 'ي' ? 'ی' : 'ک') }))(pick(places, random))
  }),
  natural('stretched word in the source', 'tatweel', ({ source }, random) => {
    const places = Array.from(source.matchAll(/(?<=[\u0620-\u064a]{3})(?=[\u0620-\u064a]{2})/g), ({ index }) => index)
    return places.length === 0
      ? undefined
      : (at => ({ source: replaceAt(source, at, at, 'ـ'.repeat(2 + random(4))) }))(pick(places, random))
  }),

  documentFault('other spelling of a name', 'name-spelling', (pair, random) => {
    const [name, usual, variant] = pick(places, random)
    return { clean: withName(name, usual, usual, pair), faulty: withName(name, usual, variant, pair), index: 3 }
  }),
  documentFault('known name left out', 'name-missing', (pair, random) => {
    const [name, usual] = pick(places, random)
    const clean = withName(name, usual, usual, pair)
    return {
      clean,
      faulty: withName(name, usual, 'the town', pair),
      index: 3,
      context: { names: [{ source: name, targets: [usual] }] },
    }
  }),
  grafted('Latin name left out', 'latin-word', random => {
    const name = pick(['Google', 'UNICEF', 'Siemens', 'Reuters', 'Airbus', 'Netflix', 'Toyota'], random)
    return { source: `بحسب شركة ${name}`, target: `according to ${name}`, wrong: 'according to the company' }
  }),
  grafted('address changed', 'link', random => {
    const name = pick(['zaytun', 'nakhla', 'qamar', 'manara'], random)
    const address = pick([`https://www.${name}.example`, `info@${name}.example`], random)
    return {
      source: `على العنوان ${address} مباشرة`,
      target: `at ${address} directly`,
      wrong: `at ${address.replace(name, name.slice(1) + name[0])} directly`,
    }
  }),
  grafted('hashtag lost its sign', 'hashtag', random => {
    const [source, target] = pick(
      [
        ['#القدس', '#Jerusalem'],
        ['#لا_للحرب', '#NoToWar'],
        ['#بيروت', '#Beirut'],
        ['@UNICEF', '@UNICEF'],
      ] as const,
      random,
    )
    return {
      source: `عبر ${source} أمس`,
      target: `through ${target} yesterday`,
      wrong: `through ${target.slice(1)} yesterday`,
    }
  }),
  grafted('placeholder or code changed', 'code', random => {
    const [text, wrong] = pick(
      [
        ['{name}', '{nom}'],
        ['%s', '%'],
        ['`run()`', '`start()`'],
        ['<br/>', 'br'],
        ['{{count}}', 'count'],
        ['%d', 'd'],
      ] as const,
      random,
    )
    return { source: `مع ${text} هنا`, target: `with ${text} here`, wrong: `with ${wrong} here` }
  }),
  natural('sentence in small letters', 'sentence-capital', pair =>
    /^[A-Z][a-z]+ [a-z]+ \S+ \S+/.test(pair.target) &&
    /[.?!]$/.test(pair.target) &&
    /[.؟!]$/.test(pair.source) &&
    /^[\u0620-\u064a]/.test(pair.source)
      ? { target: pair.target[0]!.toLowerCase() + pair.target.slice(1) }
      : undefined,
  ),

  documentFault('same source, other translation', 'same-source', (pair, random, all) => {
    const other = pick(all, random).target
    if (other === pair.target || pair.source.split(' ').length < 4) return undefined
    return { clean: [pair, pair], faulty: [pair, { ...pair, target: other }], index: 1 }
  }),
  documentFault('other source, same translation', 'same-target', (pair, random, all) => {
    const other = pick(all, random)
    const words = new Set(pair.source.split(' '))
    const shared = other.source.split(' ').filter(word => words.has(word)).length
    if (shared > 1 || Math.min(pair.target.split(' ').length, other.source.split(' ').length) < 6) return undefined
    return { clean: [pair, { ...pair, ...other }], faulty: [pair, { ...pair, source: other.source }], index: 1 }
  }),
  grafted('glossary not followed', 'term-missing', random => {
    const [source, target, wrong] = pick(
      [
        ['وبعقد العمل', 'and by the employment contract', 'and by the work agreement'],
        ['ولعقد العمل', 'and for employment contracts', 'and for job agreements'],
        ['ولعقد عملهم', 'and for their employment contract', 'and for their deal'],
      ] as const,
      random,
    )
    return { source, target, wrong }
  }),
  grafted('forbidden word used', 'term-forbidden', random => {
    const [source, target, wrong] = pick(
      [
        ['وبالميزان', 'and with the scales', 'and with the balance'],
        ['وميزانهم', 'and their scales', 'and their balance'],
      ] as const,
      random,
    )
    return { source, target, wrong }
  }),

  natural('word doubled', 'doubled-word', ({ source, target }, random) => {
    const words = Array.from(
      target.matchAll(/(?<= )(?:the|and|of|to|for|with|from|was|were|has|by|at|an?|his|their) (?=[a-z])/g),
    ).filter(({ 0: word }) => word.length > 2)
    if (words.length === 0 || /(?<![\p{L}\p{M}])([\p{L}\p{M}]+) \1(?![\p{L}\p{M}])/u.test(source)) return undefined
    const { index, 0: word } = pick(words, random)
    return { target: replaceAt(target, index, index, word) }
  }),
  natural('wrong article', 'article', ({ target }, random) => {
    const articles = Array.from(
      target.matchAll(/(?<=^| )[Aa]n?(?= [bcdfgjklmnpqrstvwz][a-z]{2}| [aio][bcdfgklmnprstvw][a-z])/g),
    )
    if (articles.length === 0) return undefined
    const { index, 0: word } = pick(articles, random)
    return { target: replaceAt(target, index, index + word.length, word.length === 1 ? `${word}n` : word[0]!) }
  }),
  quiet(
    denial,
    grafted('denial dropped', 'negation-lost', random => {
      const [source, target, wrong] = pick(
        [
          ['لكنه لن يعود', 'and he will not come back', 'and he will come back'],
          ['لكنه لم يكتب', 'and he did not write', 'and he wrote'],
          ['وليس صديقنا', 'and he is not our friend', 'and he is our friend'],
        ] as const,
        random,
      )
      return { source, target, wrong }
    }),
  ),
  natural('suggestion confirmed as it came', 'unedited-suggestion', (_, random) => ({
    origin: pick(['memory-fuzzy', 'machine'] as const, random),
    edited: false,
  })),
  natural('confirmed in a blink', 'confirmed-too-fast', pair =>
    pair.source.split(' ').length > 5 && pair.target.split(' ').length > 5 ? { confirmedAfterMs: 200 } : undefined,
  ),
  natural('doubtful link confirmed', 'doubtful-link', (_, random) => ({
    linkConfidence: between(random, 5, 70) / 100,
  })),
  natural('comment left open', 'open-comment', (_, random) => ({ openComments: 1 + random(3) })),

  // the last one: the place of a kind chooses its cases
  grafted('number word changed', 'number-word', random => {
    const at = random(numberWords.length)
    const [arabic, english] = numberWords[at]!
    const [, wrong] = numberWords[(at + 1 + random(numberWords.length - 1)) % numberWords.length]!
    const [arabicRest, rest] = pick(
      [
        ['أيام من المطر', 'days of rain'],
        ['ساعات من الانتظار', 'hours of waiting'],
        ['أسابيع من المحادثات', 'weeks of talks'],
        ['أشهر من العمل', 'months of work'],
      ] as const,
      random,
    )
    return {
      source: `بعد ${arabic} ${arabicRest}`,
      target: `after ${english} ${rest}`,
      wrong: `after ${wrong} ${rest}`,
    }
  }),
]

/** What the glossary faults count on. */
export const faultTerms: CheckContext['terms'] = [
  { source: 'عقد العمل', target: 'employment contract', use: 'preferred' },
  { source: 'ميزان', target: 'scales', use: 'preferred' },
  { source: 'ميزان', target: 'balance', use: 'forbidden' },
]
