import { z } from 'zod'
import { formats } from '../../text/formats/index.ts'
import type { FormatId } from '../../text/formats/format.ts'
import { may } from '../../model/role.ts'
import {
  describeMemory,
  leaveMemory,
  memoriesOf,
  memoriesOnOffer,
  memoryTakes,
  ownMemoryIn,
  useMemory,
} from '../../storage/memories.ts'
import type { UsedMemory } from '../../storage/memories.ts'
import { tellImport } from '../../storage/memory-import.ts'
import { changeWhatMemoryTakes } from '../../workbench/memory/fill-memory.ts'
import { importMemory, removeMemory } from '../../workbench/memory/import-memory.ts'
import type { MemoryLine } from '../memory-views.ts'
import { bodyOf, nameOf } from '../parse.ts'
import { badRequest, conflict, notFound } from '../problem.ts'
import { projectPath, seeOther, showPage } from '../visit.ts'
import type { PageFrame, ProjectVisit } from '../visit.ts'
import { memoryOfVisit, memoryPath } from './entries.ts'
import { receiveFile } from './receive-file.ts'

const silentAfterMs = 60_000
const mostBytes = 4 * 2 ** 30

export const memoriesPath = ({ project }: Pick<ProjectVisit, 'project'>): string => `${projectPath(project)}/memory`

export const memoryFrame = (visit: ProjectVisit, title: string, crumbs: PageFrame['crumbs'] = []): PageFrame => ({
  title,
  crumbs: [
    { text: 'Projects', href: '/projects' },
    { text: visit.project.name, href: projectPath(visit.project) },
    ...crumbs,
    { text: title },
  ],
})

/** The memories a project looks into, and what it may do with them. */
export async function showMemories(visit: ProjectVisit): Promise<void> {
  const { storage, project, role, actor, csrf } = visit
  if (may(role, 'manage')) await storage.write(tx => ownMemoryIn(tx, project.id))
  const canManage = may(role, 'manage')
  const memories = await memoriesOf(storage.db, project.id)
  const offers = canManage ? await memoriesOnOffer(storage.db, project.id, actor) : []
  showPage(visit, 'memory/memories', memoryFrame(visit, 'Memory'), {
    csrf,
    canManage,
    path: memoriesPath(visit),
    takes: await memoryTakes(storage.db, project.id),
    memories: memories.map(memory => memoryLine(visit, memory)),
    offers: offers.map(({ id, name, projectName, entries }) => ({ id, name, projectName, entries })),
  })
}

export function memoryLine(visit: ProjectVisit, memory: UsedMemory): MemoryLine {
  const { id, name, kind, entries, isOn, isShared, penalty, projectName, share, skipped, problem, createdAt } = memory
  const isSilent = memory.state === 'running' && memory.heardAt < new Date(Date.now() - silentAfterMs).toISOString()
  return {
    id,
    name,
    entries,
    isOn,
    isShared,
    penalty,
    skipped,
    createdAt,
    path: memoryPath(visit, memory),
    from: memory.project !== visit.project.id ? 'other' : kind,
    projectName,
    state: isSilent ? 'failed' : memory.state,
    percent: Math.floor(100 * share),
    problem: isSilent
      ? 'The server stopped before the file was read. Remove this memory and import the file again.'
      : problem,
  }
}

const readable: readonly FormatId[] = ['tmx', 'tsv', 'csv', 'jsonl']

/** Takes a file of pairs as a new memory and goes to where its reading can be watched. */
export async function takeMemory(visit: ProjectVisit): Promise<void> {
  const { storage, project, actor, mizan } = visit
  const { name, path } = await receiveFile(visit, mostBytes)
  const extension = /\.(\w{1,8})$/.exec(name)?.[1]?.toLowerCase()
  const format = formats.find(each => readable.includes(each.id) && each.extension === extension)
  if (!format) throw badRequest('A memory is read from a TMX, TSV, CSV or JSONL file; its name ends so.')
  const shown = name
    .replace(/[\p{Cc}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .trim()
    .slice(0, 200)
  const { memory, ended } = await importMemory(
    storage,
    { project: project.id, user: actor.id, name: shown, path, format: format.id },
    mizan.stopping,
  )
  ended.catch((error: unknown) => mizan.log.error({ err: error }, 'a memory could not be read'))
  seeOther(visit, memoryPath(visit, memory))
}

export async function changeSettings(visit: ProjectVisit): Promise<void> {
  const { takes } = bodyOf(
    visit,
    z.object({
      takes: z.enum(['approved', 'translated'], 'A memory takes in approved segments, or translated ones, too.'),
    }),
  )
  const { ended } = await changeWhatMemoryTakes(visit.storage, visit.project.id, takes)
  ended.catch((error: unknown) => visit.mizan.log.error({ err: error }, 'a memory could not be filled'))
  seeOther(visit, memoriesPath(visit), 'memory-filling')
}

const useSchema = z.object({
  isOn: z.enum(['yes', 'no'], 'A memory is on or off.'),
  penalty: z.coerce
    .number('A penalty is a number.')
    .int('A penalty is a whole number of points.')
    .min(0, 'A penalty is 0 or more.')
    .max(100, 'A penalty is 100 at most.'),
  name: nameOf('the name of the memory', 200).optional(),
  isShared: z.enum(['yes', 'no']).optional(),
})

/** Switches a memory, sets its penalty; one of the project's own can be renamed and opened to other projects. */
export async function changeMemory(visit: ProjectVisit): Promise<void> {
  const { storage, project } = visit
  const memory = await memoryOfVisit(visit)
  const { isOn, penalty, name, isShared } = bodyOf(visit, useSchema)
  await useMemory(storage, project.id, memory.id, { isOn: isOn === 'yes', penalty })
  if (memory.project === project.id)
    await describeMemory(storage, project.id, memory.id, {
      ...(name !== undefined && { name }),
      isShared: isShared === 'yes',
    })
  seeOther(visit, memoriesPath(visit), 'memory-changed')
}

/** Looks into a memory of another project from now on. */
export async function borrowMemory(visit: ProjectVisit): Promise<void> {
  const { storage, project, actor } = visit
  const { memory } = bodyOf(visit, z.object({ memory: z.string('Choose a memory.').max(40) }))
  const offered = (await memoriesOnOffer(storage.db, project.id, actor)).find(({ id }) => id === memory)
  if (!offered) throw notFound()
  await useMemory(storage, project.id, offered.id, { isOn: true, penalty: 0 })
  seeOther(visit, memoriesPath(visit), 'memory-changed')
}

/** Takes a memory away for good, or only leaves one of another project. */
export async function dropMemory(visit: ProjectVisit): Promise<void> {
  const { storage, project, mizan } = visit
  const memory = await memoryOfVisit(visit)
  if (memory.project !== project.id) await leaveMemory(storage, project.id, memory.id)
  else if (memory.kind === 'own') throw conflict('The memory of the project itself stays; it can be switched off.')
  else
    (await removeMemory(storage, memory)).ended.catch((error: unknown) =>
      mizan.log.error({ err: error }, 'a memory could not be removed'),
    )
  seeOther(visit, memoriesPath(visit), 'memory-removed')
}

/** Stops the reading of a file; what was read of it goes, too. */
export async function cancelMemory(visit: ProjectVisit): Promise<void> {
  const memory = await memoryOfVisit(visit)
  if (memory.project !== visit.project.id) throw notFound()
  await tellImport(visit.storage, memory.id, { state: 'cancelled', share: memory.share })
  seeOther(visit, memoriesPath(visit), 'memory-cancelled')
}
