import type { SegmentationRules } from './rules.ts'
import type { Srx, SrxRule } from './srx.ts'
import { languageFor } from './languages/index.ts'
import { vocabularyOf } from './vocabulary.ts'

/** What SRX has no words for; to be said wherever rules are exported. */
export const lostInSrx = [
  'SRX rules cannot weigh the words that say whether a sentence begins after an abbreviation, an ellipsis or a quotation',
  'quotations and brackets inside a sentence are matched to their other half only here',
]

/**
 * Our rules as SRX, as near as its patterns come.
 *
 * @param lang BCP 47, of which the abbreviations are written
 * @param rules what the project wants otherwise
 * @returns rules in the common subset of ICU, Java and JavaScript expressions; {@link lostInSrx} says what is lost
 */
export function rulesAsSrx(lang: string, rules: SegmentationRules = {}): Srx {
  const language = languageFor(lang)
  const name = language.tag === 'und' ? 'Default' : language.tag
  return {
    cascade: false,
    languageRules: [
      { name, rules: [...exceptions(rules), ...additions(rules), ...abbreviations(lang, rules), ...base(rules)] },
    ],
    maps: [{ pattern: language.tag === 'und' ? '.*' : `${caseless(language.tag)}.*`, rules: name }],
  }
}

const caseless = (tag: string): string => tag.replace(/[a-z]/g, letter => `[${letter.toUpperCase()}${letter}]`)

const plain = (text: string): string =>
  text
    .trim()
    .replace(/[\\^$.*+?()[\]{}|&-]/g, '\\$&')
    .replace(/#/g, '[0-9\u0660-\u0669]+')
    .replace(/\s+/g, '\\s+')

const exceptions = ({ exceptions = [] }: SegmentationRules): SrxRule[] =>
  exceptions.map(({ before, after }) => ({ breaks: false, before: plain(before), after: `\\s*${plain(after)}` }))

const additions = ({ breakRules = [] }: SegmentationRules): SrxRule[] =>
  breakRules.map(({ before, after }) => ({ breaks: true, before: plain(before), after: `\\s+${plain(after)}` }))

function abbreviations(lang: string, rules: SegmentationRules): SrxRule[] {
  if (rules.respectAbbreviations === false) return []
  const { abbreviations, prefixes } = vocabularyOf(languageFor(lang))
  const keeping = [...abbreviations].filter(([, kinds]) => !kinds.has('closing')).map(([word]) => word)
  const all = [
    ...new Set([...keeping, ...(rules.abbreviations ?? []).map(word => word.trim().replace(/\.$/, ''))]),
  ].filter(Boolean)
  const prefix = prefixes.length === 0 ? '' : `(${prefixes.join('|')})?`
  const before = `(^|[\\s(\u00AB"])${prefix}(${all.map(plain).join('|')})\\.`
  return [
    { breaks: false, before, after: '\\s' },
    { breaks: false, before: '(^|\\s)[0-9\u0660-\u0669]{1,3}\\.', after: '\\s+\\D' },
  ]
}

function base({ breakAfterColon, breakAfterSemicolon }: SegmentationRules): SrxRule[] {
  const marks = `.!?\u061F\u06D4\u2026${breakAfterColon ? ':' : ''}${breakAfterSemicolon ? ';\u061B' : ''}`
  return [
    { breaks: false, before: '[.!?\u061F]+["\u00BB\u201D)\\]]*', after: '\\s*[,\u060C;\u061B]' },
    { breaks: true, before: `[${marks}]+["\u00BB\u201D)\\]]*`, after: '\\s' },
  ]
}
