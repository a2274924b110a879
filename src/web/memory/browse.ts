import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { tmx } from '../../text/formats/tmx.ts'
import { languageOf } from '../../model/language.ts'
import { may } from '../../model/role.ts'
import { documentTitles } from '../../storage/documents.ts'
import { entriesBefore } from '../../storage/memory-entries.ts'
import type { MemoryEntry } from '../../storage/memory-entries.ts'
import { namesOf } from '../../storage/user-names.ts'
import { findInMemory } from '../../workbench/memory/find-in-memory.ts'
import type { MemoryHit } from '../../workbench/memory/find-in-memory.ts'
import { memoryAsFile } from '../../workbench/memory/memory-as-file.ts'
import type { EntryLine } from '../memory-views.ts'
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
  const { q, exact, before } = querySchema.parse({ ...visit.request.query })
  const line = memoryLine(visit, memory)
  if (line.state === 'running') response.setHeader('Refresh', '2')
  const found: readonly Pick<MemoryHit, 'entry' | 'source' | 'target'>[] =
    q === ''
      ? (await entriesBefore(db, memory.shelf, before, shownEntries + 1)).map(entry => ({
          entry,
          source: [],
          target: [],
        }))
      : await findInMemory(db, [memory], { words: q, mode: exact ? 'exact' : 'stemmed', most: shownEntries + 1 })
  const shown = found.slice(0, shownEntries)
  showPage(visit, 'memory/memory', memoryFrame(visit, memory.name, [{ text: 'Memory', href: memoriesPath(visit) }]), {
    ...line,
    csrf,
    q,
    isExact: exact !== undefined,
    canManage: may(role, 'manage'),
    canAdd: mayMend(visit, memory),
    source: languageOf(project.sourceLang),
    target: languageOf(project.targetLang),
    lines: await entryLines(visit, memory, shown),
    hasMore: found.length > shownEntries,
    moreHref: q === '' && found.length > shownEntries ? `${line.path}?before=${shown.at(-1)!.entry.number}` : undefined,
  })
}

async function entryLines(
  visit: ProjectVisit,
  memory: MemoryHit['memory'],
  hits: readonly Pick<MemoryHit, 'entry' | 'source' | 'target'>[],
): Promise<EntryLine[]> {
  const {
    storage: { db },
  } = visit
  const names = await namesOf(
    db,
    hits.map(({ entry }) => entry.user),
  )
  const titles = await documentTitles(
    db,
    hits.map(({ entry }) => entry.document).filter(id => id !== null),
  )
  return hits.map(({ entry, source, target }) => ({
    source: markedRuns(
      entry.source,
      source.flatMap(({ marks }) => marks),
    ),
    target: markedRuns(
      entry.target,
      target.flatMap(({ marks }) => marks),
    ),
    who: (entry.user && names.get(entry.user)) ?? entry.author,
    at: entry.changedAt,
    where: (entry.document && titles.get(entry.document)) ?? undefined,
    entry: mayMend(visit, memory) ? formOf(visit, memory, entry) : undefined,
  }))
}

const formOf = (visit: ProjectVisit, memory: MemoryHit['memory'], entry: MemoryEntry) => ({
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
