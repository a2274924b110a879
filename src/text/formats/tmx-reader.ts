import { arabicToEnglish, type Languages, type PairReader } from './format.ts'
import { pairText, statusNamed, statusOfTarget, wholeNumber, type PairText } from './pair-text.ts'
import { problemList, type ProblemList } from './problem.ts'
import { fromTmxDate } from './time.ts'
import { xmlReader, type XmlReader } from './xml-reader.ts'

type Attributes = Readonly<Record<string, string>>

interface Variant {
  readonly language: string
  readonly attributes: Attributes
  text: string
}

interface Unit {
  readonly line: number
  readonly column: number
  readonly attributes: Attributes
  readonly properties: Map<string, string>
  readonly notes: string[]
  readonly variants: Variant[]
}

// Native code of other programs, not text; `hi` only marks text, so its words are kept.
const codes = new Set(['bpt', 'ept', 'ph', 'it', 'ut', 'sub'])

/**
 * Reads TMX 1.1 to 1.4b: `lang` beside `xml:lang`, variants in any order and number, inline codes left away and told.
 *
 * @param languages which two of the file's languages make the pairs; `ar` takes `ar-SA`
 */
export function tmxReader(languages: Languages = arabicToEnglish): PairReader {
  const found: PairText[] = []
  const list = problemList()
  const units = unitCollector(list, () => reader.place(), unit => {
    const pair = pairOf(unit, languages, list)
    if (pair) found.push(pair.id ? pair : { ...pair, id: String(units.count()) })
  })
  const reader: XmlReader = xmlReader(units, list)
  const taken = (step: () => void): readonly PairText[] => { step(); return found.splice(0) }
  return {
    push: piece => taken(() => reader.push(piece)),
    end: () => taken(() => reader.end()),
    problems: list.problems,
  }
}

function unitCollector(list: ProblemList, place: XmlReader['place'], done: (unit: Unit) => void) {
  let unit: Unit | undefined
  let text = ''
  let property = ''
  let codeDepth = 0
  let units = 0
  let inSegment = false
  let root = false
  const open = (name: string, attributes: Attributes): void => {
    if (!root) { root = true; if (name !== 'tmx') list.add('noted', 1, 1, `The file starts with <${name}>, not with <tmx>.`) }
    if (name === 'tu') {
      units += 1
      unit = { ...place(), attributes, properties: new Map(), notes: [], variants: [] }
    } else if (name === 'tuv') {
      unit?.variants.push({ language: attributes['xml:lang'] ?? attributes['lang'] ?? '', attributes, text: '' })
    } else if (name === 'seg') { text = ''; inSegment = true }
    else if (name === 'note') text = ''
    else if (name === 'prop') { text = ''; property = attributes['type'] ?? '' }
    else if (inSegment && codes.has(name)) {
      if (codeDepth === 0) list.add('noted', place().line, place().column, `The inline code <${name}> was left away; the text around it is kept.`)
      codeDepth += 1
    }
  }
  const close = (name: string): void => {
    if (inSegment && codes.has(name)) codeDepth -= 1
    else if (name === 'seg') { inSegment = false; const variant = unit?.variants.at(-1); if (variant) variant.text = text }
    else if (!unit) return
    else if (name === 'note') unit.notes.push(text)
    else if (name === 'prop') unit.properties.set(property, text)
    else if (name === 'tu') { done(unit); unit = undefined }
  }
  return { open, close, text: (piece: string) => { if (codeDepth === 0) text += piece }, count: () => units }
}

function pairOf(unit: Unit, languages: Languages, list: ProblemList): PairText | undefined {
  const source = variantIn(unit, languages.sourceLang)
  const target = variantIn(unit, languages.targetLang)
  if (!source || !target || source === target) {
    const has = unit.variants.map(variant => variant.language || 'no language').join(', ') || 'none'
    const missing = source ? languages.targetLang : languages.sourceLang
    list.add('skipped', unit.line, unit.column, `This unit has no text in ${missing} (it has: ${has}).`)
    return undefined
  }
  const { attributes, properties } = unit
  const statusWord = properties.get('x-status')
  const status = statusWord === undefined ? undefined : statusNamed(statusWord)
  if (statusWord !== undefined && !status) list.add('noted', unit.line, unit.column, `The status “${statusWord}” is not known.`)
  return pairText({
    id: attributes['tuid'] ?? '',
    source: source.text,
    target: target.text,
    status: status ?? statusOfTarget(target.text),
    document: properties.get('x-document'),
    paragraph: wholeNumber(properties.get('x-paragraph')),
    order: wholeNumber(properties.get('x-order')),
    notes: unit.notes.length > 0 ? unit.notes : undefined,
    createdBy: attributes['creationid'],
    createdAt: fromTmxDate(attributes['creationdate']),
    changedBy: attributes['changeid'] ?? target.attributes['changeid'],
    changedAt: fromTmxDate(attributes['changedate'] ?? target.attributes['changedate']),
  })
}

/** The variant with exactly this tag, else the first in the same language. */
function variantIn({ variants }: Unit, tag: string): Variant | undefined {
  const wanted = tag.toLowerCase()
  const base = wanted.split(/[-_]/, 1)[0]
  return variants.find(({ language }) => language.toLowerCase() === wanted)
    ?? variants.find(({ language }) => language.toLowerCase().split(/[-_]/, 1)[0] === base)
}
