import { z } from 'zod'
import { languageOf } from '../../model/language.ts'
import { may } from '../../model/role.ts'
import { bringBackDocument, changeDocument, removeDocument } from '../../workbench/keep-documents.ts'
import { formOf, nameOf } from '../parse.ts'
import type { Problems } from '../parse.ts'
import { notFound } from '../problem.ts'
import { documentPath, projectPath, seeOther, showPage } from '../visit.ts'
import type { DocumentVisit, ProjectVisit, SignedInVisit } from '../visit.ts'
import type { Doer } from '../../workbench/keep-projects.ts'

const form = z.object({
  title: nameOf('a title'),
  subtitle: z.string().trim().max(200, 'At most 200 characters.').default(''),
})

/** Where the settings of a document are, for those who may change them. */
export const settingsHrefOf = ({ project, document, role }: DocumentVisit): string | undefined =>
  may(role, 'manage') ? `${documentPath(project, document)}/settings` : undefined

export const showDocumentSettings = (visit: DocumentVisit): void => page(visit, {})

export async function saveDocumentSettings(visit: DocumentVisit): Promise<void> {
  const read = formOf(visit, form)
  if (read.kind === 'problems') return page(visit, read.problems)
  await changeDocument(visit.storage, visit.document, read.value)
  seeOther(visit, documentPath(visit.project, visit.document), 'document-renamed')
}

export async function deleteDocument(visit: DocumentVisit): Promise<void> {
  await removeDocument(visit.storage, doer(visit), visit.document)
  seeOther(visit, projectPath(visit.project), 'document-deleted')
}

export async function restoreDocument(visit: ProjectVisit): Promise<void> {
  const { storage, project, request } = visit
  const document = await bringBackDocument(storage, doer(visit), project, String(request.params['document']))
  if (!document) throw notFound()
  seeOther(visit, documentPath(project, document), 'document-restored')
}

const doer = ({ actor, request }: SignedInVisit): Doer => ({ actor, address: request.ip ?? '' })

function page(visit: DocumentVisit, problems: Problems): void {
  const { project, document, csrf } = visit
  const path = documentPath(project, document)
  const { lang } = languageOf(project.sourceLang)
  showPage(
    visit,
    'documents/settings',
    {
      title: `Settings – ${document.title}`,
      crumbs: [
        { text: project.name, href: projectPath(project) },
        { text: document.title, href: path, lang },
        { text: 'Settings' },
      ],
      status: Object.keys(problems).length > 0 ? 422 : 200,
    },
    { csrf, path, problems, lang, title: document.title, subtitle: document.subtitle },
  )
}
