import { foldText } from '../arabic/fold.ts'
import type { WordMode } from '../arabic/stem.ts'
import { wordsFolded } from '../arabic/words.ts'
import { wordsTest } from './find-words.ts'
import type { Comparison, Measure, Moment, Query, Wanted, WantedText } from './query.ts'

/** What a query can ask of a pair. */
export interface PairFacts {
  readonly source: string
  readonly target: string
  readonly sourceWords: number
  readonly targetWords: number
  readonly status: string
  readonly link: string
  readonly origin: string
  /** Names of those who changed it. */
  readonly by: readonly string[]
  /** When it was changed last, ISO 8601 in UTC. */
  readonly changedAt: string
  /** Ids and groups of the checks that found something. */
  readonly checks: readonly string[]
  readonly sourceSentences: number
  readonly targetSentences: number
  /** 0–1; `null` where no machine linked. */
  readonly confidence: number | null
  readonly comments: number
}

/**
 * Whether a pair is what a query wants.
 *
 * @param query from `parseQuery`; parts with problems want nothing
 * @param facts the pair
 * @param now the present, ISO 8601 in UTC
 *
 * O(length of the pair) for each condition on its words.
 */
export const matches = (query: Query, facts: PairFacts, now: string): boolean => queryTest(query, now)(facts)

/** The same for many pairs: what a query asks is made out once. */
export function queryTest({ conditions }: Query, now: string): (facts: PairFacts) => boolean {
  const tests = conditions.map(({ wanted, negated }) => ({ isAsWanted: wantedTest(wanted, now), negated }))
  return facts => tests.every(({ isAsWanted, negated }) => isAsWanted(facts) !== negated)
}

type Test = (facts: PairFacts) => boolean

function wantedTest(wanted: Wanted, now: string): Test {
  switch (wanted.kind) {
    case 'text':
      return textTest(wanted)
    case 'choice':
      return facts => wanted.any.includes(facts[wanted.field])
    case 'by':
      return ({ by }) => by.some(name => isNamed(wanted.any, name))
    case 'check':
      return ({ checks }) =>
        wanted.any.length === 0 ? checks.length > 0 : checks.some(check => wanted.any.includes(check))
    case 'time': {
      const moment = isoOf(wanted.moment, now)
      return ({ changedAt }) => changedAt >= moment === (wanted.order === 'since')
    }
    case 'measure':
      return facts => compared(measured(wanted.measure, facts), wanted.comparison, wanted.value)
    case 'shape':
      return facts => facts.sourceSentences === wanted.source && facts.targetSentences === wanted.target
  }
}

function textTest(wanted: WantedText): Test {
  const [sides, hasWords] = [sidesOf(wanted), wordsTest(wanted.words, modeOf(wanted))]
  return facts => sides.some(side => hasWords(facts[side]))
}

/** Whether a person's name has one of these parts, spelling and case aside. */
export const isNamed = (parts: readonly string[], name: string): boolean =>
  parts.some(part => foldText(name).includes(foldText(part)))

/** How words are compared: signs without a letter are found as they were typed. */
export const modeOf = ({ exact, words }: WantedText): WordMode =>
  exact || wordsFolded(words).length === 0 ? 'exact' : 'stemmed'

/** The sides on which words may stand. */
export const sidesOf = ({ side }: WantedText): readonly ('source' | 'target')[] =>
  side === 'either' ? ['source', 'target'] : [side]

/**
 * A moment as a time that can be compared with stored ones.
 *
 * @param moment from a query
 * @param now the present, ISO 8601 in UTC
 * @returns ISO 8601 in UTC with milliseconds
 */
export function isoOf(moment: Moment, now: string): string {
  if (moment.kind === 'date') return `${moment.date}T00:00:00.000Z`
  return new Date(Date.parse(now) - moment.days * 86_400_000).toISOString()
}

function measured(measure: Measure, facts: PairFacts): number | null {
  const { sourceWords: source, targetWords: target } = facts
  switch (measure) {
    case 'ratio':
      return source === 0 ? null : target / source
    case 'words':
      return source + target
    case 'source-words':
      return source
    case 'target-words':
      return target
    case 'confidence':
      return facts.confidence
    case 'comments':
      return facts.comments
  }
}

/** Nothing compares with a figure that a pair does not have. */
function compared(value: number | null, comparison: Comparison, wanted: number): boolean {
  if (value === null) return false
  switch (comparison) {
    case '>':
      return value > wanted
    case '<':
      return value < wanted
    case '>=':
      return value >= wanted
    case '<=':
      return value <= wanted
    case '=':
      return value === wanted
  }
}
