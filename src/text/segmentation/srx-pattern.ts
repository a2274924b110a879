/** A regular expression of SRX (ICU or Java flavour) as JavaScript runs it. */
export type SrxPattern =
  | { readonly kind: 'runs'; readonly source: string; readonly flags: string; readonly notes: readonly string[] }
  /** Sound, but JavaScript has nothing like it. */
  | { readonly kind: 'cannot run'; readonly because: string }
  /** No engine could read it. */
  | { readonly kind: 'broken'; readonly because: string }

class Unfit extends Error {
  readonly kind: 'cannot run' | 'broken'
  constructor(kind: 'cannot run' | 'broken', because: string) {
    super(because)
    this.kind = kind
  }
}

interface Reader {
  readonly text: string
  at: number
  readonly flags: Set<string>
  readonly notes: Set<string>
}

const wordUnits = String.raw`\p{L}\p{M}\p{N}_`
const lineEnds = String.raw`\n\v\f\r\u0085\u2028\u2029`
const atEnd = String.raw`(?=(?:\r\n|[\n\r\u0085\u2028\u2029])?(?![^]))`

const escapes: Readonly<Record<string, string>> = {
  b: `(?:(?<=[${wordUnits}])(?![${wordUnits}])|(?<![${wordUnits}])(?=[${wordUnits}]))`,
  B: `(?:(?<=[${wordUnits}])(?=[${wordUnits}])|(?<![${wordUnits}])(?![${wordUnits}]))`,
  A: '(?<![^])',
  z: '(?![^])',
  Z: atEnd,
  R: String.raw`(?:\r\n|[${lineEnds}])`,
}

const setEscapes: Readonly<Record<string, string>> = {
  w: `[${wordUnits}]`,
  W: `[^${wordUnits}]`,
  d: String.raw`\p{Nd}`,
  D: String.raw`\P{Nd}`,
  s: String.raw`\s`,
  S: String.raw`\S`,
  h: String.raw`[\t\p{Zs}]`,
  H: String.raw`[^\t\p{Zs}]`,
  v: `[${lineEnds}]`,
  V: `[^${lineEnds}]`,
  n: String.raw`\n`,
  r: String.raw`\r`,
  t: String.raw`\t`,
  f: String.raw`\f`,
  a: String.raw`\x07`,
  e: String.raw`\x1B`,
}

const posix: Readonly<Record<string, string>> = {
  alpha: String.raw`\p{Alphabetic}`,
  digit: String.raw`\p{Nd}`,
  alnum: String.raw`[\p{Alphabetic}\p{Nd}]`,
  upper: String.raw`\p{Uppercase}`,
  lower: String.raw`\p{Lowercase}`,
  punct: String.raw`\p{P}`,
  space: String.raw`\s`,
  blank: String.raw`[\t\p{Zs}]`,
  cntrl: String.raw`\p{Cc}`,
  word: `[${wordUnits}]`,
  xdigit: '[0-9A-Fa-f]',
  graph: String.raw`[^\s\p{C}]`,
  print: String.raw`[\p{Zs}[^\s\p{C}]]`,
}

/**
 * Translates a pattern of SRX into JavaScript with the flag `v`: word boundaries and `\w` know Arabic letters,
 * classes may
 * intersect, possessive quantifiers run as greedy ones with a note.
 *
 * @param pattern an expression in the flavour of ICU or Java
 * @returns what to run, or why it cannot be run; never throws
 *
 * O(n).
 * Source: ICU User Guide, "Regular Expressions"; ECMA-262, RegExp `v` flag.
 */
export function translatePattern(pattern: string): SrxPattern {
  const reader: Reader = { text: pattern, at: 0, flags: new Set('v'), notes: new Set() }
  try {
    const source = sequence(reader, 0)
    if (reader.at < pattern.length) throw new Unfit('broken', `a ) at character ${reader.at + 1} closes nothing`)
    const flags = [...reader.flags].join('')
    return runnable(source, flags, [...reader.notes])
  } catch (reason) {
    if (!(reason instanceof Unfit)) throw reason
    return { kind: reason.kind, because: reason.message }
  }
}

function runnable(source: string, flags: string, notes: readonly string[]): SrxPattern {
  try {
    return { kind: 'runs', source, flags: new RegExp(source, flags).flags, notes }
  } catch (reason) {
    return {
      kind: 'cannot run',
      because: `JavaScript refuses it (${(reason as Error).message.replace(/^.*\/: /, '')})`,
    }
  }
}

