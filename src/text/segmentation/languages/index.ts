import { arabic } from './ar.ts'
import { english } from './en.ts'
import type { Language } from './language.ts'

/** Every language with rules of its own. */
export const languages: readonly Language[] = [arabic, english]

const neutral: Language = {
  tag: 'und',
  also: ['en'],
  abbreviations: {},
  prefixes: '',
  dottedPrefixes: '',
  notPrefixed: '',
  labels: '',
  parts: '',
  ordinals: '',
  starters: '',
  hesitant: '',
  negations: '',
  resuming: '',
  continuers: '',
  continuingPrefixes: '',
  clauseOpeners: '',
  neverLast: '',
  joining: '',
  attributions: '',
  sources: '',
  attributionEndings: '',
}

/**
 * The data for a BCP 47 tag: of the language itself, whatever its region or script; of none in particular
 * otherwise.
 */
export function languageFor(tag: string): Language {
  const primary = tag.toLowerCase().split('-')[0]
  return languages.find(language => language.tag === primary) ?? neutral
}
