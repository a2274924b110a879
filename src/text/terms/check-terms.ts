import type { Span } from '../span.ts'
import { findTerms, termIndex, type TermHit, type TermIndex } from './find-terms.ts'
import type { Term } from './term.ts'

/** Glossary entries made ready for both sides. */
export interface Glossary {
  readonly bySource: TermIndex<Term>
}

/** What a translation did with a source term. */
export interface TermFinding {
  /** `missing`: none of the terms is there; `forbidden`: one is there that must not be; `allowed`: one that is not the preferred one. */
  readonly kind: 'missing' | 'forbidden' | 'allowed'
  /** Where the source term stands. */
  readonly source: Span
  /** Where the target term stands; `undefined` when it is missing. */
  readonly target: Span | undefined
  /** The target term that is there, or `undefined`. */
  readonly found: Term | undefined
  /** What should be there, preferred ones first. */
  readonly wanted: readonly Term[]
}

/**
 * Makes glossary entries ready.
 *
 * @param terms of one project, in any order
 */
export const glossaryOf = (terms: readonly Term[]): Glossary => ({ bySource: termIndex(terms, ({ source }) => source) })

/**
 * The terms of a source text, for marking them and for the panel beside the editor.
 *
 * @param source the source text
 * @param glossary from {@link glossaryOf}
 * @returns hits in order
 */
export const termsIn = (source: string, glossary: Glossary): TermHit<Term>[] => findTerms(source, glossary.bySource)

/**
 * Compares what a translation says with what the glossary wants.
 *
 * @param source the source text
 * @param target its translation
 * @param glossary from {@link glossaryOf}
 * @returns at most one finding of a kind for each different source term, in the order of the source
 *
 * O(n) for each term found.
 */
export function checkTerms(source: string, target: string, glossary: Glossary): TermFinding[] {
  const seen = new Set<readonly Term[]>()
  return termsIn(source, glossary).flatMap(hit => {
    if (seen.has(hit.entries)) return []
    seen.add(hit.entries)
    return findingsFor(hit, target)
  })
}

function findingsFor(hit: TermHit<Term>, target: string): TermFinding[] {
  const there = findTerms(
    target,
    termIndex(hit.entries, term => term.target),
  )
  const wanted = ['preferred', 'allowed'].flatMap(use => hit.entries.filter(term => term.use === use))
  const source = { start: hit.start, end: hit.end }
  const used = (use: Term['use']): (Span & { readonly found: Term }) | undefined =>
    there.flatMap(({ start, end, entries }) =>
      entries.filter(term => term.use === use).map(found => ({ start, end, found })),
    )[0]
  const forbidden = used('forbidden')
  const allowed = used('allowed')
  const findings: TermFinding[] = []
  if (forbidden)
    findings.push({
      kind: 'forbidden',
      source,
      target: { start: forbidden.start, end: forbidden.end },
      found: forbidden.found,
      wanted,
    })
  if (used('preferred')) return findings
  const hasPreferred = wanted.some(({ use }) => use === 'preferred')
  if (allowed && hasPreferred)
    findings.push({
      kind: 'allowed',
      source,
      target: { start: allowed.start, end: allowed.end },
      found: allowed.found,
      wanted,
    })
  if (!allowed && !forbidden && wanted.length > 0)
    findings.push({ kind: 'missing', source, target: undefined, found: undefined, wanted })
  return findings
}
