import { z } from 'zod'
import { languageOf } from '../../model/language.ts'
import { statusTitles } from '../../model/status-title.ts'
import { documentsOf } from '../../storage/documents.ts'
import { changeFound, foundChanges, previewChange } from '../../workbench/search/change-found.ts'
import type { ChangeLine } from '../../workbench/search/change-found.ts'
import { marksIn } from '../../workbench/search/find-pairs.ts'
import type { Query } from '../../text/search/query.ts'
import { markedRuns } from '../memory/marked.ts'
import { bodyOf } from '../parse.ts'
import { forbidden, unusable } from '../problem.ts'
import type { ChangeLineView } from '../search-views.ts'
import { showPage, wantsJson } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'
import { changesFor, changeWords, mayChange } from './change-titles.ts'
import { addressWith, patienceMs, writtenPlace } from './place.ts'
import { questionOf, searchFrame, searchPath, searchSchema } from './search.ts'
import { listOf, tickedPair, tickedPairs } from './ticked.ts'

const mostShown = 500
const mostTicked = 2000

const wishSchema = searchSchema.extend({ change: z.enum(foundChanges).catch('confirm') })

/** What a change would make of each segment that a question finds, with boxes to tick; nothing is changed yet. */
export async function showChanges(visit: ProjectVisit): Promise<void> {
  const {
    storage: { db },
    project,
    role,
    request,
    response,
    csrf,
  } = visit
  const { change, ...asked } = wishSchema.parse({ ...request.query })
  const documents = await documentsOf(db, project.id)
  const { query, within } = questionOf(documents, asked)
  const preview =
    query.problems.length === 0 && mayChange(role, change)
      ? await previewChange(db, within, { change, query }, { most: mostShown, after: asked.after, patienceMs })
      : { lines: [], next: undefined, looked: 0 }
  const path = searchPath(visit)
  const { q, exact, document } = asked
  const nextHref =
    preview.next && addressWith(`${path}/changes`, { q, exact, document, change, after: writtenPlace(preview.next) })
  const lines = preview.lines.map(line => changeLine(line, query))
  if (wantsJson(request))
    return void response.json({ problems: query.problems, next: nextHref ?? null, lines: preview.lines.map(asJson) })
  showPage(visit, 'search/changes', searchFrame(visit, 'Change what was found'), {
    csrf,
    path,
    q,
    document,
    change,
    lines,
    nextHref,
    looked: preview.looked,
    isExact: exact !== undefined,
    problems: query.problems,
    documents: documents.map(({ slug, title }) => ({ slug, title })),
    changes: changesFor(role),
    source: languageOf(project.sourceLang),
    target: languageOf(project.targetLang),
    button: changeWords[change].button,
  })
}

function changeLine({ document, pair, outcome, isTicked }: ChangeLine, query: Query): ChangeLineView {
  const { source, target } = marksIn(query, pair)
  return {
    isTicked,
    id: pair.id,
    revision: pair.revision,
    href: `/pairs/${pair.id}`,
    title: document.title,
    status: pair.status,
    statusTitle: statusTitles[pair.status],
    becomes: outcome.kind === 'status' ? outcome.status : undefined,
    becomesTitle: outcome.kind === 'status' ? statusTitles[outcome.status] : '',
    because: outcome.kind === 'refused' ? outcome.because : '',
    source: markedRuns(pair.source, source),
    target: markedRuns(pair.target, target),
  }
}

const asJson = ({ document, pair, outcome, isTicked }: ChangeLine) => ({
  isTicked,
  id: pair.id,
  revision: pair.revision,
  document: document.title,
  source: pair.source,
  target: pair.target,
  status: pair.status,
  ...(outcome.kind === 'status' ? { becomes: outcome.status } : { because: outcome.because }),
})

const schema = z.object({
  change: z.enum(foundChanges, 'Say what to do.'),
  reason: z.string().trim().max(5000, 'At most 5,000 characters.').optional(),
  pairs: listOf(tickedPair).refine(list => list.length <= mostTicked, `At most ${mostTicked} segments at once.`),
})

/** Does it to the ticked segments, as one step. */
export async function changeTicked(visit: ProjectVisit): Promise<void> {
  const { storage, project, role, actor, request, response, csrf } = visit
  const { change, reason, pairs } = bodyOf(visit, schema)
  if (!mayChange(role, change)) throw forbidden('Only reviewers and managers approve or ask for changes.')
  if (change === 'changes' && !reason) throw unusable('Say what should change.')
  if (pairs.length === 0) throw unusable('Tick at least one segment.')
  const outcome = await changeFound(
    storage,
    { project: project.id, user: actor.id },
    { change, ...(reason && { reason }) },
    tickedPairs(pairs),
  )
  if (wantsJson(request)) return void response.json(outcome)
  showPage(visit, 'search/done', searchFrame(visit, 'Changed'), {
    csrf,
    ...outcome,
    title: 'Changed',
    deed: changeWords[change].deed,
    undoPath: `${searchPath(visit)}/undo`,
    onward: { href: searchPath(visit), title: 'Search for something else' },
  })
}
