import type { Problem, ProblemList } from '../formats/problem.ts'
import { problemList } from '../formats/problem.ts'
import { xmlReader } from '../formats/xml-reader.ts'
import { translatePattern } from './srx-pattern.ts'

/**
 * One rule of SRX: a place between a text that `before` ends and one that `after` begins. Both as written in the
 * file.
 */
export interface SrxRule {
  readonly breaks: boolean
  readonly before: string
  readonly after: string
}

export interface SrxLanguageRules {
  readonly name: string
  readonly rules: readonly SrxRule[]
}

export interface SrxMap {
  /** A pattern that a language tag must match from its beginning. */
  readonly pattern: string
  readonly rules: string
}

/** Segmentation rules as SRX exchanges them. */
export interface Srx {
  /** Whether every map that matches a language counts, or only the first. */
  readonly cascade: boolean
  readonly languageRules: readonly SrxLanguageRules[]
  readonly maps: readonly SrxMap[]
}

export interface SrxReading {
  /** `undefined` when the file cannot be used at all. */
  readonly srx: Srx | undefined
  /** Every rule that cannot run here or runs a little otherwise, and every fault of the file. */
  readonly problems: readonly Problem[]
}

const mostRules = 20_000
const longestPattern = 20_000

interface Building {
  cascade: boolean
  readonly languageRules: { name: string; rules: SrxRule[] }[]
  readonly maps: SrxMap[]
  rule: { breaks: boolean; before: string; after: string; line: number } | undefined
  taking: 'before' | 'after' | undefined
  count: number
  rooted: boolean
}

/**
 * Reads an SRX file, 2.0 or 1.0.
 *
 * @param text the file's text
 * @returns its rules, without those that cannot run; each of these is a problem that names the rule and says why
 *
 * O(n).
 * Source: LISA OSCAR, "SRX 2.0 Specification", 2008.
 */
export function readSrx(text: string): SrxReading {
  const problems = problemList()
  const building: Building = {
    cascade: false,
    languageRules: [],
    maps: [],
    rule: undefined,
    taking: undefined,
    count: 0,
    rooted: false,
  }
  const reader = xmlReader(
    {
      open: (name, attributes) => open(building, problems, localName(name), attributes, reader.place()),
      text: found => {
        if (building.rule && building.taking) building.rule[building.taking] += found
      },
      close: name => close(building, problems, localName(name)),
    },
    problems,
  )
  reader.push(text.replace(/^\uFEFF/, ''))
  reader.end()
  if (!building.rooted) problems.add('stopped', 1, 1, 'This is not an SRX file: its outermost tag is not <srx>.')
  else if (building.maps.length === 0)
    problems.add('stopped', 1, 1, 'The file says for no language which of its rules to use.')
  const usable = !problems.problems.some(({ effect }) => effect === 'stopped')
  return { srx: usable ? building : undefined, problems: problems.problems }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function open(
  building: Building,
  problems: ProblemList,
  name: string,
  attributes: Readonly<Record<string, string>>,
  { line }: { readonly line: number },
): void {
  switch (name) {
    case 'srx':
      building.rooted = true
      return
    case 'header':
      building.cascade = attributes['cascade'] === 'yes'
      return
    case 'languagerule':
      building.languageRules.push({ name: attributes['languagerulename'] ?? '', rules: [] })
      return
    case 'rule':
      building.rule = { breaks: attributes['break'] !== 'no', before: '', after: '', line }
      return
    case 'beforebreak':
      building.taking = 'before'
      return
    case 'afterbreak':
      building.taking = 'after'
      return
    case 'languagemap':
      addMap(building, problems, attributes['languagepattern'] ?? '', attributes['languagerulename'] ?? '', line)
  }
}

function addMap(building: Building, problems: ProblemList, pattern: string, rules: string, line: number): void {
  const translated = translatePattern(pattern)
  if (translated.kind === 'runs' && pattern.length <= longestPattern) building.maps.push({ pattern, rules })
  else
    problems.add(
      'skipped',
      line,
      1,
      `The map to "${rules}" cannot run: ${translated.kind === 'runs' ? 'it is too long' : translated.because}.`,
    )
}

function close(building: Building, problems: ProblemList, name: string): void {
  if (name === 'beforebreak' || name === 'afterbreak') building.taking = undefined
  if (name !== 'rule' || !building.rule) return
  const { breaks, before, after, line } = building.rule
  building.rule = undefined
  const owner = building.languageRules.at(-1)
  if (!owner) return
  const number = owner.rules.length + 1
  if (++building.count > mostRules) problems.add('stopped', line, 1, `There are more than ${mostRules} rules.`)
  else if (isUsable(problems, `Rule ${number} of "${owner.name}"`, [before, after], line))
    owner.rules.push({ breaks, before, after })
}

function isUsable(problems: ProblemList, rule: string, patterns: readonly string[], line: number): boolean {
  let usable = true
  for (const pattern of patterns) {
    const translated = translatePattern(pattern)
    const shown = pattern.length > 60 ? `${pattern.slice(0, 60)}…` : pattern
    if (pattern.length > longestPattern)
      problems.add('skipped', line, 1, `${rule} cannot run: it is longer than ${longestPattern} characters.`)
    else if (translated.kind === 'broken')
      problems.add('stopped', line, 1, `${rule} is broken: in ${shown} ${translated.because}.`)
    else if (translated.kind === 'cannot run')
      problems.add('skipped', line, 1, `${rule} cannot run: in ${shown} ${translated.because}.`)
    else for (const note of translated.notes) problems.add('noted', line, 1, `${rule}: in ${shown} ${note}.`)
    usable &&= translated.kind === 'runs' && pattern.length <= longestPattern
  }
  return usable
}

/**
 * Writes an SRX 2.0 file.
 *
 * @param srx rules; patterns are written as they are
 * @returns the file's text, with line feeds and a final one; {@link readSrx} gives the same rules back
 *
 * O(n).
 */
export function writeSrx(srx: Srx): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<srx xmlns="http://www.lisa.org/srx20" version="2.0">',
    `  <header segmentsubflows="yes" cascade="${srx.cascade ? 'yes' : 'no'}">`,
    '    <formathandle type="start" include="no"/>',
    '    <formathandle type="end" include="yes"/>',
    '    <formathandle type="isolated" include="no"/>',
    '  </header>',
    '  <body>',
    '    <languagerules>',
    ...srx.languageRules.flatMap(({ name, rules }) => [
      `      <languagerule languagerulename="${inXml(name)}">`,
      ...rules.map(ruleLine),
      '      </languagerule>',
    ]),
    '    </languagerules>',
    '    <maprules>',
    ...srx.maps.map(
      ({ pattern, rules }) =>
        `      <languagemap languagepattern="${inXml(pattern)}" languagerulename="${inXml(rules)}"/>`,
    ),
    '    </maprules>',
    '  </body>',
    '</srx>',
    '',
  ].join('\n')
}

const ruleLine = ({ breaks, before, after }: SrxRule): string =>
  `        <rule break="${breaks ? 'yes' : 'no'}">` +
  `<beforebreak>${inXml(before)}</beforebreak><afterbreak>${inXml(after)}</afterbreak></rule>`

const inXml = (text: string): string => text.replace(/[&<>"\r]/g, sign => `&#${sign.charCodeAt(0)};`)
