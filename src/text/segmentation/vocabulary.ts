import type { AbbreviationKind, Language } from './languages/language.ts'
import { languages } from './languages/index.ts'

export type Kinds = ReadonlySet<AbbreviationKind>

/** A language's lists made quick to ask, with those of the languages met in its texts. */
export interface Vocabulary {
  readonly abbreviations: ReadonlyMap<string, Kinds>
  readonly longestAbbreviation: number
  readonly prefixes: readonly string[]
  readonly dottedPrefixes: readonly string[]
  readonly notPrefixed: ReadonlySet<string>
  readonly labels: ReadonlySet<string>
  readonly parts: ReadonlySet<string>
  readonly ordinals: ReadonlySet<string>
  readonly starters: ReadonlySet<string>
  readonly hesitant: ReadonlySet<string>
  readonly negations: ReadonlySet<string>
  readonly resuming: ReadonlySet<string>
  readonly continuers: ReadonlySet<string>
  readonly continuingPrefixes: readonly string[]
  readonly clauseOpeners: ReadonlySet<string>
  readonly neverLast: ReadonlySet<string>
  readonly joining: readonly string[]
  readonly attributions: ReadonlySet<string>
  readonly sources: ReadonlySet<string>
}

const listed = (words: string): string[] => words.split(/\s+/).filter(Boolean)

/** The letters of an Arabic word without harakat, tatweel and invisible marks, as the lists write them. */
export const bare = (word: string): string =>
  word.replace(/[\u064B-\u065F\u0670\p{Cf}]/gu, '').replace(/(?<=.)\u0640+(?=.)/gu, '')

const compiled = new Map<Language, Vocabulary>()

export function vocabularyOf(language: Language): Vocabulary {
  const known = compiled.get(language)
  if (known) return known
  const vocabulary = compile([language, ...languages.filter(({ tag }) => language.also.includes(tag))])
  compiled.set(language, vocabulary)
  return vocabulary
}

function compile(family: readonly Language[]): Vocabulary {
  const all = (list: (language: Language) => string): Set<string> =>
    new Set(family.flatMap(one => listed(list(one)).map(bare)))
  const abbreviations = abbreviationsOf(family)
  return {
    abbreviations,
    longestAbbreviation: longestOf(abbreviations),
    prefixes: [...all(({ prefixes }) => prefixes)],
    dottedPrefixes: [...all(({ dottedPrefixes }) => dottedPrefixes)],
    notPrefixed: all(({ notPrefixed }) => notPrefixed),
    labels: all(({ labels }) => labels),
    parts: all(({ parts }) => parts),
    ordinals: all(({ ordinals }) => ordinals),
    starters: all(({ starters }) => starters),
    hesitant: all(({ hesitant }) => hesitant),
    negations: all(({ negations }) => negations),
    resuming: all(({ resuming }) => resuming),
    continuers: all(({ continuers }) => continuers),
    continuingPrefixes: [...all(({ continuingPrefixes }) => continuingPrefixes)],
    clauseOpeners: all(({ clauseOpeners }) => clauseOpeners),
    neverLast: all(({ neverLast }) => neverLast),
    joining: [...all(({ joining }) => joining)],
    attributions: withEndings(family),
    sources: all(({ sources }) => sources),
  }
}

function abbreviationsOf(family: readonly Language[]): Map<string, Set<AbbreviationKind>> {
  const found = new Map<string, Set<AbbreviationKind>>()
  for (const { abbreviations } of family) {
    for (const [kind, words] of Object.entries(abbreviations) as [AbbreviationKind, string][]) {
      for (const word of listed(words)) found.set(word, (found.get(word) ?? new Set()).add(kind))
    }
  }
  return found
}

const longestOf = (words: ReadonlyMap<string, unknown>): number =>
  Math.max(0, ...[...words.keys()].map(word => word.length))

function withEndings(family: readonly Language[]): Set<string> {
  return new Set(
    family.flatMap(language =>
      listed(language.attributions)
        .map(bare)
        .flatMap(verb => [verb, ...listed(language.attributionEndings).map(ending => verb + ending)]),
    ),
  )
}

/** The same vocabulary with short forms of a project's own, which are never the end of a sentence. */
export function withAbbreviations(vocabulary: Vocabulary, own: readonly string[]): Vocabulary {
  const abbreviations = new Map(vocabulary.abbreviations)
  for (const word of own) abbreviations.set(bare(word.trim()).replace(/\.$/, ''), new Set<AbbreviationKind>(['inner']))
  return { ...vocabulary, abbreviations, longestAbbreviation: longestOf(abbreviations) }
}
