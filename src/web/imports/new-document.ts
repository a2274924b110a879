import { beginImport } from '../../workbench/import-text.ts'
import { languageOf } from '../../model/language.ts'
import { projectPath, seeOther, showPage } from '../visit.ts'
import type { PageFrame, ProjectVisit } from '../visit.ts'
import { readUpload } from './read-upload.ts'
import type { Upload } from './read-upload.ts'

/** Step 1 of adding a document: the text. */
export function newDocument(visit: ProjectVisit): void {
  askForText(visit, '', undefined)
}

export async function begin(visit: ProjectVisit): Promise<void> {
  const { storage, request, project, actor, mizan } = visit
  const upload = await readUpload(request, mizan.configuration.uploadMax)
  const { fileName, original } = originalOf(upload)
  const begun =
    problemBeforeReading(original, upload) ??
    (await beginImport(storage, { project: project.id, user: actor.id, fileName, original }))
  if (begun.kind === 'refused') return askForText(visit, upload.pasted.toString('utf8'), begun.problem)
  seeOther(visit, `${importsPath(visit)}/${begun.id}?step=sentences`)
}

/** What was pasted wins only when there is no file; a form sends line ends as CR LF, which nobody pasted. */
export function originalOf({ pasted, file }: Upload): { fileName: string; original: Buffer } {
  if (file) return { fileName: plainName(file.name), original: file.bytes }
  return { fileName: '', original: Buffer.from(pasted.toString('latin1').replaceAll('\r\n', '\n'), 'latin1') }
}

/** The last part of a path, in one line, without invisible direction marks. */
export const plainName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/gu, '')
    .slice(0, 120)

const signatures: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'This is a Word or ZIP file. Save it as plain text (.txt), or copy its text and paste it here.'],
  ['%PDF', 'This is a PDF. Copy its text and paste it here.'],
  [
    '\u00D0\u00CF\u0011\u00E0',
    'This is an old Word file. Save it as plain text (.txt), or copy its text and paste it here.',
  ],
  ['{\\rtf', 'This is an RTF file. Save it as plain text (.txt), or copy its text and paste it here.'],
]

export function problemBeforeReading(
  original: Buffer,
  { file }: Upload,
): { readonly kind: 'refused'; readonly problem: string } | undefined {
  if (original.length === 0)
    return { kind: 'refused', problem: file ? 'That file is empty.' : 'Paste a text or choose a file first.' }
  const start = original.toString('latin1', 0, 8)
  const known = signatures.find(([signature]) => start.startsWith(signature))
  return known && { kind: 'refused', problem: known[1] }
}

function askForText(visit: ProjectVisit, text: string, problem: string | undefined): void {
  const { project, csrf, mizan } = visit
  showPage(
    visit,
    'imports/text',
    { ...importFrame(visit, 'Add a document'), ...(problem !== undefined && { status: 422 }) },
    {
      text,
      problem,
      source: languageOf(project.sourceLang),
      action: `${importsPath(visit)}?_csrf=${encodeURIComponent(csrf)}`,
      cancelHref: projectPath(project),
      twoTextsHref: twoTextsPath(visit),
      target: languageOf(project.targetLang),
      mostMegabytes: Math.floor(mizan.configuration.uploadMax / 2 ** 20),
    },
  )
}

export const importsPath = ({ project }: Pick<ProjectVisit, 'project'>): string => `${projectPath(project)}/imports`

/** Where a text is brought in together with its translation. */
export const twoTextsPath = ({ project }: Pick<ProjectVisit, 'project'>): string =>
  `${projectPath(project)}/documents/new-with-translation`

export const importFrame = ({ project }: ProjectVisit, title: string, tools = ''): PageFrame => ({
  title,
  tools,
  crumbs: [{ text: project.name, href: projectPath(project) }, { text: 'Add a document' }],
})
