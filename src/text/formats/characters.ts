import type { PairText } from './pair-text.ts'
import { isBlank } from './pair-text.ts'

const halfCharacter = /\p{Surrogate}/u
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u

function* textsOf(pair: PairText): Generator<string> {
  yield pair.source
  yield pair.target
  yield pair.id
  if (pair.document !== undefined) yield pair.document
  if (pair.notes) yield* pair.notes
  if (pair.createdBy !== undefined) yield pair.createdBy
  if (pair.changedBy !== undefined) yield pair.changedBy
}

function someText(pair: PairText, pattern: RegExp): boolean {
  for (const text of textsOf(pair)) if (pattern.test(text)) return true
  return false
}

/** Why no file in UTF-8 can hold the pair, or `undefined`. O(n) for n characters. */
export function notInAnyFile(pair: PairText): string | undefined {
  return someText(pair, halfCharacter) ? 'half a character (a lone surrogate), which no file can hold' : undefined
}

/** Why a plain text file cannot hold the pair, or `undefined`. */
export function notInPlainText(pair: PairText): string | undefined {
  return notInAnyFile(pair) ?? (someText(pair, /\0/u) ? 'a NUL character, which text files cannot hold' : undefined)
}

/**
 * Why an XML file cannot hold the pair, or `undefined`.
 * Source: Extensible Markup Language 1.0, production [2] Char.
 */
export function notInXmlFile(pair: PairText): string | undefined {
  return notInAnyFile(pair) ?? (someText(pair, notInXml) ? 'a control character, which XML cannot hold' : undefined)
}

/** Why a file of finished pairs cannot hold the pair, or `undefined`. */
export function halfEmpty(pair: PairText): string | undefined {
  if (isBlank(pair.target)) return 'no translation'
  return isBlank(pair.source) ? 'no source text' : undefined
}

/** The place of the first character XML 1.0 forbids, as an offset in UTF-16 code units, or -1. */
export function indexNotInXml(text: string): number {
  const control = text.search(notInXml)
  const half = text.search(halfCharacter)
  return control < 0 || half < 0 ? Math.max(control, half) : Math.min(control, half)
}
