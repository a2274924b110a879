import { languageOf } from '../../model/language.ts'
import { openDocument } from '../../workbench/open-document.ts'
import { readLayouts } from '../document-views.ts'
import type { PairRow, ReadLayout } from '../document-views.ts'
import { documentPath, showPage } from '../visit.ts'
import type { DocumentVisit } from '../visit.ts'
import { pageQueryOf } from './page-query.ts'
import { pairRows } from './rows.ts'
import { settingsHrefOf } from './settings.ts'
import { preferenceGroups } from './view-menu.ts'
import { frameFor, modesOf, partsOf } from './work.ts'

const pageSize = 1000

export async function read(visit: DocumentVisit): Promise<void> {
  const { storage, project, document, actor, csrf, request } = visit
  const layout = readLayouts.find(each => each === request.query['layout']) ?? 'columns'
  const opened = await openDocument(storage, document, { filter: {}, page: pageQueryOf(request.query).page, pageSize })
  const [base, path] = [documentPath(project, document), `${documentPath(project, document)}/read`]
  const rows = await pairRows(visit, opened.pairs, { comments: opened.comments, findings: new Map() }, undefined)
  showPage(visit, 'documents/read', frameFor(visit, 'read'), {
    ...partsOf(path, layout === 'columns' ? '' : `layout=${layout}`, opened),
    csrf,
    layout,
    title: document.title,
    source: languageOf(project.sourceLang),
    target: languageOf(project.targetLang),
    layouts: readLayouts.map(each => ({
      title: layoutTitles[each],
      href: `${path}?layout=${each}`,
      isCurrent: each === layout,
    })),
    paragraphs: paragraphsOf(rows),
    modes: modesOf(base, 'read'),
    settingsHref: settingsHrefOf(visit),
    preferences: preferenceGroups(actor.preferences),
  })
}

const layoutTitles: Readonly<Record<ReadLayout, string>> = {
  columns: 'Side by side',
  stacked: 'Stacked',
  english: 'English',
  arabic: 'Arabic',
}

export function paragraphsOf(rows: readonly PairRow[]): PairRow[][] {
  const paragraphs: PairRow[][] = []
  for (const row of rows) {
    const open = paragraphs.at(-1)
    if (row.continues && open) open.push(row)
    else paragraphs.push([row])
  }
  return paragraphs
}
