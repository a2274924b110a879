import { setTimeout } from 'node:timers/promises'
import type { Band, BandCount } from '../../text/memory/analysis.ts'
import { languageOf } from '../../model/language.ts'
import { cancelDocumentRun } from '../../storage/document-runs.ts'
import { runOf } from '../../workbench/document-run.ts'
import { bandsOf, startAnalysis } from '../../workbench/memory/analyse-document.ts'
import { Problem } from '../problem.ts'
import { documentPath, fragment, showPage } from '../visit.ts'
import type { DocumentVisit } from '../visit.ts'
import { answerRun, viewOf } from './run-view.ts'
import { frameFor, modesOf } from './work.ts'

/** Small texts are looked up before the page comes back. */
const patienceMs = 400

const titles: Readonly<Record<Band, string>> = {
  'repetition': 'Repetitions within the text',
  '102': '102 · same, with both neighbours',
  '101': '101 · same, with one neighbour',
  '100': '100 · same text',
  '95–99': '95–99',
  '85–94': '85–94',
  '75–84': '75–84',
  '50–74': '50–74',
  'none': 'Nothing alike',
}

/** How much of a text its memories have done already, as it was looked up last. */
export async function showAnalysis(visit: DocumentVisit): Promise<void> {
  const { storage, project, document, request, response } = visit
  const run = await runOf(storage, document.id, 'analysis')
  const view = viewOf(visit, 'analysis', run)
  if (request.query['part'] === 'run') {
    response.type('html').send(`<!doctype html><title>Analysis</title>${fragment(visit, 'documents/_run', view)}`)
    return
  }
  if (view.isRunning) response.setHeader('Refresh', '3')
  const bands = bandsOf(run)
  const path = documentPath(project, document)
  const [segments, words] = [sumOf(bands, 'sentences'), sumOf(bands, 'words')]
  showPage(
    visit,
    'documents/analysis',
    { ...frameFor(visit, 'translate'), title: `Analysis – ${document.title}` },
    {
      segments,
      words,
      run: view,
      path: `${path}/analysis`,
      title: document.title,
      source: languageOf(project.sourceLang),
      modes: modesOf(path, 'translate'),
      lines: bands?.map(({ band, sentences, words: own }) => ({
        title: titles[band],
        segments: sentences,
        words: own,
        percent: words === 0 ? 0 : Math.round((100 * own) / words),
      })),
    },
  )
}

const sumOf = (bands: readonly BandCount[] | undefined, what: keyof Omit<BandCount, 'band'>): number =>
  (bands ?? []).reduce((sum, band) => sum + band[what], 0)

export async function beginAnalysis(visit: DocumentVisit): Promise<void> {
  const { storage, project, document, actor, mizan } = visit
  const started = await startAnalysis(
    storage,
    { project: project.id, document: document.id, user: actor.id },
    mizan.stopping,
  )
  const ended = started?.ended.catch((error: unknown) =>
    mizan.log.error({ err: error }, 'the analysis of a text ended badly'),
  )
  await Promise.race([ended, setTimeout(patienceMs)])
  await answerRun(visit, 'analysis')
}

export async function cancelAnalysis(visit: DocumentVisit): Promise<void> {
  await cancelDocumentRun(visit.storage, visit.document.id, 'analysis')
  await answerRun(visit, 'analysis')
}

/** The same as a table. */
export async function downloadAnalysisCsv({ storage, document, response }: DocumentVisit): Promise<void> {
  const bands = bandsOf(await runOf(storage, document.id, 'analysis'))
  if (!bands) throw new Problem(409, 'Not looked up', 'The segments of this text have not been looked up yet.')
  const rows = bands.map(({ band, sentences, words }) => `${band},${sentences},${words}`)
  response
    .attachment(`${document.slug}-analysis.csv`)
    .type('text/csv; charset=utf-8')
    .send(`\uFEFFband,segments,words\r\n${rows.join('\r\n')}\r\n`)
}

/** What is known, also while it is being made: `state` says which. */
export async function downloadAnalysisJson({ storage, document, response }: DocumentVisit): Promise<void> {
  const run = await runOf(storage, document.id, 'analysis')
  response.json({
    document: document.title,
    state: run?.state ?? 'never',
    share: run?.share ?? 0,
    at: run?.at ?? null,
    bands: bandsOf(run)?.map(({ band, sentences, words }) => ({ band, segments: sentences, words })) ?? [],
  })
}
