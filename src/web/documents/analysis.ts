import type { Band, BandCount } from '../../text/memory/analysis.ts'
import { languageOf } from '../../model/language.ts'
import { analyseDocument } from '../../workbench/memory/analyse-document.ts'
import type { Analysis, AnalysisJob } from '../../workbench/memory/analyse-document.ts'
import { documentPath, showPage } from '../visit.ts'
import type { DocumentVisit } from '../visit.ts'
import { frameFor, modesOf } from './work.ts'

/** Small texts are answered at once; the page of a large one comes back by itself. */
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

/** How much of a text its memories have done already. */
export async function showAnalysis(visit: DocumentVisit): Promise<void> {
  const { project, document, response } = visit
  const job = jobOf(visit)
  const ready = await Promise.race([
    job.done,
    new Promise<undefined>(resolve => {
      setTimeout(resolve, patienceMs, undefined)
    }),
  ])
  if (!ready) response.setHeader('Refresh', '2')
  const path = documentPath(project, document)
  const [segments, words] = [sumOf(ready, 'sentences'), sumOf(ready, 'words')]
  showPage(
    visit,
    'documents/analysis',
    { ...frameFor(visit, 'translate'), title: `Analysis – ${document.title}` },
    {
      path: `${path}/analysis`,
      title: document.title,
      source: languageOf(project.sourceLang),
      modes: modesOf(path, 'translate'),
      lines: ready?.bands.map(({ band, sentences, words: own }) => ({
        title: titles[band],
        segments: sentences,
        words: own,
        percent: words === 0 ? 0 : Math.round((100 * own) / words),
      })),
      percent: Math.floor(100 * job.share),
      segments,
      words,
      at: ready?.at ?? '',
    },
  )
}

const jobOf = ({ storage, project, document, mizan }: DocumentVisit): AnalysisJob =>
  analyseDocument(storage, project.id, document.id, mizan.stopping)

const sumOf = (analysis: Analysis | undefined, what: keyof Omit<BandCount, 'band'>): number =>
  (analysis?.bands ?? []).reduce((sum, band) => sum + band[what], 0)

/** The same as a table. */
export async function downloadAnalysisCsv(visit: DocumentVisit): Promise<void> {
  const { bands } = await jobOf(visit).done
  const rows = bands.map(({ band, sentences, words }) => `${band},${sentences},${words}`)
  visit.response
    .attachment(`${visit.document.slug}-analysis.csv`)
    .type('text/csv; charset=utf-8')
    .send(`\uFEFFband,segments,words\r\n${rows.join('\r\n')}\r\n`)
}

export async function downloadAnalysisJson(visit: DocumentVisit): Promise<void> {
  const { bands, at } = await jobOf(visit).done
  visit.response.json({
    document: visit.document.title,
    at,
    bands: bands.map(({ band, sentences, words }) => ({ band, segments: sentences, words })),
  })
}