const deepestGroup = 100

function sequence(reader: Reader, depth: number): string {
  if (depth > deepestGroup) throw new Unfit('cannot run', `groups are nested more than ${deepestGroup} deep`)
  let source = ''
  while (reader.at < reader.text.length && reader.text[reader.at] !== ')')
    source += piece(reader, depth) + quantifier(reader)
  return source
}

function piece(reader: Reader, depth: number): string {
  const sign = reader.text[reader.at]!
  if (sign === '\\') return escape(reader)
  if (sign === '[') return charClass(reader)
  if (sign === '(') return group(reader, depth)
  reader.at++
  if (sign === '$') return atEnd
  if (sign === '*' || sign === '+' || sign === '?')
    throw new Unfit('broken', `${sign} at character ${reader.at} repeats nothing`)
  return sign === '{' || sign === '}' || sign === ']' ? `\\${sign}` : sign
}

/** A quantifier; what it repeats is before it. */
function quantifier(reader: Reader): string {
  const found = /^(?:[*+?]|\{\d{1,4}(?:,\d{0,4})?\})/.exec(reader.text.slice(reader.at, reader.at + 12))?.[0]
  if (found === undefined) return ''
  reader.at += found.length
  const after = reader.text[reader.at]
  if (after === '?') reader.at++
  if (after === '+') {
    reader.at++
    reader.notes.add('a possessive quantifier runs as a greedy one')
  }
  return found + (after === '?' ? '?' : '')
}

const openings = ['(?:', '(?=', '(?!', '(?<=', '(?<!']

