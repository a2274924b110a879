import { z } from 'zod'
import { parseQuery } from '../../text/search/parse-query.ts'
import { languageOf } from '../../model/language.ts'
import { statusTitles } from '../../model/status-title.ts'
import { documentsOf } from '../../storage/documents.ts'
import { previewReplace, replaceInPairs } from '../../workbench/search/replace-in-pairs.ts'
import type { Replacement } from '../../workbench/search/replace-in-pairs.ts'
import { markedRuns } from '../memory/marked.ts'
import { bodyOf } from '../parse.ts'
import { unusable } from '../problem.ts'
import type { ReplaceLine } from '../search-views.ts'
import { addressWith, pairPlace, patienceMs, writtenPlace } from './place.ts'
import { showPage, wantsJson } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'
import { searchFrame, searchPath } from './search.ts'
import { listOf, tickedPair, tickedPairs } from './ticked.ts'

const mostShown = 500

const wishSchema = z.object({
  words: z.string().trim().max(200).catch(''),
  replacement: z.string().max(500).catch(''),
  folded: z.literal('1').optional().catch(undefined),
  q: z.string().trim().max(500).catch(''),
  document: z.string().max(300).catch(''),
  after: pairPlace,
})

/** What replacing words would make of each segment, with boxes to tick; nothing is changed yet. */
export async function showReplace(visit: ProjectVisit): Promise<void> {
  const {
    storage: { db },
    project,
    request,
    response,
    csrf,
  } = visit
  const { words, replacement, folded, q, document, after } = wishSchema.parse({ ...request.query })
  const documents = await documentsOf(db, project.id)
  const query = parseQuery(q)
  const isAsked = words !== '' && query.problems.length === 0
  const wish = { words, replacement, folded: folded !== undefined, query }
  const preview = isAsked
    ? await previewReplace(
        db,
        documents.filter(({ slug }) => document === '' || slug === document),
        wish,
        { most: mostShown, after, patienceMs },
      )
    : { replacements: [], next: undefined, looked: 0 }
  const path = searchPath(visit)
  const nextHref =
    preview.next &&
    addressWith(`${path}/replace`, { words, replacement, folded, q, document, after: writtenPlace(preview.next) })
  const lines = preview.replacements.map(replaceLine)
  if (wantsJson(request))
    return void response.json({
      problems: query.problems,
      next: nextHref ?? null,
      lines: preview.replacements.map(({ document: { title }, pair, replaced }) => ({
        id: pair.id,
        revision: pair.revision,
        document: title,
        status: pair.status,
        source: pair.source,
        before: pair.target,
        after: replaced.text,
        isTicked: pair.status !== 'approved',
      })),
    })
  showPage(visit, 'search/replace', searchFrame(visit, 'Replace'), {
    csrf,
    words,
    replacement,
    isFolded: wish.folded,
    q,
    document,
    isAsked,
    path,
    lines,
    nextHref,
    looked: preview.looked,
    problems: query.problems,
    documents: documents.map(({ slug, title }) => ({ slug, title })),
    source: languageOf(project.sourceLang),
    target: languageOf(project.targetLang),
  })
}

const replaceLine = ({ document, pair, replaced }: Replacement): ReplaceLine => ({
  id: pair.id,
  revision: pair.revision,
  href: `/pairs/${pair.id}`,
  title: document.title,
  status: pair.status,
  statusTitle: statusTitles[pair.status],
  isTicked: pair.status !== 'approved',
  source: pair.source,
  before: markedRuns(pair.target, replaced.before),
  after: markedRuns(replaced.text, replaced.after),
})

const replaceSchema = z.object({
  words: z.string('Say what to replace.').trim().min(1, 'Say what to replace.').max(200),
  replacement: z
    .string('Say what to put there.')
    .max(500, 'At most 500 characters.')
    .transform(text => text.replaceAll('\r\n', '\n')),
  folded: z.literal('1').optional(),
  pairs: listOf(tickedPair).refine(list => list.length <= mostShown, `At most ${mostShown} segments at once.`),
})

/** Replaces in the ticked segments, as one step. */
export async function replaceTicked(visit: ProjectVisit): Promise<void> {
  const { storage, project, actor, request, response, csrf } = visit
  const { words, replacement, folded, pairs } = bodyOf(visit, replaceSchema)
  if (pairs.length === 0) throw unusable('Tick at least one segment.')
  const wish = { words, replacement, folded: folded !== undefined, query: parseQuery('') }
  const outcome = await replaceInPairs(
    storage,
    { project: project.id, user: actor.id, targetLang: project.targetLang },
    wish,
    tickedPairs(pairs),
  )
  if (wantsJson(request)) return void response.json(outcome)
  showPage(visit, 'search/done', searchFrame(visit, 'Replaced'), {
    csrf,
    words,
    replacement,
    ...outcome,
    because: outcome.left > 0 ? ['Changed since you looked.'] : [],
    title: 'Replaced',
    undoPath: `${searchPath(visit)}/undo`,
    onward: { href: `${searchPath(visit)}/replace`, title: 'Replace something else' },
  })
}
