import type { Span } from '../span.ts'

export type Comparison = '>' | '<' | '>=' | '<=' | '='

/** What can be compared with a number: words of either side, their ratio, confidence of the link, comments. */
export const measures = ['ratio', 'words', 'source-words', 'target-words', 'confidence', 'comments'] as const
export type Measure = (typeof measures)[number]

/** Fields whose value is one of a list; the words are those of pairs. */
export const choices = {
  status: ['empty', 'draft', 'translated', 'changes', 'approved'],
  link: ['automatic', 'checked', 'pinned'],
  origin: ['none', 'typed', 'aligned', 'imported', 'memory', 'copied'],
} as const
export type ChoiceField = keyof typeof choices

/** A point in time: so many days before now, or the beginning of a day, written `2026-03-01`. */
export type Moment = { readonly kind: 'days'; readonly days: number } | { readonly kind: 'date'; readonly date: string }

export interface WantedText {
  readonly kind: 'text'
  readonly side: 'source' | 'target' | 'either'
  readonly words: string
  readonly exact: boolean
}

export type Wanted =
  | WantedText
  | { readonly kind: 'choice'; readonly field: ChoiceField; readonly any: readonly string[] }
  | { readonly kind: 'by'; readonly any: readonly string[] }
  /** `[]` wants any finding at all. */
  | { readonly kind: 'check'; readonly any: readonly string[] }
  | { readonly kind: 'time'; readonly order: 'since' | 'before'; readonly moment: Moment }
  | { readonly kind: 'measure'; readonly measure: Measure; readonly comparison: Comparison; readonly value: number }
  | { readonly kind: 'shape'; readonly source: number; readonly target: number }

/** One thing a pair must be, or must not be. */
export interface Condition {
  readonly wanted: Wanted
  readonly negated: boolean
  /** Where it stands in the query. */
  readonly at: Span
}

export interface QueryProblem {
  readonly at: Span
  /** For the person who typed the query. */
  readonly sentence: string
}

/** A query taken apart: all conditions must hold. */
export interface Query {
  readonly conditions: readonly Condition[]
  /** What was not understood; those parts want nothing. */
  readonly problems: readonly QueryProblem[]
}
