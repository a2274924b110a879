import type { Span } from '../span.ts'
import type { Comparison } from './query.ts'

/** A stretch of a query between blanks: `-status:draft,changes`. */
export interface QueryPart {
  readonly at: Span
  readonly negated: boolean
  /** Lower case; `''` for bare words. */
  readonly field: string
  readonly operator: ':' | Comparison
  /** Without quotation marks. */
  readonly value: string
  /** The value cut at commas outside quotation marks; none is empty. */
  readonly values: readonly string[]
  readonly unclosed: boolean
}

const closing: Readonly<Record<string, string>> = { '"': '"', '“': '”', '«': '»', '„': '“' }

/**
 * Cuts a query at blanks outside quotation marks.
 *
 * @param text what a person typed; bidi marks count as blanks
 * @returns parts in order, each with its place
 *
 * O(n).
 */
export function queryParts(text: string): QueryPart[] {
  const parts: QueryPart[] = []
  let at = 0
  while (at < text.length) {
    if (isBlank(text[at]!)) {
      at += 1
      continue
    }
    const part = partAt(text, at)
    parts.push(part)
    at = part.at.end
  }
  return parts
}

const isBlank = (sign: string): boolean => /[\s\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/u.test(sign)

function partAt(text: string, start: number): QueryPart {
  const negated = text[start] === '-' && start + 1 < text.length && !isBlank(text[start + 1]!)
  const { field, operator, end } = fieldAt(text, start + (negated ? 1 : 0))
  return { negated, field, operator, ...valueAt(text, start, end) }
}

/** A name of Latin letters with `:` or a comparison right behind; an address such as `https://…` is words. */
function fieldAt(text: string, start: number): Pick<QueryPart, 'field' | 'operator'> & { readonly end: number } {
  const head = /^([a-z][a-z-]{0,20})(>=|<=|[:=<>])(?!\/\/)/i.exec(text.slice(start, start + 26))
  if (!head) return { field: '', operator: ':', end: start }
  return { field: head[1]!.toLowerCase(), operator: head[2] as QueryPart['operator'], end: start + head[0].length }
}

function valueAt(text: string, start: number, from: number): Pick<QueryPart, 'at' | 'value' | 'values' | 'unclosed'> {
  const values: string[] = ['']
  let value = ''
  let closer = ''
  let at = from
  for (; at < text.length && (closer !== '' || !isBlank(text[at]!)); at += 1) {
    const sign = text[at]!
    if (closer === '' && closing[sign] !== undefined) closer = closing[sign]
    else if (sign === closer) closer = ''
    else {
      value += sign
      if (closer === '' && /[,،]/.test(sign)) values.push('')
      else values[values.length - 1] += sign
    }
  }
  return {
    at: { start, end: at },
    value,
    values: values.map(one => one.trim()).filter(one => one !== ''),
    unclosed: closer !== '',
  }
}
