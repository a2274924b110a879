/** How a target term may be used for its source term. */
export const uses = ['preferred', 'allowed', 'forbidden'] as const
export type TermUse = (typeof uses)[number]

/** A glossary entry; a source term with several target terms is several entries. */
export interface Term {
  readonly source: string
  readonly target: string
  readonly use: TermUse
  readonly partOfSpeech: string | null
  readonly note: string | null
}
