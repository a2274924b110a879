import { z } from 'zod'
import type { MemoryId } from '../../model/id.ts'
import { memoryHere } from '../../storage/memories.ts'
import type { UsedMemory } from '../../storage/memories.ts'
import { addEntry, mendEntry, removeEntry } from '../../workbench/memory/mend-entry.ts'
import type { MendOutcome } from '../../workbench/memory/mend-entry.ts'
import { bodyOf } from '../parse.ts'
import { conflict, forbidden, notFound } from '../problem.ts'
import { projectPath, seeOther, wantsJson } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'
import { mayMend } from './match-views.ts'

const text = (what: string) =>
  z
    .string(`Write the ${what}.`)
    .trim()
    .min(1, `Write the ${what}.`)
    .max(20_000, 'At most 20,000 characters.')
    .transform(written => written.replaceAll('\r\n', '\n'))
const place = {
  changedAt: z.string('Say which version of the entry you were looking at.').max(40),
  pair: z.string().max(40).optional(),
  q: z.string().max(500).optional(),
}

const mendSchema = z.object({ ...place, source: text('source'), target: text('translation') })
const removalSchema = z.object(place)
const entrySchema = z.object({ source: text('source'), target: text('translation') })

/** A memory that the project of a visit looks into. @throws {Problem} 404 */
export async function memoryOfVisit({ storage, project, request }: ProjectVisit): Promise<UsedMemory> {
  const memory = await memoryHere(storage.db, project.id, String(request.params['memory']) as MemoryId)
  if (!memory) throw notFound()
  return memory
}

async function memoryToMend(visit: ProjectVisit): Promise<UsedMemory> {
  const memory = await memoryOfVisit(visit)
  if (!mayMend(visit, memory)) throw forbidden('The entries of this memory are put right in the project it belongs to.')
  return memory
}

const numberOf = ({ request }: ProjectVisit): number => {
  const number = String(request.params['entry'])
  if (!/^\d{1,10}$/.test(number)) throw notFound()
  return Number(number)
}

export async function mend(visit: ProjectVisit): Promise<void> {
  const memory = await memoryToMend(visit)
  const wish = bodyOf(visit, mendSchema)
  const outcome = await mendEntry(visit.storage, { ...wish, memory, number: numberOf(visit), user: visit.actor.id })
  answer(visit, memory, outcome, wish, 'entry-mended')
}

export async function remove(visit: ProjectVisit): Promise<void> {
  const memory = await memoryToMend(visit)
  const wish = bodyOf(visit, removalSchema)
  answer(
    visit,
    memory,
    await removeEntry(visit.storage, { ...wish, memory, number: numberOf(visit) }),
    wish,
    'entry-removed',
  )
}

/** Adds an entry by hand, or puts one back that was removed a moment ago. */
export async function add(visit: ProjectVisit): Promise<void> {
  const memory = await memoryToMend(visit)
  const { source, target } = bodyOf(visit, entrySchema)
  const entry = {
    source,
    target,
    before: null,
    after: null,
    pair: null,
    document: null,
    user: visit.actor.id,
    author: '',
    changedAt: new Date().toISOString(),
  }
  const number = await addEntry(visit.storage, memory, entry)
  if (wantsJson(visit.request)) visit.response.status(201).json({ number })
  else seeOther(visit, memoryPath(visit, memory), 'entry-added')
}

export const memoryPath = ({ project }: ProjectVisit, memory: Pick<UsedMemory, 'id'>): string =>
  `${projectPath(project)}/memory/${memory.id}`

function answer(
  visit: ProjectVisit,
  memory: UsedMemory,
  outcome: MendOutcome,
  from: { readonly pair?: string | undefined; readonly q?: string | undefined },
  done: string,
): void {
  if (outcome.kind === 'missing') throw notFound()
  if (outcome.kind === 'stale') throw conflict('Somebody changed this entry first. Look at it again.')
  const { entry } = outcome
  if (wantsJson(visit.request))
    visit.response.json({
      number: entry.number,
      source: entry.source,
      target: entry.target,
      changedAt: entry.changedAt,
    })
  else if (from.pair) seeOther(visit, `/pairs/${encodeURIComponent(from.pair)}`)
  else seeOther(visit, `${memoryPath(visit, memory)}${from.q ? `?q=${encodeURIComponent(from.q)}` : ''}`, done)
}
