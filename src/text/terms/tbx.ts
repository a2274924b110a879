import { problemList, type ProblemList } from '../formats/problem.ts'
import { xmlReader } from '../formats/xml-reader.ts'
import { xmlAttribute, xmlText } from '../formats/xml.ts'
import type { Term, TermUse } from './term.ts'
import { soundTerm, useNamed, type TermLanguages, type TermsRead } from './term-file.ts'

const statuses: Readonly<Record<TermUse, string>> = {
  preferred: 'preferredTerm-admn-sts',
  allowed: 'admittedTerm-admn-sts',
  forbidden: 'deprecatedTerm-admn-sts',
}

/**
 * Writes terms as TBX version 2 (`martif`), an entry for each source term with all its target terms.
 *
 * @param terms in any order; entries come in the order of their first term
 * @param languages of the two sides
 * @param title of the glossary
 * @returns the file in pieces
 * @throws {RangeError} on a character XML cannot hold
 *
 * Source: ISO 30042:2008, core structure.
 */
export function* writeTbx(
  terms: Iterable<Term>,
  { sourceLang, targetLang }: TermLanguages,
  title: string,
): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n<martif type="TBX"${xmlAttribute('xml:lang', sourceLang)}>\n`
  yield `  <martifHeader>\n    <fileDesc><titleStmt><title>${xmlText(title)}</title></titleStmt><sourceDesc><p>Mizan</p></sourceDesc></fileDesc>\n`
  yield '    <encodingDesc><p type="XCSURI">TBXXCS.xcs</p></encodingDesc>\n  </martifHeader>\n  <text><body>\n'
  let number = 0
  for (const [source, entries] of bySource(terms)) {
    number += 1
    yield `    <termEntry id="c${number}">\n      <langSet${xmlAttribute('xml:lang', sourceLang)}><tig><term>${xmlText(source)}</term></tig></langSet>\n`
    yield `      <langSet${xmlAttribute('xml:lang', targetLang)}>\n${entries.map(tig).join('')}      </langSet>\n    </termEntry>\n`
  }
  yield '  </body></text>\n</martif>\n'
}

function bySource(terms: Iterable<Term>): Map<string, Term[]> {
  const grouped = new Map<string, Term[]>()
  for (const term of terms) grouped.set(term.source, [...(grouped.get(term.source) ?? []), term])
  return grouped
}

function tig({ target, use, partOfSpeech, note }: Term): string {
  const part = partOfSpeech === null ? '' : `<termNote type="partOfSpeech">${xmlText(partOfSpeech)}</termNote>`
  const remark = note === null ? '' : `<note>${xmlText(note)}</note>`
  return `        <tig><term>${xmlText(target)}</term>${part}<termNote type="administrativeStatus">${statuses[use]}</termNote>${remark}</tig>\n`
}

/** A term of one language while its entry is read. */
interface Reading {
  readonly language: string
  term: string
  use: string
  partOfSpeech: string
  note: string
}

/**
 * Reads TBX of version 2 (`termEntry`, `langSet`, `tig`, `ntig`) and version 3 in both styles (`conceptEntry`, `langSec`, `termSec`).
 *
 * @param text the whole file, decoded
 * @param languages which two to take; a tag also stands for its regions, so `en` takes `en-GB`
 * @returns each source term with each target term of its entry, in order, and what was left out and why
 *
 * O(n).
 */
export function readTbx(text: string, languages: TermLanguages): TermsRead {
  const list = problemList()
  const terms: Term[] = []
  const entry = entryReader(languages, list, term => terms.push(term))
  let isTbx: boolean | undefined
  const reader = xmlReader(
    {
      open: (name, attributes) => {
        isTbx ??= ['martif', 'tbx'].includes(local(name))
        if (isTbx) entry.open(local(name), attributes)
      },
      text: found => entry.text(found),
      close: name => entry.close(local(name), reader.place().line),
    },
    list,
  )
  reader.push(text)
  reader.end()
  if (isTbx === false) list.add('stopped', 1, 1, 'This is not a TBX file; it should begin with <martif> or <tbx>.')
  return { terms, problems: list.problems }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)
const entries = new Set(['termEntry', 'conceptEntry'])
const terms = new Set(['tig', 'ntig', 'termSec'])
const statusNames = new Set(['administrativeStatus', 'normativeAuthorization', 'usageStatus'])

interface EntryReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text(found: string): void
  close(name: string, line: number): void
}

function entryReader(languages: TermLanguages, list: ProblemList, take: (term: Term) => void): EntryReader {
  let read: Reading[] = []
  let definition = ''
  let language = ''
  let current: Reading | undefined
  let field = ''
  let heard = ''
  return {
    open(name, attributes) {
      if (entries.has(name)) {
        read = []
        definition = ''
      }
      if (name === 'langSet' || name === 'langSec')
        language = (attributes['xml:lang'] ?? attributes['lang'] ?? '').toLowerCase()
      if (terms.has(name)) read.push((current = { language, term: '', use: '', partOfSpeech: '', note: '' }))
      const opened = fieldOf(name, attributes['type'] ?? '')
      if (opened !== '') {
        field = opened
        heard = ''
      }
    },
    text(found) {
      if (field !== '') heard += found
    },
    close(name, line) {
      if (field !== '' && isField(name)) {
        if (field === 'definition' || (field === 'note' && !current)) definition ||= heard.trim()
        else if (current) current[field as 'term' | 'use' | 'partOfSpeech' | 'note'] ||= heard.trim()
        field = ''
      }
      if (terms.has(name)) current = undefined
      if (!entries.has(name)) return
      for (const term of termsOf(read, definition, languages, line, list)) take(term)
    },
  }
}

const isField = (name: string): boolean =>
  ['term', 'termNote', 'descrip', 'note', 'partOfSpeech', 'administrativeStatus', 'definition'].includes(name)

/** The style of version 3 that has an element for each kind of note calls them by name. */
function fieldOf(name: string, type: string): '' | 'term' | 'use' | 'partOfSpeech' | 'note' | 'definition' {
  const kind = name === 'termNote' || name === 'descrip' ? type : name
  if (kind === 'term' || kind === 'note' || kind === 'partOfSpeech' || kind === 'definition') return kind
  return statusNames.has(kind) ? 'use' : ''
}

function* termsOf(
  read: readonly Reading[],
  definition: string,
  languages: TermLanguages,
  line: number,
  list: ProblemList,
): Generator<Term> {
  const side = (tag: string): Reading[] =>
    read.filter(({ language, term }) => term !== '' && covers(tag.toLowerCase(), language))
  const sources = side(languages.sourceLang)
  const targets = side(languages.targetLang)
  if (sources.length === 0 || targets.length === 0) {
    const missing = sources.length === 0 ? languages.sourceLang : languages.targetLang
    list.add('skipped', line, 1, `The entry that ends here has no term in “${missing}”.`)
    return
  }
  for (const source of sources) {
    for (const target of targets) {
      const use = useNamed(target.use)
      if (use === undefined)
        list.add('noted', line, 1, `“${target.use}” is no status of a term that we know; it was taken as allowed.`)
      const partOfSpeech = target.partOfSpeech || source.partOfSpeech
      const term = soundTerm(
        {
          source: source.term,
          target: target.term,
          use: use ?? 'allowed',
          partOfSpeech,
          note: target.note || source.note || definition,
        },
        line,
        list,
      )
      if (term) yield term
    }
  }
}

const covers = (tag: string, language: string): boolean =>
  language === tag || language.startsWith(`${tag}-`) || tag.startsWith(`${language}-`)
