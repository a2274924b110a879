import { foldText } from '../arabic/fold.ts'
import type { WordMode } from '../arabic/stem.ts'
import { wordsFolded } from '../arabic/words.ts'
import { findWords } from './find-words.ts'
import type { Comparison, Condition, Measure, Moment, Query, Wanted, WantedText } from './query.ts'

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
export function matches(query: Query, facts: PairFacts, now: string): boolean {
  return query.conditions.every(condition => holds(condition, facts, now))
}

const holds = ({ wanted, negated }: Condition, facts: PairFacts, now: string): boolean =>
  isAsWanted(wanted, facts, now) !== negated

function isAsWanted(wanted: Wanted, facts: PairFacts, now: string): boolean {
  switch (wanted.kind) {
    case 'text':
      return hasText(wanted, facts)
    case 'choice':
      return wanted.any.includes(facts[wanted.field])
    case 'by':
      return facts.by.some(name => wanted.any.some(part => foldText(name).includes(foldText(part))))
    case 'check':
      return wanted.any.length === 0 ? facts.checks.length > 0 : facts.checks.some(check => wanted.any.includes(check))
    case 'time':
      return facts.changedAt >= isoOf(wanted.moment, now) === (wanted.order === 'since')
    case 'measure':
      return compared(measured(wanted.measure, facts), wanted.comparison, wanted.value)
    case 'shape':
      return facts.sourceSentences === wanted.source && facts.targetSentences === wanted.target
  }
}

function hasText(wanted: WantedText, facts: PairFacts): boolean {
  const mode = modeOf(wanted)
  return sidesOf(wanted).some(side => findWords(facts[side], wanted.words, mode).length > 0)
}

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
