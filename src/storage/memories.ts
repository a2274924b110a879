import { randomInt } from 'node:crypto'
import type { MemoryId, ProjectId, UserId } from '../model/id.ts'
import type { Onlooker } from './access.ts'
import type { Db, Storage, Tx } from './open.ts'
import { newId } from './new-id.ts'
import type { MemoryState, Tables } from './tables.ts'

/** A memory as the project that looks into it sees it. */
export interface Memory {
  readonly id: MemoryId
  readonly shelf: number
  readonly project: ProjectId
  readonly kind: 'own' | 'imported'
  readonly name: string
  /** Whether other projects of the same languages may look into it. */
  readonly isShared: boolean
  readonly entries: number
  readonly state: MemoryState
  /** The share of its file that is read, 0–1. */
  readonly share: number
  readonly skipped: number
  readonly problem: string
  readonly createdAt: string
  readonly heardAt: string
}

export interface UsedMemory extends Memory {
  readonly isOn: boolean
  /** Points a match from it loses, 0–100. */
  readonly penalty: number
  /** The name of the project it belongs to. */
  readonly projectName: string
}

const highestShelf = 2 ** 30

/** Makes a memory that its project looks into. */
export async function makeMemoryIn(
  tx: Tx,
  memory: {
    project: ProjectId
    kind: 'own' | 'imported'
    name: string
    user: UserId | null
    state?: MemoryState
    penalty?: number
  },
): Promise<Memory | undefined> {
  const at = new Date().toISOString()
  for (;;) {
    const row = {
      id: newId<'memory'>(),
      shelf: randomInt(1, highestShelf),
      project_id: memory.project,
      kind: memory.kind,
      name: memory.name,
      state: memory.state ?? 'ready',
      share: memory.state === 'running' ? 0 : 1,
      created_by: memory.user,
      created_at: at,
      heard_at: at,
      is_shared: 0,
      entries: 0,
      next_number: 0,
      skipped: 0,
      problem: '',
      is_indexed: 1,
    } satisfies Tables['memory']
    const made = await tx
      .insertInto('memory')
      .values(row)
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) {
      await tx
        .insertInto('project_memory')
        .values({ project_id: memory.project, memory_id: row.id, is_on: 1, penalty: memory.penalty ?? 0 })
        .execute()
      return memoryOf(row)
    }
    if (memory.kind === 'own') return undefined
  }
}

/** The memory that a project's finished pairs feed; made when it is first needed. */
export async function ownMemoryIn(
  tx: Tx,
  project: ProjectId,
): Promise<{ readonly shelf: number; readonly takes: 'approved' | 'translated' }> {
  for (;;) {
    const row = await tx
      .selectFrom('project')
      .leftJoin('memory', join => join.onRef('memory.project_id', '=', 'project.id').on('memory.kind', '=', 'own'))
      .select(['memory.shelf', 'project.memory_takes', 'project.name'])
      .where('project.id', '=', project)
      .executeTakeFirstOrThrow()
    if (row.shelf !== null) return { shelf: row.shelf, takes: row.memory_takes }
    await makeMemoryIn(tx, { project, kind: 'own', name: row.name, user: null })
  }
}

/** Which pairs a project's memory takes in. */
export async function memoryTakes(db: Db, project: ProjectId): Promise<'approved' | 'translated'> {
  const row = await db.selectFrom('project').select('memory_takes').where('id', '=', project).executeTakeFirstOrThrow()
  return row.memory_takes
}

export async function setMemoryTakes(
  storage: Storage,
  project: ProjectId,
  takes: 'approved' | 'translated',
): Promise<void> {
  await storage.write(tx => tx.updateTable('project').set({ memory_takes: takes }).where('id', '=', project).execute())
}

const columns = [
  'memory.id',
  'memory.shelf',
  'memory.project_id',
  'memory.kind',
  'memory.name',
  'memory.is_shared',
  'memory.entries',
  'memory.state',
  'memory.share',
  'memory.skipped',
  'memory.problem',
  'memory.created_at',
  'memory.heard_at',
] as const