function group(reader: Reader, depth: number): string {
  const { text } = reader
  const start = reader.at
  if (text.startsWith('(?#', start)) return comment(reader)
  const flags = /^\(\?([a-zA-Z-]+)([:)])/.exec(text.slice(start, start + 12))
  if (flags) return flagged(reader, flags[1]!, flags[2]!)
  const name = /^\(\?<[A-Za-z]\w*>/.exec(text.slice(start, start + 40))?.[0]
  const opening = name ?? openings.find(opening => text.startsWith(opening, start)) ?? atomic(reader) ?? '('
  if (opening === '(' && text[start + 1] === '?')
    throw new Unfit('cannot run', `the group at character ${start + 1} is unknown to JavaScript`)
  if (reader.at === start) reader.at += opening.length
  const inner = sequence(reader, depth + 1)
  if (text[reader.at] !== ')') throw new Unfit('broken', `the group at character ${start + 1} is never closed`)
  reader.at++
  return `${opening}${inner})`
}

function atomic(reader: Reader): string | undefined {
  if (!reader.text.startsWith('(?>', reader.at)) return undefined
  reader.at += 3
  reader.notes.add('an atomic group runs as a plain one')
  return '(?:'
}

function comment(reader: Reader): string {
  const end = reader.text.indexOf(')', reader.at)
  if (end < 0) throw new Unfit('broken', `the comment at character ${reader.at + 1} is never closed`)
  reader.at = end + 1
  return '(?:)'
}

/** `(?i)` at the beginning; elsewhere JavaScript cannot switch. */
function flagged(reader: Reader, flags: string, close: string): string {
  const start = reader.at
  if (start > 0 || close !== ')' || flags.includes('-'))
    throw new Unfit('cannot run', `JavaScript cannot switch (?${flags}) at character ${start + 1}`)
  for (const flag of flags) {
    if ('ims'.includes(flag)) reader.flags.add(flag)
    else if (flag !== 'u' && flag !== 'U' && flag !== 'w')
      throw new Unfit('cannot run', `JavaScript has no flag (?${flag})`)
  }
  reader.at += flags.length + 3
  return ''
}

function escape(reader: Reader): string {
  const { text } = reader
  const sign = text[reader.at + 1]
  if (sign === undefined) throw new Unfit('broken', 'it ends in a lone \\')
  if (sign === 'Q') return quoted(reader)
  const own = escapes[sign] ?? setEscapes[sign]
  if (own !== undefined) {
    reader.at += 2
    return own
  }
  if (sign === 'G' || sign === 'X' || sign === 'N') throw new Unfit('cannot run', `JavaScript has no \\${sign}`)
  return literalEscape(reader)
}

const literals = /^\\(?:[pP]\{[^{}]{1,60}\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|c[A-Za-z]|k<[A-Za-z]\w{0,40}>|[1-9]\d?)/
const wide = /^\\(?:x\{([0-9A-Fa-f]{1,6})\}|U([0-9A-Fa-f]{8})|0([0-7]{1,3}))/

/** What both flavours write alike, numbers of characters, and signs that stand for themselves. */
function literalEscape(reader: Reader): string {
  const rest = reader.text.slice(reader.at, reader.at + 70)
  const number = wide.exec(rest)
  const same = number ? undefined : literals.exec(rest)?.[0]
  reader.at += number?.[0].length ?? same?.length ?? 1 + String.fromCodePoint(rest.codePointAt(1)!).length
  if (number) {
    return `\\u{${(number[1] ?? number[2] ?? Number.parseInt(number[3]!, 8).toString(16)).replace(/^0+(?=.)/, '')}}`
  }
  if (same !== undefined) return same.replace(/^\\([pP])\{(?:Is)?(\w+)\}$/, property)
  const sign = String.fromCodePoint(rest.codePointAt(1)!)
  if (/[A-Za-z0-9]/.test(sign)) throw new Unfit('cannot run', `JavaScript has no \\${sign}`)
  return literal(sign)
}

const scripts = new Set(['Arabic', 'Latin', 'Cyrillic', 'Greek', 'Hebrew', 'Han', 'Hiragana', 'Katakana'])

/** Java writes `\p{Alpha}` and `\p{IsArabic}`. */
function property(written: string, sign: string, name: string): string {
  const known = posix[name.toLowerCase()]
  if (scripts.has(name)) return `\\${sign}{Script=${name}}`
  if (known === undefined || name.length < 4) return written.replace('{Is', '{')
  return sign === 'p' ? known : `[^${known}]`
}

function quoted(reader: Reader): string {
  const end = reader.text.indexOf('\\E', reader.at)
  const words = reader.text.slice(reader.at + 2, end < 0 ? undefined : end)
  reader.at = end < 0 ? reader.text.length : end + 2
  return `(?:${Array.from(words, literal).join('')})`
}

const literal = (sign: string): string =>
  /[\^$\\.*+?()[\]{}|/\-&!#%,:;<=>@`~]/.test(sign) ? `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}` : sign

/** A class, with classes inside and intersections. */
function charClass(reader: Reader, depth = 0): string {
  const start = reader.at++
  if (depth > deepestGroup) throw new Unfit('cannot run', `classes are nested more than ${deepestGroup} deep`)
  const negated = reader.text[reader.at] === '^'
  if (negated) reader.at++
  const operands = ['']
  for (let first = true; ; first = false) {
    const sign = reader.text[reader.at]
    if (sign === undefined) throw new Unfit('broken', `the class at character ${start + 1} is never closed`)
    if (sign === ']' && !first) break
    if (reader.text.startsWith('&&', reader.at)) {
      reader.at += 2
      operands.push('')
    } else operands.push(operands.pop()! + member(reader, depth))
  }
  reader.at++
  const body =
    operands.length === 1
      ? operands[0]!
      : operands
          .filter(Boolean)
          .map(operand => `[${operand}]`)
          .join('&&')
  return `[${negated ? '^' : ''}${body}]`
}

function member(reader: Reader, depth: number): string {
  const { text } = reader
  const name = /^\[:(\^?)(\w{1,20}):\]/.exec(text.slice(reader.at, reader.at + 26))
  if (name) {
    reader.at += name[0].length
    const known = posix[name[2]!.toLowerCase()]
    if (known === undefined) throw new Unfit('cannot run', `JavaScript has no [:${name[2]}:]`)
    return name[1] ? `[^${known}]` : known
  }
  if (text[reader.at] === '[') return charClass(reader, depth + 1)
  if (text[reader.at] === '\\') return classEscape(reader)
  const sign = String.fromCodePoint(text.codePointAt(reader.at)!)
  reader.at += sign.length
  const isRange = sign === '-' && text[reader.at] !== ']' && !'[^&'.includes(text[reader.at - 2]!)
  return isRange ? '-' : literal(sign)
}

function classEscape(reader: Reader): string {
  const sign = reader.text[reader.at + 1] ?? ''
  if (escapes[sign] !== undefined) throw new Unfit('cannot run', `\\${sign} means nothing in a class`)
  return escape(reader)
}
