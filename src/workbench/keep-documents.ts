import { audit } from '../storage/audit.ts'
import type { Document } from '../storage/documents.ts'
import { deleteDocument, purgeDocuments, renameDocument, restoreDocument } from '../storage/documents.ts'
import type { Storage } from '../storage/open.ts'
import type { Doer } from './keep-projects.ts'
import { keptSince } from './keep-projects.ts'
import type { Project } from '../model/project.ts'

export async function changeDocument(
  storage: Storage,
  document: Document,
  names: { title: string; subtitle: string },
): Promise<void> {
  await renameDocument(storage, document.id, names)
  storage.publish({ kind: 'document', project: document.project, document: document.id })
}

/** Hides a document for 30 days, after which it is gone. What the memory and the glossary have of it stays. */
export async function removeDocument(storage: Storage, doer: Doer, document: Document): Promise<void> {
  await deleteDocument(storage, document.id)
  await note(storage, doer, 'document-deleted', document)
  storage.publish({ kind: 'members', project: document.project })
}

/** @returns `undefined` when no document of this address was deleted in the last 30 days */
export async function bringBackDocument(
  storage: Storage,
  doer: Doer,
  project: Project,
  slug: string,
): Promise<Document | undefined> {
  const document = await restoreDocument(storage, project.id, slug, keptSince())
  if (document) await note(storage, doer, 'document-restored', document)
  return document
}

/** Run at every start. */
export const forgetOldDocuments = (storage: Storage, signal: AbortSignal): Promise<void> =>
  purgeDocuments(storage, keptSince(), signal)

const note = (
  storage: Storage,
  { actor, address }: Doer,
  kind: 'document-deleted' | 'document-restored',
  { id, project }: Document,
): Promise<void> => audit(storage, { kind, user: actor.id, project, address, detail: { document: id } })
