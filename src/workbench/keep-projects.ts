import type { Actor } from '../model/actor.ts'
import type { ProjectId } from '../model/id.ts'
import type { Project } from '../model/project.ts'
import { audit } from '../storage/audit.ts'
import type { AuditKind } from '../storage/audit.ts'
import type { Storage } from '../storage/open.ts'
import { deleteProject, insertProject, purgeProjects, renameProject, restoreProject } from '../storage/projects.ts'
import type { NewProject } from '../storage/projects.ts'

export interface Doer {
  readonly actor: Actor
  readonly address: string
}

const keptDays = 30

/** Projects deleted after this can be brought back. */
export const keptSince = (now = Date.now()): string => new Date(now - keptDays * 24 * 60 * 60_000).toISOString()

export async function createProject(
  storage: Storage,
  doer: Doer,
  project: Omit<NewProject, 'manager'>,
): Promise<Project> {
  const made = await insertProject(storage, { ...project, manager: doer.actor.id })
  await note(storage, doer, 'project-created', made.id)
  return made
}

export async function changeProject(
  storage: Storage,
  doer: Doer,
  project: ProjectId,
  names: { name: string; description: string },
): Promise<void> {
  await renameProject(storage, project, names)
  await note(storage, doer, 'project-renamed', project)
}

/** Hides a project for 30 days, after which it is gone. */
export async function removeProject(storage: Storage, doer: Doer, project: ProjectId): Promise<void> {
  await deleteProject(storage, project)
  await note(storage, doer, 'project-deleted', project)
  storage.publish({ kind: 'members', project })
}

export async function bringBackProject(storage: Storage, doer: Doer, slug: string): Promise<boolean> {
  const project = await restoreProject(storage, slug, doer.actor, keptSince())
  if (project) await note(storage, doer, 'project-restored', project)
  return project !== undefined
}

/** Run at every start. */
export const forgetOldProjects = (storage: Storage): Promise<number> => purgeProjects(storage, keptSince())

const note = (storage: Storage, { actor, address }: Doer, kind: AuditKind, project: ProjectId): Promise<void> =>
  audit(storage, { kind, user: actor.id, project, address })
