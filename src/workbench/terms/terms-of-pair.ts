import { findTerms, termIndex } from '../../text/terms/find-terms.ts'
import type { TermIndex } from '../../text/terms/find-terms.ts'
import type { Span } from '../../text/span.ts'
import type { ProjectId } from '../../model/id.ts'
import type { Storage } from '../../storage/open.ts'
import type { TermInUse } from '../../storage/shared-glossaries.ts'
import { projectChecking } from '../checks/checking.ts'

/** A source term of a text, wherever it stands in it, with its entries. */
export interface TermHere {
  readonly marks: readonly Span[]
  readonly entries: readonly TermInUse[]
}

/** Made ready once for as long as the terms of a project stay the same. */
const indexes = new WeakMap<readonly TermInUse[], TermIndex<TermInUse>>()

/** The terms of a source text, in the order in which they first stand there. */
export async function termsHere(storage: Storage, project: ProjectId, source: string): Promise<TermHere[]> {
  const { terms } = await projectChecking(storage, project)
  if (terms.length === 0) return []
  const index = indexes.get(terms) ?? termIndex(terms, term => term.source)
  indexes.set(terms, index)
  const found = new Map<readonly unknown[], { marks: Span[]; entries: readonly TermInUse[] }>()
  for (const { entries, marks } of findTerms(source, index)) {
    const known = found.get(entries)
    if (known) known.marks.push(...marks)
    else found.set(entries, { marks: [...marks], entries })
  }
  return [...found.values()]
}
