import { indexNotInXml } from './characters.ts'

const needsEscape = /[&<>\r]/
const needsEscapeInAttribute = /[&<>"\t\n\r]/
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/**
 * Writes a text between tags so that an XML reader gives back the same characters, a carriage return too.
 *
 * @throws {RangeError} on a character XML 1.0 cannot hold; nothing is dropped silently
 */
export function xmlText(text: string): string {
  return needsEscape.test(legal(text)) ? text.replaceAll(/[&<>\r]/g, found => escapes[found]!) : text
}

/**
 * Writes ` name="value"`, or nothing when there is no value.
 *
 * @throws {RangeError} as `xmlText`
 */
export function xmlAttribute(name: string, value: string | undefined): string {
  if (value === undefined) return ''
  const escaped = needsEscapeInAttribute.test(legal(value))
    ? value.replaceAll(/[&<>"\t\n\r]/g, found => escapes[found]!)
    : value
  return ` ${name}="${escaped}"`
}

/** Writes a comment; two hyphens in a row, which would end it, are set apart. */
export function xmlComment(text: string): string {
  return `<!-- ${legal(text).replaceAll(/-(?=-)/g, '- ')} -->`
}

function legal(text: string): string {
  const at = indexNotInXml(text)
  if (at >= 0) throw new RangeError(`character U+${hex(text.charCodeAt(at))} at index ${at} cannot be in XML`)
  return text
}

const hex = (unit: number): string => unit.toString(16).toUpperCase().padStart(4, '0')
