import { arabicToEnglish, type Languages, type PairReader } from './format.ts'
import { isBlank, pairText, statusNamed, wholeNumber, type PairStatus, type PairText } from './pair-text.ts'
import { problemList, type Problem, type ProblemList } from './problem.ts'
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
  /** The names of the inline codes that were left away. */
  readonly codes: Set<string>
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
  const units = unitCollector(
    list,
    () => reader.place(),
    unit => {
      const pair = pairOf(unit, languages, list)
      if (pair) found.push(pair.id ? pair : { ...pair, id: String(units.count()) })
    },
  )
  const reader: XmlReader = xmlReader(units, list)
  const taken = (step: () => void): readonly PairText[] => {
    step()
    return found.splice(0)
  }
  return {
    push: piece => taken(() => reader.push(piece)),
    end: () => taken(() => reader.end()),
    problems: list.problems,
  }
}

function unitCollector(list: ProblemList, place: XmlReader['place'], done: (unit: Unit) => void) {
  let unit: Unit | undefined
  let [text, property, root] = ['', '', '']
  let [units, codeDepth, inSegment] = [0, 0, false]
  const open = (name: string, attributes: Attributes): void => {
    if (root === '' && name !== 'tmx') list.add('noted', 1, 1, `The file starts with <${name}>, not with <tmx>.`)
    root ||= name
    if (inSegment && codes.has(name)) {
      codeDepth += 1
      unit?.codes.add(name)
    } else if (name === 'tu') {
      unit = { ...place(), attributes, properties: new Map(), notes: [], variants: [], codes: new Set() }
    } else if (name === 'tuv') {
      unit?.variants.push({ language: attributes['xml:lang'] ?? attributes['lang'] ?? '', attributes, text: '' })
    } else if (name === 'prop') property = attributes['type'] ?? ''
    else if (name === 'seg') inSegment = true
    if (!inSegment || name === 'seg') text = ''
  }
  const close = (name: string): void => {
    const variant = unit?.variants.at(-1)
    if (inSegment && codes.has(name)) codeDepth -= 1
    else if (name === 'seg') {
      inSegment = false
      if (variant) variant.text = text
    }
    // A note or property of a variant says nothing about the pair.
    else if (name === 'note' && !variant) unit?.notes.push(text)
    else if (name === 'prop' && !variant) unit?.properties.set(property, text)
    else if (name === 'tu' && unit) {
      units += 1
      done(unit)
      unit = undefined
    }
  }
  return {
    open,
    close,
    text: (piece: string) => {
      if (codeDepth === 0) text += piece
    },
    count: () => units,
  }
}

function pairOf(unit: Unit, languages: Languages, list: ProblemList): PairText | undefined {
  const tell = (effect: Problem['effect'], sentence: string): void => list.add(effect, unit.line, unit.column, sentence)
  const source = variantIn(unit, languages.sourceLang)
  const target = variantIn(unit, languages.targetLang)
  if (!source || !target || source === target) {
    const has = unit.variants.map(variant => variant.language || 'no language').join(', ') || 'none'
    const missing = source ? languages.targetLang : languages.sourceLang
    tell('skipped', `This unit has no text in ${missing} (it has: ${has}).`)
    return undefined
  }
  if (isBlank(source.text) || isBlank(target.text)) {
    tell('skipped', `This unit has an empty text in ${(isBlank(source.text) ? source : target).language}.`)
    return undefined
  }
  for (const chosen of [source, target]) {
    const rivals = unit.variants.filter(variant => sameLanguage(variant, chosen)).map(({ language }) => language)
    if (rivals.length < 2) continue
    tell('noted', `This unit has several texts in one language (${rivals.join(', ')}); ${chosen.language} was taken.`)
  }
  const names = [...unit.codes].join(', ')
  if (names) tell('noted', `Inline codes were left away (${names}); the text round them is kept.`)
  const statusWord = unit.properties.get('x-status')
  const status = statusWord === undefined ? undefined : statusNamed(statusWord)
  if (statusWord !== undefined && !status) tell('noted', `The status “${statusWord.slice(0, 40)}” is not known.`)
  return described(unit, source, target, status)
}

function described(unit: Unit, source: Variant, target: Variant, status: PairStatus | undefined): PairText {
  const { attributes, properties, notes } = unit
  return pairText({
    id: attributes['tuid'],
    source: source.text,
    target: target.text,
    status,
    document: properties.get('x-document'),
    paragraph: wholeNumber(properties.get('x-paragraph')),
    order: wholeNumber(properties.get('x-order')),
    notes: notes.length > 0 ? notes : undefined,
    createdBy: attributes['creationid'],
    createdAt: fromTmxDate(attributes['creationdate']),
    changedBy: attributes['changeid'] ?? target.attributes['changeid'],
    changedAt: fromTmxDate(attributes['changedate'] ?? target.attributes['changedate']),
  })
}

const baseOf = (tag: string): string => tag.toLowerCase().split(/[-_]/, 1)[0]!

const sameLanguage = (one: Variant, other: Variant): boolean => baseOf(one.language) === baseOf(other.language)

/** The variant with exactly this tag, else the first in the same language. */
function variantIn({ variants }: Unit, tag: string): Variant | undefined {
  return (
    variants.find(({ language }) => language.toLowerCase() === tag.toLowerCase()) ??
    variants.find(({ language }) => baseOf(language) === baseOf(tag))
  )
}
