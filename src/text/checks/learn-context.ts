import type { CheckedName, LengthBand } from './check.ts'

/** What the checks know about a document from its own pairs; part of a `CheckContext`. */
export interface LearnedContext {
  readonly lengthBand?: LengthBand
  readonly topic: ReadonlySet<string>
  readonly names: readonly CheckedName[]
}
