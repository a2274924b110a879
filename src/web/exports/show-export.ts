import { formats } from '../../text/formats/index.ts'
import { languageOf } from '../../model/language.ts'
import type { Project } from '../../model/project.ts'
import { pairsVersion } from '../../storage/pairs-version.ts'
import { selections } from '../../workbench/export-pairs.ts'
import type { ExportWish } from '../../workbench/export-pairs.ts'
import { previewExport } from '../../workbench/export-preview.ts'
import type { ExportPage, PreviewedFile } from '../exchange-views.ts'
import { documentPath, projectPath, showPage } from '../visit.ts'
import type { PageFrame } from '../visit.ts'
import { exportPath, fileNames, queryOfWish, wishOf } from './export-wish.ts'
import type { ExportVisit } from './export-wish.ts'

export async function showExport(visit: ExportVisit): Promise<void> {
  const { storage, document } = visit
  const wish = await wishOf(visit)
  const preview = await previewExport(storage, wish)
  const names = fileNames(visit, wish)
  const version =
    names.length > 1
      ? await pairsVersion(
          storage.db,
          wish.documents.map(each => each.id),
        )
      : undefined
  const path = exportPath(visit)
  const query = queryOfWish(wish)
  showPage(visit, 'exports/export', frameFor(visit), {
    ...choices(wish),
    path,
    title: wish.title,
    lang: document ? languageOf(visit.project.sourceLang).lang : undefined,
    isWholeProject: !document,
    documentCount: wish.documents.length,
    limits: wish.format.limits,
    pairs: preview.pairs,
    isExact: preview.isExact,
    leftOut: preview.leftOut,
    shown: preview.shown,
    files: names.map((name, index) => ({
      name,
      dir: names.length > 1 && index === 0 ? languageOf(visit.project.sourceLang).dir : 'ltr',
      runs: runsOf(preview.files[index] ?? '', visit.project),
      href: `${path}/${encodeURIComponent(name)}?${query}${version === undefined ? '' : `&version=${version}`}`,
    })),
    manifestHref: `${path}/manifest.json?${query}`,
  })
}

const arabicRun = /([\p{sc=Arabic}\p{M}][\p{sc=Arabic}\p{M} \u060C\u061B\u061F\u0640]*)/u

/** Arabic wherever it stands, in the language of the project that is written so. */
function runsOf(text: string, { sourceLang, targetLang }: Project): PreviewedFile['runs'] {
  const lang = [sourceLang, targetLang].find(each => languageOf(each).face === 'ar') ?? 'ar'
  return text
    .split(arabicRun)
    .map((run, index) => ({ text: run, lang: index % 2 === 1 ? lang : undefined }))
    .filter(run => run.text !== '')
}

const choices = (
  wish: ExportWish,
): Pick<ExportPage, 'formats' | 'selections' | 'withComments' | 'withPeople' | 'holdsNotes' | 'holdsPeople'> => ({
  formats: formats.map(({ id, title, description }) => ({
    value: id,
    title,
    note: description,
    isChosen: id === wish.format.id,
  })),
  selections: Object.entries(selections).map(([value, { title }]) => ({
    value,
    title,
    note: '',
    isChosen: value === wish.selection,
  })),
  withComments: wish.withComments,
  withPeople: wish.withPeople,
  holdsNotes: wish.format.holds.includes('notes'),
  holdsPeople: wish.format.holds.includes('changedBy'),
})

function frameFor({ project, document }: ExportVisit): PageFrame {
  const { lang } = languageOf(project.sourceLang)
  return {
    title: `Export – ${document?.title ?? project.name}`,
    crumbs: [
      { text: project.name, href: projectPath(project) },
      ...(document ? [{ text: document.title, href: documentPath(project, document), lang }] : []),
      { text: 'Export' },
    ],
  }
}
