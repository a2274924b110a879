import { z } from 'zod'
import { languageOf } from '../../model/language.ts'
import type { ImportId, PairId } from '../../model/id.ts'
import {
  attachTranslation,
  cancelTranslation,
  previewTranslation,
  startTranslation,
  translationDraft,
} from '../../workbench/alignment/translation-job.ts'
import type { TranslationPreview } from '../../workbench/alignment/translation-job.ts'
import { encodings } from '../../workbench/decode-text.ts'
import { beginImport, candidatesOf, chooseEncoding } from '../../workbench/import-text.ts'
import type { ImportKey } from '../../workbench/import-text.ts'
import type { TranslationPage } from '../align-views.ts'
import { frameFor } from '../documents/work.ts'
import { originalOf, problemBeforeReading } from '../imports/new-document.ts'
import { readUpload } from '../imports/read-upload.ts'
import { encodingTitles } from '../imports/show-import.ts'
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
  const draft = await translationDraft(storage, keyOf(visit, id), document.id)
  if (!draft) throw notFound()
  const { job } = draft
  const doneHref = job.state === 'done' ? hrefAfter(documentPath(project, document), job) : undefined
  if (wantsJson(request)) return void response.json({ ...job, href: doneHref ?? null })
  if (doneHref) return response.redirect(303, doneHref)
  if (job.state === 'running')
    return page(visit, { step: 'running', percent: Math.round(job.share * 100), importId: id })
  if (draft.import.encoding === '') return askEncoding(visit, id)
  const preview = await previewTranslation(storage, keyOf(visit, id), document.id, project)
  return page(visit, { ...viewOf(preview!), importId: id })
}

/** The first link to look at, with a word on what was left as it was. */
function hrefAfter(
  path: string,
  { firstDoubtful, kept }: { readonly firstDoubtful: PairId | null; readonly kept: number },
): string {
  const [address, hash] = alignHref(path, firstDoubtful ? { at: firstDoubtful } : {}).split('#')
  return `${address!}${address!.includes('?') ? '&' : '?'}done=${kept > 0 ? 'aligned-beside' : 'aligned'}${hash === undefined ? '' : `#${hash}`}`
}

function viewOf({ job, sentences, ...counts }: TranslationPreview): Partial<TranslationPage> {
  return {
    step: 'check',
    problem: job.state === 'failed' ? job.because : undefined,
    wasCancelled: job.state === 'cancelled',
    count: sentences.length,
    paragraphs: counts.paragraphs,
    words: counts.words,
    pairs: counts.pairs,
    held: counts.held,
    approved: counts.approved,
    text: paragraphsOf(sentences.slice(0, shownSentences)),
    more: Math.max(0, sentences.length - shownSentences),
  }
}

function paragraphsOf(sentences: TranslationPreview['sentences']): TranslationPage['text'] {
  const paragraphs: {
    readonly number: number
    readonly sentences: { readonly number: number; readonly text: string }[]
  }[] = []
  sentences.forEach(({ text, paragraph }, index) => {
    if (paragraph !== sentences[index - 1]?.paragraph) paragraphs.push({ number: paragraphs.length + 1, sentences: [] })
    paragraphs.at(-1)!.sentences.push({ number: index + 1, text })
  })
  return paragraphs
}

/** Takes the text in; when it can be read in several ways, they are shown next. */
export async function takeTranslation(visit: DocumentVisit): Promise<void> {
  const {
    storage,
    project,
    document,
    actor,
    request,
    mizan: { configuration },
  } = visit
  const upload = await readUpload(request, configuration.uploadMax)
  const given = originalOf(upload)
  const begun =
    problemBeforeReading(given.original, upload) ??
    (await beginImport(storage, { project: project.id, user: actor.id, ...given }))
  if (begun.kind === 'refused')
    return page(visit, { problem: begun.problem, pasted: upload.pasted.toString('utf8') }, 422)
  await attachTranslation(storage, begun.id, document.id)
  seeOther(visit, `${documentPath(project, document)}/translation?import=${begun.id}`)
}

async function askEncoding(visit: DocumentVisit, id: string, problem?: string): Promise<void> {
  const asked = await candidatesOf(visit.storage, keyOf(visit, id))
  if (asked?.kind !== 'ask') throw notFound()
  page(
    visit,
    {
      step: 'encoding',
      importId: id,
      reason: asked.reason,
      problem,
      candidates: asked.candidates.map(({ encoding, sample }) => ({
        encoding,
        sample,
        title: encodingTitles[encoding] ?? encoding,
      })),
    },
    problem === undefined ? 200 : 422,
  )
}

const encodingSchema = z.object({
  import: z.string().max(60),
  encoding: z.enum(encodings, 'Choose how the file is written.'),
})

export async function readTranslationAs(visit: DocumentVisit): Promise<void> {
  const { storage, project, document } = visit
  const { import: id, encoding } = bodyOf(visit, encodingSchema)
  const key = keyOf(visit, id)
  if (!(await translationDraft(storage, key, document.id))) throw notFound()
  const read = await chooseEncoding(storage, key, encoding)
  if (read?.kind === 'refused') return askEncoding(visit, id, read.problem)
  seeOther(visit, `${documentPath(project, document)}/translation?import=${id}`)
}

const startSchema = z.object({ import: z.string().max(60), written: z.enum(['keep', 'replace']).default('keep') })

export async function startAligning(visit: DocumentVisit): Promise<void> {
  const { storage, project, document, mizan } = visit
  const { import: id, written } = bodyOf(visit, startSchema)
  const key = keyOf(visit, id)
  if (!(await translationDraft(storage, key, document.id))) throw notFound()
  const job = await startTranslation(storage, authorOf(visit), project, key, written === 'replace')
  job?.ended.catch((error: unknown) => mizan.log.error(error))
  seeOther(visit, `${documentPath(project, document)}/translation?import=${id}`)
}

export async function cancelAligning(visit: DocumentVisit): Promise<void> {
  const { storage, project, document } = visit
  const key = keyOf(visit, bodyOf(visit, startSchema).import)
  if (!(await translationDraft(storage, key, document.id))) throw notFound()
  await cancelTranslation(storage, key)
  seeOther(visit, alignHref(documentPath(project, document), {}))
}

const keyOf = ({ project, actor }: DocumentVisit, id: string): ImportKey => ({
  id: id as ImportId,
  project: project.id,
  user: actor.id,
})

function page(visit: DocumentVisit, known: Partial<TranslationPage>, status = 200): void {
  const { project, document, csrf } = visit
  const path = documentPath(project, document)
  const title = `Add the translation – ${document.title}`
  showPage(
    visit,
    'align/translation',
    { ...frameFor(visit, 'align'), title, status, ...(known.step === 'running' && { reloadsAfter: 2 }) },
    {
      csrf,
      action: `${path}/translation`,
      alignHref: `${path}/align`,
      target: languageOf(project.targetLang),
      mostMegabytes: Math.floor(visit.mizan.configuration.uploadMax / 2 ** 20),
      ...nothingKnown,
      ...known,
    },
  )
}

const nothingKnown = {
  step: 'text',
  problem: undefined,
  importId: '',
  candidates: [],
  reason: '',
  text: [],
  more: 0,
  pasted: '',
  wasCancelled: false,
  count: 0,
  paragraphs: 0,
  words: 0,
  pairs: 0,
  held: 0,
  approved: 0,
  percent: 0,
} as const
