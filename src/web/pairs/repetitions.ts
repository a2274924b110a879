import { z } from 'zod'
import { languageOf } from '../../model/language.ts'
import { statusTitles } from '../../model/status-title.ts'
import { propagate, repetitionsCount, repetitionsOf } from '../../workbench/memory/propagate.ts'
import { bodyOf } from '../parse.ts'
import { unusable } from '../problem.ts'
import { listOf, tickedPair, tickedPairs } from '../search/ticked.ts'
import { searchPath } from '../search/search.ts'
import { documentPath, projectPath, showPage, wantsJson } from '../visit.ts'
import type { PageFrame, PairVisit } from '../visit.ts'
import { pairOfVisit } from './read-pair.ts'

const mostShown = 300

const frame = (visit: PairVisit, title: string): PageFrame => ({
  title,
  crumbs: [
    { text: visit.project.name, href: projectPath(visit.project) },
    { text: visit.document.title, href: documentPath(visit.project, visit.document), lang: visit.project.sourceLang },
    { text: title },
  ],
})

/** Where a segment's source stands again, with boxes to tick, or only how often; nothing is filled in yet. */
export async function showRepetitions(visit: PairVisit): Promise<void> {
  const { storage, project, request, response, csrf } = visit
  const pair = await pairOfVisit(visit)
  if (request.query['part'] === 'count')
    return void response.json({ count: await repetitionsCount(storage.db, project.id, pair) })
  const repetitions = await repetitionsOf(storage.db, project.id, pair, mostShown)
  if (wantsJson(request))
    return void response.json({
      source: pair.source,
      target: pair.target,
      lines: repetitions.map(({ document, pair: other, isTicked }) => ({
        id: other.id,
        revision: other.revision,
        document: document.title,
        target: other.target,
        status: other.status,
        isTicked,
      })),
    })
  showPage(visit, 'documents/repetitions', frame(visit, 'The same text elsewhere'), {
    csrf,
    id: pair.id,
    number: pair.number,
    revision: pair.revision,
    source: languageOf(project.sourceLang),
    target: languageOf(project.targetLang),
    sourceText: pair.source,
    targetText: pair.target,
    lines: repetitions.map(({ document, pair: other, before, after, isTicked }) => ({
      id: other.id,
      revision: other.revision,
      href: `/pairs/${other.id}`,
      title: document.title,
      before,
      after,
      isTicked,
      target: other.target,
      status: other.status,
      statusTitle: statusTitles[other.status],
    })),
  })
}

const schema = z.object({
  pairs: listOf(tickedPair).refine(list => list.length <= mostShown, `At most ${mostShown} segments at once.`),
})

/** Fills the ticked ones in, as one step. */
export async function fillRepetitions(visit: PairVisit): Promise<void> {
  const { storage, project, actor, csrf, request, response } = visit
  const { pairs } = bodyOf(visit, schema)
  const pair = await pairOfVisit(visit)
  if (pairs.length === 0) throw unusable('Tick at least one segment.')
  if (pair.target.trim() === '') throw unusable('There is no translation to fill in.')
  const outcome = await propagate(storage, { project: project.id, user: actor.id }, pair, tickedPairs(pairs))
  if (wantsJson(request)) return void response.json(outcome)
  showPage(visit, 'search/done', frame(visit, 'Filled in'), {
    csrf,
    ...outcome,
    title: 'Filled in',
    deed: 'filled in with the translation, as drafts',
    because: outcome.left > 0 ? ['Changed since you looked.'] : [],
    undoPath: `${searchPath(visit)}/undo`,
    onward: { href: `/pairs/${pair.id}`, title: 'Back to the segment' },
  })
}
