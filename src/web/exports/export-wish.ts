import { z } from 'zod'
import { formatNamed, formats } from '../../text/formats/index.ts'
import type { Document } from '../../storage/documents.ts'
import { documentsOf } from '../../storage/documents.ts'
import { selections } from '../../workbench/export-pairs.ts'
import type { ExportWish, Selection } from '../../workbench/export-pairs.ts'
import { documentPath, projectPath } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'

export type ExportVisit = ProjectVisit & { readonly document?: Document }

const names = Object.keys(selections) as [Selection, ...Selection[]]

const asked = z.object({
  format: z.string().transform(formatNamed).catch(undefined),
  what: z.enum(names).catch('translated'),
  comments: z.enum(['notes', 'none']).catch('notes'),
  people: z.enum(['names', 'none']).catch('names'),
})

/** What an address of an export asks for; whatever it does not say, or says wrongly, is as usual. */
export async function wishOf({ storage, request, project, document }: ExportVisit): Promise<ExportWish> {
  const { format, what, comments, people } = asked.parse({ ...request.query })
  return {
    project,
    selection: what,
    format: format ?? formats[0]!,
    withComments: comments === 'notes',
    withPeople: people === 'names',
    documents: document ? [document] : (await documentsOf(storage.db, project.id)).toReversed(),
    title: document?.title ?? project.name,
  }
}

/** The same wish again, as the query of an address. */
export function queryOfWish({ format, selection, withComments, withPeople }: ExportWish): string {
  return new URLSearchParams({
    format: format.id,
    what: selection,
    ...(!withComments && { comments: 'none' }),
    ...(!withPeople && { people: 'none' }),
  }).toString()
}

export const exportPath = ({ project, document }: Pick<ExportVisit, 'project' | 'document'>): string =>
  `${document ? documentPath(project, document) : projectPath(project)}/export`

/** The names of the files of an export: the same for the same document, whoever exports it and when. */
export const fileNames = (
  { project, document }: Pick<ExportVisit, 'project' | 'document'>,
  { format }: ExportWish,
): readonly string[] => format.files((document ?? project).slug, project)
