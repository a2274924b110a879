import { z } from 'zod'
import { contextOf } from '../../text/search/kwic.ts'
import { parseQuery } from '../../text/search/parse-query.ts'
import type { Query } from '../../text/search/query.ts'
import type { Span } from '../../text/span.ts'
import { languageOf } from '../../model/language.ts'
import { may } from '../../model/role.ts'
import { statusTitles } from '../../model/status-title.ts'
import { documentsOf } from '../../storage/documents.ts'
import type { Document } from '../../storage/documents.ts'
import { memoriesOf } from '../../storage/memories.ts'
import { namesOf } from '../../storage/user-names.ts'
import { asTyped, findPairs } from '../../workbench/search/find-pairs.ts'
import type { PairHit } from '../../workbench/search/find-pairs.ts'
import { findRemembered } from '../../workbench/search/find-remembered.ts'
import type { RememberedHit } from '../../workbench/search/find-remembered.ts'
import type { MarkedRun } from '../memory-views.ts'
import { markedRuns } from '../memory/marked.ts'
import { entryPath, mayMend } from '../memory/match-views.ts'
import type { FoundEntry, FoundPair, SearchFound } from '../search-views.ts'
import { fragment, projectPath, showPage, wantsJson } from '../visit.ts'
import type { PageFrame, ProjectVisit } from '../visit.ts'

const mostPairs = 100
const mostEntries = 50
const mostInPanel = 12

export const searchSchema = z.object({
  q: z.string().trim().max(500).catch(''),
  exact: z.literal('1').optional().catch(undefined),
  document: z.string().max(300).catch(''),
  part: z.literal('panel').optional().catch(undefined),
})

export const searchPath = ({ project }: Pick<ProjectVisit, 'project'>): string => `${projectPath(project)}/search`

export const searchFrame = (visit: ProjectVisit, title: string): PageFrame => ({
  title,
  crumbs: [{ text: visit.project.name, href: projectPath(visit.project) }, { text: title }],
})

/** Where words stand, in the segments of a project and in the memories it looks into: as a page, in the panel, as JSON. */
export async function showSearch(visit: ProjectVisit): Promise<void> {
  const {
    storage: { db },
    project,
    role,
    request,
    response,
  } = visit
  const { q, exact, document, part } = searchSchema.parse({ ...request.query })
  const documents = await documentsOf(db, project.id)
  const within = documents.filter(({ slug }) => document === '' || slug === document)
  const parsed = parseQuery(q)
  const query = exact ? asTyped(parsed) : parsed
  const most = part ? mostInPanel : undefined
  const found = await findEverywhere(visit, within, query, {
    q,
    pairs: most ?? mostPairs,
    entries: most ?? mostEntries,
    memories: document === '',
  })
  if (wantsJson(request)) return void response.json(asJson(found))
  if (part) return void response.type('html').send(fragment(visit, 'search/_found-alone', found))
  showPage(visit, 'search/search', searchFrame(visit, 'Search'), {
    ...found,
    path: searchPath(visit),
    isExact: exact !== undefined,
    document,
    documents: documents.map(({ slug, title }) => ({ slug, title })),
    fields,
    canReplace: may(role, 'translate'),
  })
}

interface Wish {
  readonly q: string
  readonly pairs: number
  readonly entries: number
  readonly memories: boolean
}

async function findEverywhere(
  visit: ProjectVisit,
  documents: readonly Document[],
  query: Query,
  wish: Wish,
): Promise<SearchFound> {
  const {
    storage: { db },
    project,
  } = visit
  const isUsable = query.problems.length === 0
  const { hits, hasMore } = isUsable ? await findPairs(db, documents, query, wish.pairs) : { hits: [], hasMore: false }
  const memories = wish.memories && isUsable ? (await memoriesOf(db, project.id)).filter(({ isOn }) => isOn) : []
  const remembered = await findRemembered(db, memories, query, wish.entries + 1)
  const names = await namesOf(
    db,
    remembered.map(({ entry }) => entry.user),
  )
  return {
    q: wish.q,
    problems: query.problems,
    source: languageOf(project.sourceLang),
    target: languageOf(project.targetLang),
    pairs: hits.map(hit => foundPair(hit)),
    hasMorePairs: hasMore,
    entries: remembered.slice(0, wish.entries).map(hit => foundEntry(visit, hit, names)),
    hasMoreEntries: remembered.length > wish.entries,
    searchHref: `${searchPath(visit)}?${new URLSearchParams({ q: wish.q }).toString()}`,
  }
}

const foundPair = ({ document, pair, source, target }: PairHit): FoundPair => ({
  id: pair.id,
  href: `/pairs/${pair.id}`,
  status: pair.status,
  statusTitle: statusTitles[pair.status],
  title: document.title,
  source: inContext(pair.source, source),
  target: inContext(pair.target, target),
})

function foundEntry(
  visit: ProjectVisit,
  { memory, entry, source, target }: RememberedHit,
  names: ReadonlyMap<string, string>,
): FoundEntry {
  return {
    memory: memory.name,
    who: (entry.user && names.get(entry.user)) ?? entry.author,
    at: entry.changedAt,
    source: inContext(entry.source, source),
    target: inContext(entry.target, target),
    entry: mayMend(visit, memory)
      ? {
          path: entryPath(visit, memory, entry),
          changedAt: entry.changedAt,
          source: entry.source,
          target: entry.target,
        }
      : undefined,
  }
}

/** A text longer than this is shown around what was found in it. */
const longText = 400
const width = 150

/** Long texts are cut to the words around the first hit; what was found stays marked on its very letters. */
function inContext(text: string, marks: readonly Span[]): MarkedRun[] {
  const [first] = marks
  if (text.length <= longText || !first) return markedRuns(text, marks)
  const context = contextOf(text, first, width)
  const runs = markedRuns(
    text,
    marks.filter(({ start, end }) => start >= context.start && end <= context.end),
    context,
  )
  return [
    ...(context.start > 0 ? [{ text: '… ', isMarked: false }] : []),
    ...runs,
    ...(context.end < text.length ? [{ text: ' …', isMarked: false }] : []),
  ]
}

const plain = (runs: readonly MarkedRun[]): string => runs.map(({ text }) => text).join('')

const asJson = ({ q, problems, pairs, hasMorePairs, entries, hasMoreEntries }: SearchFound) => ({
  q,
  problems,
  hasMorePairs,
  hasMoreEntries,
  pairs: pairs.map(({ id, status, title, source, target }) => ({
    id,
    status,
    document: title,
    source: plain(source),
    target: plain(target),
  })),
  entries: entries.map(({ memory, who, at, source, target }) => ({
    memory,
    who,
    at,
    source: plain(source),
    target: plain(target),
  })),
})

const fields = [
  { example: 'كتاب', meaning: 'on either side, in all its forms: وبكتابه, too' },
  { example: '"سوق الخضار"', meaning: 'these words one after the other' },
  { example: 'src:كتاب -tgt:book', meaning: 'in the source, but not in the translation' },
  { example: 'tgt=Book', meaning: 'as typed' },
  { example: 'status:draft,changes', meaning: 'with one of these statuses' },
  { example: 'by:Layla since:7d', meaning: 'worked on by somebody, within a time' },
  { example: 'check:numbers', meaning: 'where a kind of check found something; check:any' },
  { example: 'ratio>2 words>40', meaning: 'by length; also source-words, target-words' },
  { example: 'shape:1-2 confidence<0.6', meaning: 'by how the sentences are linked' },
  { example: 'origin:memory comments>0', meaning: 'by where the text came from, with comments' },
]
