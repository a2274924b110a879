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
import { asTyped, findPairs, marksIn } from '../../workbench/search/find-pairs.ts'
import type { PairHit } from '../../workbench/search/find-pairs.ts'
import { findRemembered } from '../../workbench/search/find-remembered.ts'
import type { MemoryHit } from '../../workbench/memory/find-in-memory.ts'
import type { MarkedRun } from '../memory-views.ts'
import { markedRuns } from '../memory/marked.ts'
import { entryPath, mayMend } from '../memory/match-views.ts'
import type { FoundEntry, FoundPair, SearchFound } from '../search-views.ts'
import { addressWith, entryPlace, pairPlace, patienceMs, writtenEntryPlace, writtenPlace } from './place.ts'
import { changesFor } from './change-titles.ts'
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
  after: pairPlace,
  entries: entryPlace,
})

export const searchPath = ({ project }: Pick<ProjectVisit, 'project'>): string => `${projectPath(project)}/search`

export const searchFrame = (visit: ProjectVisit, title: string): PageFrame => ({
  title,
  crumbs: [
    { text: 'Projects', href: '/projects' },
    { text: visit.project.name, href: projectPath(visit.project) },
    { text: title },
  ],
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
  const asked = searchSchema.parse({ ...request.query })
  const documents = await documentsOf(db, project.id)
  const found = await findEverywhere(visit, documents, asked)
  if (wantsJson(request)) return void response.json(asJson(found))
  if (asked.part) return void response.type('html').send(fragment(visit, 'search/_found-alone', found))
  showPage(visit, 'search/search', searchFrame(visit, 'Search'), {
    ...found,
    fields,
    path: searchPath(visit),
    isExact: asked.exact !== undefined,
    document: asked.document,
    documents: documents.map(({ slug, title }) => ({ slug, title })),
    isContinued: (asked.after ?? asked.entries) !== undefined,
    canChange: may(role, 'translate'),
    changes: changesFor(role),
  })
}

/** The texts a question is put to, and the question itself. */
export function questionOf(
  documents: readonly Document[],
  { q, exact, document }: Pick<Asked, 'q' | 'exact' | 'document'>,
): { readonly within: readonly Document[]; readonly query: Query } {
  const parsed = parseQuery(q)
  return {
    within: documents.filter(({ slug }) => document === '' || slug === document),
    query: exact ? asTyped(parsed) : parsed,
  }
}

type Asked = z.infer<typeof searchSchema>

async function findEverywhere(visit: ProjectVisit, documents: readonly Document[], asked: Asked): Promise<SearchFound> {
  const {
    storage: { db },
    project,
  } = visit
  const { query, within } = questionOf(documents, asked)
  const isUsable = query.problems.length === 0
  const [most, mostOfMemories] = asked.part ? [mostInPanel, mostInPanel] : [mostPairs, mostEntries]
  const pairs =
    isUsable && !asked.entries
      ? await findPairs(db, within, query, { most, after: asked.after, patienceMs })
      : { hits: [], next: undefined, looked: 0 }
  const memories =
    isUsable && asked.document === '' && !asked.after
      ? (await memoriesOf(db, project.id)).filter(({ isOn }) => isOn)
      : []
  const remembered = await findRemembered(db, memories, query, {
    most: mostOfMemories,
    after: asked.entries,
    patienceMs,
  })
  const names = await namesOf(
    db,
    remembered.hits.map(({ entry }) => entry.user),
  )
  const again = { q: asked.q, exact: asked.exact, document: asked.document }
  return {
    q: asked.q,
    problems: query.problems,
    source: languageOf(project.sourceLang),
    target: languageOf(project.targetLang),
    pairs: pairs.hits.map(hit => foundPair(hit, query)),
    looked: pairs.looked,
    nextHref: pairs.next && addressWith(searchPath(visit), { ...again, after: writtenPlace(pairs.next) }),
    entries: remembered.hits.map(hit => foundEntry(visit, hit, query, names)),
    nextEntriesHref:
      remembered.next && addressWith(searchPath(visit), { ...again, entries: writtenEntryPlace(remembered.next) }),
    searchHref: addressWith(searchPath(visit), again),
  }
}

function foundPair({ document, pair }: PairHit, query: Query): FoundPair {
  const { source, target } = marksIn(query, pair)
  return {
    id: pair.id,
    revision: pair.revision,
    href: `/pairs/${pair.id}`,
    status: pair.status,
    statusTitle: statusTitles[pair.status],
    title: document.title,
    source: inContext(pair.source, source),
    target: inContext(pair.target, target),
  }
}

function foundEntry(
  visit: ProjectVisit,
  { memory, entry }: MemoryHit,
  query: Query,
  names: ReadonlyMap<string, string>,
): FoundEntry {
  const { source, target } = marksIn(query, entry)
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

/** `next` and `nextEntries` are addresses that go on where this answer ends. */
const asJson = ({ q, problems, pairs, looked, nextHref, entries, nextEntriesHref }: SearchFound) => ({
  q,
  problems,
  looked,
  next: nextHref ?? null,
  nextEntries: nextEntriesHref ?? null,
  pairs: pairs.map(({ id, revision, status, title, source, target }) => ({
    id,
    revision,
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
