import { z } from 'zod'
import { languageOf } from '../../model/language.ts'
import type { ImportId } from '../../model/id.ts'
import { cancelTranslation, beginTranslation, previewTranslation, startTranslation, translationDraft } from '../../workbench/alignment/translation-job.ts'
import type { TranslationPreview } from '../../workbench/alignment/translation-job.ts'
import { decodeText, encodings } from '../../workbench/decode-text.ts'
import type { Encoding } from '../../workbench/decode-text.ts'
import type { ImportKey } from '../../workbench/import-text.ts'
import type { TranslationPage } from '../align-views.ts'
import { frameFor } from '../documents/work.ts'
import { readUpload } from '../imports/read-upload.ts'
import { bodyOf } from '../parse.ts'
import { notFound } from '../problem.ts'
import { documentPath, seeOther, showPage, wantsJson } from '../visit.ts'
import type { DocumentVisit } from '../visit.ts'
import { alignHref } from './align-query.ts'
import { authorOf } from './verbs.ts'

const shownSentences = 400

/** The steps of adding a translation: the text, a look at its sentences, the work, then the Align view. */
export async function showTranslation(visit: DocumentVisit): Promise<void> {
  const { storage, project, document, request, response } = visit
  const id = request.query['import']
  if (typeof id !== 'string') return page(visit, {})
  const preview = await previewTranslation(storage, keyOf(visit, id), document.id, project)
  if (!preview) throw notFound()
  const { job } = preview
  const path = documentPath(project, document)
  const doneHref = job.state === 'done' ? alignHref(path, job.firstDoubtful ? { at: job.firstDoubtful } : {}) : undefined
  if (wantsJson(request)) return void response.json({ ...job, href: doneHref ?? null })
  if (doneHref) return seeOther(visit, doneHref)
  if (job.state === 'running') response.setHeader('Refresh', '2')
  return page(visit, { ...viewOf(preview), importId: id })
}

function viewOf({ job, sentences, ...counts }: TranslationPreview): Partial<TranslationPage> {
  const step = job.state === 'prepared' || job.state === 'done' ? 'check' : job.state
  return {
    step, problem: job.state === 'failed' ? job.because : undefined, percent: job.state === 'running' ? Math.round(job.share * 100) : 0,
    count: sentences.length, paragraphs: counts.paragraphs, words: counts.words, pairs: counts.pairs, held: counts.held, approved: counts.approved,
    sentences: sentences.slice(0, shownSentences).map(({ text, paragraph }, index) => ({ number: index + 1, text, begins: paragraph !== sentences[index - 1]?.paragraph })),
    more: Math.max(0, sentences.length - shownSentences),
  }
}

/** Takes the text in; bytes that are not UTF-8 are shown in the ways they can be read. */
export async function takeTranslation(visit: DocumentVisit): Promise<void> {
  const { request, mizan: { configuration } } = visit
  const { pasted, file } = await readUpload(request, configuration.uploadMax)
  const bytes = pasted.toString('utf8').trim() === '' && file ? file.bytes : pasted
  const asked = encodings.find(encoding => encoding === request.query['encoding'])
  const decoded = decodeText(bytes, asked)
  switch (decoded.kind) {
    case 'decoded': return keep(visit, decoded.text, decoded.encoding, bytes, file?.name ?? '')
    case 'ask': return page(visit, { step: 'encoding', candidates: decoded.candidates, problem: decoded.reason }, 422)
    case 'refused': return page(visit, { problem: decoded.problem }, 422)
  }
}

async function keep(visit: DocumentVisit, decoded: string, encoding: Encoding, original: Uint8Array, fileName: string): Promise<void> {
  const { storage, project, document, actor } = visit
  const text = decoded.replaceAll(/\r\n?/g, '\n')
  if (text.trim() === '') return page(visit, { problem: 'There is no text in it. Paste the translation or choose its file.' }, 422)
  if (/\0|\p{Surrogate}/u.test(text)) return page(visit, { problem: 'The text holds a character that cannot be stored (NUL, or half of a surrogate pair).' }, 422)
  const id = await beginTranslation(storage, {
    project: project.id, document: document.id, user: actor.id, fileName: fileName.slice(0, 200), encoding, original, text,
  })
  seeOther(visit, `${documentPath(project, document)}/translation?import=${id}`)
}

const startSchema = z.object({ import: z.string().max(60), written: z.enum(['keep', 'replace']).default('keep') })

export async function startAligning(visit: DocumentVisit): Promise<void> {
  const { storage, project, document, mizan } = visit
  const { import: id, written } = bodyOf(visit, startSchema)
  const key = keyOf(visit, id)
  if (!await translationDraft(storage, key, document.id)) throw notFound()
  const job = await startTranslation(storage, authorOf(visit), project, key, written === 'replace')
  job?.ended.catch((error: unknown) => mizan.log.error(error))
  seeOther(visit, `${documentPath(project, document)}/translation?import=${id}`)
}

export async function cancelAligning(visit: DocumentVisit): Promise<void> {
  const { storage, project, document } = visit
  const key = keyOf(visit, bodyOf(visit, startSchema).import)
  if (!await translationDraft(storage, key, document.id)) throw notFound()
  await cancelTranslation(storage, key)
  seeOther(visit, alignHref(documentPath(project, document), {}))
}

const keyOf = ({ project, actor }: DocumentVisit, id: string): ImportKey => ({ id: id as ImportId, project: project.id, user: actor.id })

function page(visit: DocumentVisit, known: Partial<TranslationPage>, status = 200): void {
  const { project, document, csrf } = visit
  const path = documentPath(project, document)
  showPage(visit, 'align/translation', { ...frameFor(visit, 'align'), title: `Add the translation – ${document.title}`, status }, {
    csrf, action: `${path}/translation`, alignHref: `${path}/align`, step: 'text', problem: undefined, target: languageOf(project.targetLang), importId: '',
    candidates: [], sentences: [], more: 0, count: 0, paragraphs: 0, words: 0, pairs: 0, held: 0, approved: 0, percent: 0, ...known,
  })
}
