import { z } from 'zod'
import type { Span } from '../../text/span.ts'
import type { PairId, TermId } from '../../model/id.ts'
import { termById } from '../../storage/terms.ts'
import { findUses } from '../../workbench/terms/find-uses.ts'
import { proposeTerms } from '../../workbench/terms/propose-terms.ts'
import { queryOf } from '../parse.ts'
import { notFound } from '../problem.ts'
import type { MarkedRun } from '../term-views.ts'
import { showPage } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'
import { glossaryFrame, glossaryHead } from './glossary.ts'

const usesSchema = z.object({ after: z.string().max(60).optional() })

/** Where a term stands in the project's texts, and whether its translation stands opposite. */
export async function showUses(visit: ProjectVisit): Promise<void> {
  const { storage, project, request } = visit
  const term = await termById(storage.db, project.id, String(request.params['term']) as TermId)
  if (!term) throw notFound()
  const { uses, looked, next } = await findUses(
    storage,
    project.id,
    term,
    queryOf(visit, usesSchema).after as PairId | undefined,
  )
  const frame = glossaryFrame(visit)
  showPage(visit, 'terms/uses', glossaryHead(visit, 'Where used'), {
    ...frame,
    term,
    looked,
    nextHref: next && `${frame.path}/${term.id}/uses?after=${next}`,
    uses: uses.map(({ pair, document, marks, targetMarks }) => ({
      href: `/pairs/${pair.id}`,
      title: document.title,
      isAsWanted: targetMarks.length > 0,
      source: markedRuns(pair.source, marks),
      targetText: markedRuns(pair.target, targetMarks),
    })),
  })
}

function markedRuns(text: string, marks: readonly Span[]): MarkedRun[] {
  const runs: MarkedRun[] = []
  let done = 0
  for (const { start, end } of marks.toSorted((one, other) => one.start - other.start)) {
    if (start < done) continue
    if (start > done) runs.push({ text: text.slice(done, start), isMarked: false })
    runs.push({ text: text.slice(start, end), isMarked: true })
    done = end
  }
  if (done < text.length) runs.push({ text: text.slice(done), isMarked: false })
  return runs
}

const candidatesSchema = z.object({ least: z.coerce.number().int().min(2).max(100).catch(3) })

/** Terms the project's own finished pairs suggest, with how often they go together. */
export async function showCandidates(visit: ProjectVisit): Promise<void> {
  const { storage, project, mizan } = visit
  const { least } = queryOf(visit, candidatesSchema)
  const { candidates, pairs } = await proposeTerms(storage, project.id, least, mizan.stopping)
  showPage(visit, 'terms/candidates', glossaryHead(visit, 'Candidates'), {
    ...glossaryFrame(visit),
    pairs,
    least,
    candidates: candidates.map(({ strength, ...each }) => ({ ...each, percent: Math.round(100 * strength) })),
  })
}
