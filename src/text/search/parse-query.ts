import {
  choices,
  measures,
  type ChoiceField,
  type Comparison,
  type Measure,
  type Moment,
  type Query,
  type QueryProblem,
  type Wanted,
} from './query.ts'
import { queryParts, type QueryPart } from './query-parts.ts'

/**
 * Reads a query such as `src:كتاب -tgt:book status:approved since:7d ratio>2 shape:1-2`.
 *
 * Parts are set apart by spaces and must all hold; `-` before one turns it round; quotes hold words together; commas give
 * a choice; `src=` and `tgt=` want the typed form only. Words without a field are sought on either side.
 *
 * @param text what a person typed
 * @returns conditions and problems in the order they were typed; never throws
 *
 * O(n).
 */
export function parseQuery(text: string): Query {
  const conditions: Query['conditions'][number][] = []
  const problems: QueryProblem[] = []
  for (const part of queryParts(text)) {
    const read = part.unclosed ? 'A quotation mark is not closed.' : wantedBy(part)
    if (typeof read === 'string') problems.push({ at: part.at, sentence: read })
    else conditions.push({ wanted: read, negated: part.negated, at: part.at })
  }
  return { conditions, problems }
}

type Reader = (part: QueryPart) => Wanted | string

const sides: Readonly<Record<string, 'source' | 'target' | 'either'>> = {
  src: 'source',
  source: 'source',
  tgt: 'target',
  target: 'target',
  text: 'either',
}

const readers: Readonly<Record<string, Reader>> = {
  ...Object.fromEntries(Object.keys(sides).map(field => [field, text])),
  ...Object.fromEntries(Object.keys(choices).map(field => [field, choice])),
  ...Object.fromEntries(measures.map(measure => [measure, number])),
  by: ({ values }) => ({ kind: 'by', any: values }),
  check: ({ values }) => ({ kind: 'check', any: values.includes('any') ? [] : values }),
  since: time,
  before: time,
  shape,
}

/** Fields a query may name, for help and completion. */
export const queryFields: readonly string[] = Object.keys(readers)

function wantedBy(part: QueryPart): Wanted | string {
  if (part.field === '') return text(part)
  const reader = Object.hasOwn(readers, part.field) ? readers[part.field] : undefined
  if (!reader)
    return `There is no field “${part.field}”; choose one of ${queryFields.join(', ')}, or put the words in quotation marks.`
  if (part.value.trim() === '')
    return `“${part.field}” needs a value, as in ${examples[part.field] ?? `${part.field}:…`}.`
  return reader(part)
}

const examples: Readonly<Record<string, string>> = {
  src: 'src:كتاب',
  tgt: 'tgt:book',
  status: 'status:approved',
  since: 'since:7d',
  check: 'check:number-changed',
  ratio: 'ratio>2',
  shape: 'shape:1-2',
  by: 'by:Salma',
}

function text({ field, operator, value }: QueryPart): Wanted | string {
  if (operator !== ':' && operator !== '=' && field !== '') return `Words are found with “${field}:” or “${field}=”.`
  if (!/[^\s]/u.test(value)) return 'There are no words between the quotation marks.'
  return { kind: 'text', side: sides[field] ?? 'either', words: value, exact: operator === '=' }
}

function choice({ field, values }: QueryPart): Wanted | string {
  const known: readonly string[] = choices[field as ChoiceField]
  const wrong = values.find(value => !known.includes(value))
  if (wrong !== undefined) return `“${wrong}” is no ${field}; choose one of ${known.join(', ')}.`
  return { kind: 'choice', field: field as ChoiceField, any: values }
}

function number({ field, operator, value }: QueryPart): Wanted | string {
  const comparison: Comparison = operator === ':' ? '=' : operator
  const plain = value
    .replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, digit => String(digit.charCodeAt(0) & 15))
    .replace('\u066B', '.')
  if (!/^\d{1,9}(?:\.\d{1,6})?$/.test(plain))
    return `“${field}” is compared with a number, as in ${field}>2, not with “${value}”.`
  return { kind: 'measure', measure: field as Measure, comparison, value: Number(plain) }
}

const days: Readonly<Record<string, number>> = { h: 1 / 24, d: 1, w: 7, m: 30, y: 365 }

function time({ field, value }: QueryPart): Wanted | string {
  const moment = momentOf(value)
  if (moment === undefined) return `“${value}” is no time; write 7d, 2w or a date such as 2026-03-01.`
  return { kind: 'time', order: field === 'since' ? 'since' : 'before', moment }
}

function momentOf(value: string): Moment | undefined {
  const ago = /^(\d{1,5})([hdwmy])$/.exec(value)
  if (ago) return { kind: 'days', days: Number(ago[1]) * days[ago[2]!]! }
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return undefined
  const parsed = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value)
    ? { kind: 'date', date: value }
    : undefined
}

function shape({ value }: QueryPart): Wanted | string {
  const counts = /^(\d{1,3})[-:](\d{1,3})$/.exec(value)
  if (!counts) return `A shape is two counts of sentences, as in shape:1-2, not “${value}”.`
  return { kind: 'shape', source: Number(counts[1]), target: Number(counts[2]) }
}
