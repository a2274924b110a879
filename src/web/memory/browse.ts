import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { WordMode } from '../../text/arabic/stem.ts'
import { findWords } from '../../text/search/find-words.ts'
import type { Span } from '../../text/span.ts'
import { tmx } from '../../text/formats/tmx.ts'
import { languageOf } from '../../model/language.ts'
import { may } from '../../model/role.ts'
import { documentTitles } from '../../storage/documents.ts'
import { entriesBefore } from '../../storage/memory-entries.ts'
import type { MemoryEntry } from '../../storage/memory-entries.ts'
import type { UsedMemory } from '../../storage/memories.ts'
import { namesOf } from '../../storage/user-names.ts'
import { findInMemory } from '../../workbench/memory/find-in-memory.ts'
import { memoryAsFile } from '../../workbench/memory/memory-as-file.ts'
import type { EntryLine } from '../memory-views.ts'
import { addressWith, entryPlace, patienceMs, writtenEntryPlace } from '../search/place.ts'
import { showPage } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'
import { memoryOfVisit } from './entries.ts'
import { markedRuns } from './marked.ts'
import { entryPath, mayMend } from './match-views.ts'
import { memoriesPath, memoryFrame, memoryLine } from './memories.ts'

const shownEntries = 50

const querySchema = z.object({
  q: z.string().trim().max(500).catch(''),
  exact: z.literal('1').optional().catch(undefined),
  before: z.coerce.number().int().min(0).optional().catch(undefined),
  entries: entryPlace,
})

/** What a memory holds, newest first, or where words stand in it. */
export async function showMemory(visit: ProjectVisit): Promise<void> {
  const {
    storage: { db },
    project,
    role,
    csrf,
    response,
  } = visit
  const memory = await memoryOfVisit(visit)
  const { q, exact, before, entries } = querySchema.parse({ ...visit.request.query })
  const line = memoryLine(visit, memory)
  if (line.state === 'running') response.setHeader('Refresh', '2')
  const mode = exact ? 'exact' : 'stemmed'
  const found =
    q === ''
      ? undefined
      : await findInMemory(db, [memory], { words: q, mode, most: shownEntries, after: entries, patienceMs })
  const newest = found ? [] : await entriesBefore(db, memory.shelf, before, shownEntries + 1)
  const shown = found?.hits.map(({ entry }) => entry) ?? newest.slice(0, shownEntries)
  showPage(visit, 'memory/memory', memoryFrame(visit, memory.name, [{ text: 'Memory', href: memoriesPath(visit) }]), {
    ...line,
    csrf,
    q,
    isExact: exact !== undefined,
    canManage: may(role, 'manage'),
    canAdd: mayMend(visit, memory),
    source: languageOf(project.sourceLang),
    target: languageOf(project.targetLang),
    lines: await entryLines(visit, memory, shown, text => marksIn(text, q, mode)),
    moreHref: found
      ? found.next && addressWith(line.path, { q, exact, entries: writtenEntryPlace(found.next) })
      : newest.length > shownEntries
        ? addressWith(line.path, { before: String(shown.at(-1)!.number) })
        : undefined,
  })
}

const marksIn = (text: string, words: string, mode: WordMode): Span[] =>
  findWords(text, words, mode).flatMap(({ marks }) => marks)

async function entryLines(
  visit: ProjectVisit,
  memory: UsedMemory,
  entries: readonly MemoryEntry[],
  marks: (text: string) => Span[],
): Promise<EntryLine[]> {
  const {
    storage: { db },
  } = visit
  const names = await namesOf(
    db,
    entries.map(({ user }) => user),
  )
  const titles = await documentTitles(
    db,
    entries.map(({ document }) => document).filter(id => id !== null),
  )
  return entries.map(entry => ({
    source: markedRuns(entry.source, marks(entry.source)),
    target: markedRuns(entry.target, marks(entry.target)),
    who: (entry.user && names.get(entry.user)) ?? entry.author,
    at: entry.changedAt,
    where: (entry.document && titles.get(entry.document)) ?? undefined,
    entry: mayMend(visit, memory) ? formOf(visit, memory, entry) : undefined,
  }))
}

const formOf = (visit: ProjectVisit, memory: UsedMemory, entry: MemoryEntry) => ({
  path: entryPath(visit, memory, entry),
  changedAt: entry.changedAt,
  source: entry.source,
  target: entry.target,
})

/** The whole memory as TMX, written while it is read. */
export async function downloadMemory(visit: ProjectVisit): Promise<void> {
  const { storage, project, response } = visit
  const memory = await memoryOfVisit(visit)
  response
    .attachment(`${project.slug}-memory.tmx`)
    .type(`${tmx.mediaType}; charset=utf-8`)
    .set('Content-Security-Policy', 'sandbox')
  try {
    await pipeline(Readable.from(memoryAsFile(storage.db, memory, project), { highWaterMark: 2 }), response)
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}
