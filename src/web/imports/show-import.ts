import { z } from 'zod'
import { languageOf } from '../../model/language.ts'
import type { ImportId } from '../../model/id.ts'
import { creationOf } from '../../workbench/create-from-import.ts'
import type { Creation } from '../../workbench/create-from-import.ts'
import { candidatesOf, previewImport, refusal } from '../../workbench/import-text.ts'
import type { ImportKey, ImportPreview } from '../../workbench/import-text.ts'
import type { Entered, Problems } from '../parse.ts'
import { Problem, notFound } from '../problem.ts'
import { documentPath, fragment, projectPath, seeOther, showPage } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'
import { flowOf, partsOf } from './flow.ts'
import { importFrame, importsPath } from './new-document.ts'
import { switchesOf } from './switches.ts'

const whole = z.coerce.number().int().min(1).max(2_000_000).optional().catch(undefined)
const query = z.object({
  step: z.enum(['text', 'sentences', 'name']).catch('sentences'),
  at: whole,
  part: whole,
  next: z.coerce.number().int().min(0).optional().catch(undefined),
  split: whole,
  problem: z.string().max(40).optional().catch(undefined),
})

export const keyOf = ({ request, project, actor }: ProjectVisit): ImportKey => ({
  id: String(request.params['i']) as ImportId,
  project: project.id,
  user: actor.id,
})

export async function showImport(visit: ProjectVisit): Promise<void> {
  const { step } = query.parse({ ...visit.request.query })
  const creation = creationOf(keyOf(visit))
  if (creation && !creation.outcome) return showCreating(visit, creation)
  if (creation?.outcome?.kind === 'created')
    return seeOther(visit, documentPath(visit.project, creation.outcome.document))
  const preview = await previewImport(visit.storage, keyOf(visit), visit.project.sourceLang)
  if (!preview) throw new Problem(404, 'This import is over', 'It became a text of the project, or it was cancelled.')
  if (preview.import.encoding === '') return showEncodings(visit, undefined)
  if (step === 'name') return showNames(visit, preview, {}, {})
  showSentences(visit, preview)
}

function showCreating(visit: ProjectVisit, { share }: Creation): void {
  visit.response.setHeader('Refresh', '1')
  showPage(visit, 'imports/creating', importFrame(visit, 'Making the document'), {
    csrf: visit.csrf,
    percent: Math.round(share * 100),
    cancelAction: `${importPath(visit)}/cancellation`,
  })
}

export async function showEncodings(visit: ProjectVisit, problem: string | undefined): Promise<void> {
  const asked = await candidatesOf(visit.storage, keyOf(visit))
  if (asked?.kind !== 'ask') throw notFound()
  showPage(
    visit,
    'imports/encoding',
    { ...importFrame(visit, 'How is this text written?', tools(visit)), ...(problem !== undefined && { status: 422 }) },
    {
      csrf: visit.csrf,
      problem,
      reason: asked.reason,
      source: languageOf(visit.project.sourceLang),
      path: importPath(visit),
      candidates: asked.candidates.map(({ encoding, sample }) => ({
        encoding,
        sample,
        title: encodingTitles[encoding] ?? encoding,
      })),
    },
  )
}

export const encodingTitles: Readonly<Record<string, string>> = {
  'windows-1256': 'Windows-1256 (Arabic Windows)',
  'iso-8859-6': 'ISO 8859-6 (older Unix and web pages)',
  'utf-16le': 'UTF-16, little end first',
  'utf-16be': 'UTF-16, big end first',
  'utf-8': 'UTF-8',
}

const problems: Readonly<Record<string, string>> = {
  moved: 'That place is no longer what it was; nothing was changed. Look again, then do it once more.',
  nothing: 'There is nothing to undo.',
}

function showSentences(visit: ProjectVisit, preview: ImportPreview): void {
  const asked = query.parse({ ...visit.request.query })
  const { sentences, things } = preview
  const at =
    asked.next === undefined ? inRange(asked.split ?? asked.at, sentences.length) : nextThing(preview, asked.next)
  const parts = partsOf(sentences)
  const part =
    at === undefined
      ? Math.min(asked.part ?? 1, Math.max(1, parts.length))
      : parts.findIndex(({ end }) => end >= at) + 1
  const shown = parts[part - 1] ?? { first: 0, end: 0 }
  const path = importPath(visit)
  const { sourceLang } = visit.project
  showPage(visit, 'imports/sentences', importFrame(visit, 'Check the sentences', tools(visit)), {
    path,
    part,
    at,
    csrf: visit.csrf,
    source: languageOf(sourceLang),
    counts: {
      paragraphs: new Set(sentences.map(({ paragraph }) => paragraph)).size,
      sentences: sentences.length,
      words: preview.words,
    },
    things: things.slice(0, 12).map(({ sentence, because }) => ({ number: sentence + 1, because })),
    thingCount: new Set(things.map(({ sentence }) => sentence)).size,
    refusal: refusal(preview)?.problem,
    problem: problems[asked.problem ?? ''],
    switches: switchesOf(preview),
    isStopped: preview.isStopped,
    canUndo: preview.edits.length > 0,
    paragraphs: flowOf(
      preview,
      shown,
      sourceLang,
      at === undefined ? undefined : { at, split: asked.split !== undefined },
    ),
    parts: parts.length,
    partRange: `${(shown.first + 1).toLocaleString('en')} to ${shown.end.toLocaleString('en')}`,
    previousHref: part > 1 ? `${path}?step=sentences&part=${part - 1}` : undefined,
    nextHref: part < parts.length ? `${path}?step=sentences&part=${part + 1}` : undefined,
    nameHref: `${path}?step=name`,
  })
}

const inRange = (at: number | undefined, most: number): number | undefined =>
  at === undefined || at > most ? undefined : at

/** The first sentence after one that has something to look at; from the start again behind the last. */
function nextThing({ things }: ImportPreview, after: number): number | undefined {
  const next = things.find(({ sentence }) => sentence + 1 > after) ?? things[0]
  return next && next.sentence + 1
}

export function showNames(visit: ProjectVisit, preview: ImportPreview, entered: Entered, faults: Problems): void {
  const path = importPath(visit)
  const refused = refusal(preview)
  showPage(
    visit,
    'imports/name',
    { ...importFrame(visit, 'Name and create', tools(visit)), ...(Object.keys(faults).length > 0 && { status: 422 }) },
    {
      path,
      csrf: visit.csrf,
      title: entered['title'] ?? preview.import.title,
      subtitle: entered['subtitle'] ?? '',
      problems: faults,
      source: languageOf(visit.project.sourceLang),
      target: languageOf(visit.project.targetLang),
      fileName: preview.import.fileName,
      counts: {
        paragraphs: new Set(preview.sentences.map(({ paragraph }) => paragraph)).size,
        sentences: preview.sentences.length,
        words: preview.words,
      },
      refusal: refused?.problem,
      sentencesHref: `${path}?step=sentences${refused?.sentence === undefined ? '' : `&at=${refused.sentence}#b${refused.sentence}`}`,
    },
  )
}

export const importPath = (visit: ProjectVisit): string =>
  `${importsPath(visit)}/${encodeURIComponent(String(visit.request.params['i']))}`

const tools = (visit: ProjectVisit): string =>
  fragment(visit, 'imports/_cancel', {
    csrf: visit.csrf,
    action: `${importPath(visit)}/cancellation`,
    backHref: projectPath(visit.project),
  })