/** The memories a project looks into or has switched off: its own first, then by name. Those that are being taken away are left out. */
export async function memoriesOf(db: Db, project: ProjectId): Promise<UsedMemory[]> {
  const rows = await db
    .selectFrom('project_memory')
    .innerJoin('memory', 'memory.id', 'project_memory.memory_id')
    .innerJoin('project', 'project.id', 'memory.project_id')
    .select([...columns, 'project_memory.is_on', 'project_memory.penalty', 'project.name as projectName'])
    .where('project_memory.project_id', '=', project)
    .where('memory.state', '<>', 'going')
    .where('project.deleted_at', 'is', null)
    .where(eb => eb.or([eb('memory.project_id', '=', project), eb('memory.is_shared', '=', 1)]))
    .orderBy('memory.kind', 'desc')
    .orderBy('memory.name')
    .orderBy('memory.id')
    .execute()
  return rows
    .map(row => ({ ...memoryOf(row), isOn: row.is_on === 1, penalty: row.penalty, projectName: row.projectName }))
    .toSorted((one, other) => Number(isOwn(other, project)) - Number(isOwn(one, project)))
}

const isOwn = (memory: Memory, project: ProjectId): boolean => memory.kind === 'own' && memory.project === project

/** Memories of other projects with the same languages that a member could let this project look into. */
export async function memoriesOnOffer(
  db: Db,
  project: ProjectId,
  onlooker: Onlooker,
): Promise<(Memory & { readonly projectName: string })[]> {
  let query = db
    .selectFrom('memory')
    .innerJoin('project', 'project.id', 'memory.project_id')
    .innerJoin('project as here', join =>
      join.onRef('here.source_lang', '=', 'project.source_lang').onRef('here.target_lang', '=', 'project.target_lang'),
    )
    .select([...columns, 'project.name as projectName'])
    .where('here.id', '=', project)
    .where('memory.project_id', '<>', project)
    .where('memory.is_shared', '=', 1)
    .where('memory.state', '<>', 'going')
    .where('project.deleted_at', 'is', null)
    .where('memory.id', 'not in', db.selectFrom('project_memory').select('memory_id').where('project_id', '=', project))
  if (!onlooker.isAdmin)
    query = query.where(
      'memory.project_id',
      'in',
      db.selectFrom('member').select('project_id').where('user_id', '=', onlooker.id),
    )
  const rows = await query.orderBy('memory.name').limit(200).execute()
  return rows.map(row => ({ ...memoryOf(row), projectName: row.projectName }))
}

/** A memory that a project looks into or has switched off. */
export async function memoryHere(db: Db, project: ProjectId, id: MemoryId): Promise<UsedMemory | undefined> {
  return (await memoriesOf(db, project)).find(memory => memory.id === id)
}

/** Lets a project look into a memory, or changes how. */
export async function useMemory(
  storage: Storage,
  project: ProjectId,
  memory: MemoryId,
  use: { isOn: boolean; penalty: number },
): Promise<void> {
  const values = { is_on: use.isOn ? 1 : 0, penalty: use.penalty }
  await storage.write(tx =>
    tx
      .insertInto('project_memory')
      .values({ project_id: project, memory_id: memory, ...values })
      .onConflict(conflict => conflict.columns(['project_id', 'memory_id']).doUpdateSet(values))
      .execute(),
  )
}

/** Ends that a project looks into a memory of another one. */
export async function leaveMemory(storage: Storage, project: ProjectId, memory: MemoryId): Promise<void> {
  await storage.write(tx =>
    tx.deleteFrom('project_memory').where('project_id', '=', project).where('memory_id', '=', memory).execute(),
  )
}

/** Renames a memory of a project, or opens it to others; those that look into one which is closed again find nothing there. */
export async function describeMemory(
  storage: Storage,
  project: ProjectId,
  memory: MemoryId,
  about: { name?: string; isShared?: boolean },
): Promise<void> {
  await storage.write(tx =>
    tx
      .updateTable('memory')
      .set({
        ...(about.name !== undefined && { name: about.name }),
        ...(about.isShared !== undefined && { is_shared: about.isShared ? 1 : 0 }),
        heard_at: new Date().toISOString(),
      })
      .where('id', '=', memory)
      .where('project_id', '=', project)
      .execute(),
  )
}

export const memoryOf = (
  row: Pick<
    Tables['memory'],
    | 'id'
    | 'shelf'
    | 'project_id'
    | 'kind'
    | 'name'
    | 'is_shared'
    | 'entries'
    | 'state'
    | 'share'
    | 'skipped'
    | 'problem'
    | 'created_at'
    | 'heard_at'
  >,
): Memory => ({
  id: row.id,
  shelf: row.shelf,
  project: row.project_id,
  kind: row.kind,
  name: row.name,
  isShared: row.is_shared === 1,
  entries: row.entries,
  state: row.state,
  share: row.share,
  skipped: row.skipped,
  problem: row.problem,
  createdAt: row.created_at,
  heardAt: row.heard_at,
})
