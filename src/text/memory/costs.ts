import type { MemoryToken } from './tokens.ts'

/** Why two tokens are not the same, mildest first; the order settles ties. */
export const differences = ['spelling', 'form', 'mark', 'number', 'word', 'extra'] as const
export type Difference = (typeof differences)[number]

/**
 * What a token weighs and what a difference costs, in hundredths of a word. This table is the whole formula: a match loses
 * 100 points times the cheapest way to turn one sentence into the other, divided by the weight of the heavier sentence.
 */
export const cost = {
  /** Another word, or a word that the other sentence does not have. */
  word: 100,
  /** Another number in the same place: it can be put right by itself. */
  number: 30,
  /** Another form of the word: the same stem with other clitics or endings. */
  form: 30,
  /** The same letters with other harakat, hamza seats, case or digits. */
  spelling: 4,
  /** A mark of punctuation, be it another or one more. */
  mark: 20,
} as const

/** What a token weighs when it is missing on the other side. */
export const weightOf = ({ kind }: Pick<MemoryToken, 'kind'>): number => (kind === 'mark' ? cost.mark : cost.word)

/** How two tokens in the same place differ: `undefined` when they are identical, `'apart'` when they cannot stand for each other. */
export function differenceOf(one: MemoryToken, other: MemoryToken): Difference | 'apart' | undefined {
  if (one.kind !== other.kind) return one.kind === 'mark' || other.kind === 'mark' ? 'apart' : 'word'
  if (one.surface === other.surface) return undefined
  if (one.folded === other.folded) return 'spelling'
  switch (one.kind) {
    case 'mark':
      return 'mark'
    case 'number':
      return 'number'
    case 'word':
      return one.stem === other.stem ? 'form' : 'word'
  }
}
