import { readTermsCsv, writeTermsCsv } from '../../text/terms/csv.ts'
import { readTbx, writeTbx } from '../../text/terms/tbx.ts'
import type { TermLanguages, TermsRead } from '../../text/terms/term-file.ts'
import type { TermFileId } from '../../model/id.ts'
import { audit } from '../../storage/audit.ts'
import { termsOf } from '../../storage/terms.ts'
import { decodeText } from '../../workbench/decode-text.ts'
import { importTerms, undoImport } from '../../workbench/terms/keep-terms.ts'
import { originalOf, problemBeforeReading } from '../imports/new-document.ts'
import { readUpload } from '../imports/read-upload.ts'
import { notFound, unusable } from '../problem.ts'
import { seeOther, showPage, wantsJson } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'
import { glossaryFrame, glossaryHead, glossaryPath } from './glossary.ts'

const effects = { stopped: 'Nothing after this was read', skipped: 'Left out', noted: 'Taken' } as const

const mediaTypes = { csv: 'text/csv', tbx: 'application/x-tbx+xml' } as const

export const downloadCsv = (visit: ProjectVisit): Promise<void> => download(visit, 'csv')
export const downloadTbx = (visit: ProjectVisit): Promise<void> => download(visit, 'tbx')

async function download(
  { storage, project, actor, request, response }: ProjectVisit,
  format: 'csv' | 'tbx',
): Promise<void> {
  const terms = await termsOf(storage.db, project.id)
  const pieces = format === 'csv' ? writeTermsCsv(terms) : writeTbx(terms, project, project.name)
  const detail = { format, what: 'terms', terms: terms.length }
  await audit(storage, { kind: 'exported', user: actor.id, project: project.id, address: request.ip, detail })
  response
    .attachment(`${project.slug}.terms.${format}`)
    .type(`${mediaTypes[format]}; charset=utf-8`)
    .set('Content-Security-Policy', 'sandbox')
    .send([...pieces].join(''))
}

/** Takes the terms of a file in, and says what was left out and why. */
export async function takeFile(visit: ProjectVisit): Promise<void> {
  const { storage, request, project, actor, mizan } = visit
  const upload = await readUpload(request, mizan.configuration.uploadMax)
  const { fileName, original } = originalOf(upload)
  const refused = problemBeforeReading(original, upload)
  if (refused) throw unusable(refused.problem)
  const { terms, problems } = readTerms(textOf(original), project)
  const by = { project: project.id, user: actor.id }
  const { file, added, changed } = await importTerms(storage, by, terms, fileName)
  const detail = { what: 'terms', added, changed }
  await audit(storage, { kind: 'imported', user: actor.id, project: project.id, address: request.ip, detail })
  const stopped = problems.some(({ effect }) => effect === 'stopped')
  showPage(visit, 'terms/imported', glossaryHead(visit, 'Terms of a file', terms.length === 0 && stopped ? 422 : 200), {
    ...glossaryFrame(visit),
    file,
    fileName,
    added,
    changed,
    unchanged: Math.max(0, terms.length - added - changed),
    problems: problems.map(({ line, effect, sentence }) => ({ line, effect: effects[effect], sentence })),
  })
}

/** Takes back all that a file did, as one step. */
export async function takeFileBack(visit: ProjectVisit): Promise<void> {
  const { storage, project, actor, request, response } = visit
  const file = String(request.params['file']) as TermFileId
  const done = await undoImport(storage, { project: project.id, user: actor.id }, file)
  if (!done) throw notFound()
  const detail = { what: 'terms', ...done }
  await audit(storage, { kind: 'import-undone', user: actor.id, project: project.id, address: request.ip, detail })
  if (wantsJson(request)) response.json(done)
  else seeOther(visit, glossaryPath(project), done.left > 0 ? 'file-partly-back' : 'file-back')
}

function textOf(original: Buffer): string {
  const decoded = decodeText(original)
  switch (decoded.kind) {
    case 'decoded':
      return decoded.text
    case 'ask':
      throw unusable(`${decoded.reason} Save the file as UTF-8 and try again.`)
    case 'refused':
      throw unusable(decoded.problem)
  }
}

const readTerms = (text: string, languages: TermLanguages): TermsRead =>
  text.trimStart().startsWith('<') ? readTbx(text, languages) : readTermsCsv(text, languages)
