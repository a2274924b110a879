import { isDoubtful } from '../../model/link-band.ts'
import type { PairId } from '../../model/id.ts'
import { lastVisit, sourceOf } from '../../storage/documents.ts'
import { linksBetween, openAlignment, outlineLinks } from '../../workbench/alignment/open-alignment.ts'
import type { AlignmentPage, OutlinedLink } from '../../workbench/alignment/open-alignment.ts'
import type { AlignPage } from '../align-views.ts'
import type { KeyHint } from '../document-views.ts'
import { settingsHrefOf } from '../documents/settings.ts'
import { preferenceGroups } from '../documents/view-menu.ts'
import { frameFor, keysOf, modesOf, partsOf } from '../documents/work.ts'
import { queryOf } from '../parse.ts'
import { documentPath, fragment, seeOther, showPage } from '../visit.ts'
import type { DocumentVisit } from '../visit.ts'
import { notFound } from '../problem.ts'
import { alignHref, alignQuerySchema } from './align-query.ts'
import type { AlignQuery } from './align-query.ts'
import { linkList, linkView } from './link-views.ts'
import { overviewOf } from './overview.ts'

const pageSize = 1000

export async function alignPage(visit: DocumentVisit): Promise<void> {
  const { storage, project, document } = visit
  const query = queryOf(visit, alignQuerySchema)
  if (query.number !== undefined) return goToNumber(visit, query)
  const at = query.at ?? (query.page === 1 ? await opening(visit) : undefined)
  const opened = await openAlignment(storage, document, { page: query.page, pageSize, at })
  showPage(
    visit,
    'align/page',
    frameFor(visit, 'align'),
    await pageOf(visit, { ...query, at: at ?? opened.links[0]?.pair.id }, opened, documentPath(project, document)),
  )
}

async function goToNumber(visit: DocumentVisit, query: AlignQuery): Promise<void> {
  const { storage, project, document } = visit
  const link = (await outlineLinks(storage, document))[query.number! - 1]
  if (!link) throw notFound()
  seeOther(visit, alignHref(documentPath(project, document), { show: query.show, at: link.id }))
}

/** Where the view opens: the first link to look at, or where the person was. */
async function opening({ storage, document, actor }: DocumentVisit): Promise<PairId | undefined> {
  const outline = await outlineLinks(storage, document)
  return outline.find(isDoubtful)?.id ?? (await lastVisit(storage.db, actor.id, document.id))?.pair ?? outline[0]?.id
}

async function pageOf(
  visit: DocumentVisit,
  query: AlignQuery,
  opened: AlignmentPage,
  path: string,
): Promise<AlignPage> {
  const { storage, document, actor } = visit
  const { outline, links } = opened
  const source = await sourceOf(storage.db, document.id)
  const list = linkList(visit, query.show, { links: links.length, page: opened.page, first: links[0] })
  const base = `${path}/align`
  return {
    ...(await overviewOf(visit, outline, query.show)),
    ...partsOf(base, query.show === 'all' ? '' : `show=${query.show}`, opened),
    list,
    path: base,
    links: links.map(link => linkView(link, source, list, query)),
    title: document.title,
    asOf: visit.at,
    user: actor.id,
    documentId: document.id,
    keys: keysOf(actor.preferences),
    modes: modesOf(path, 'align'),
    settingsHref: settingsHrefOf(visit),
    preferences: preferenceGroups(actor.preferences),
    sourceNote: `${sum(outline, 'sources').toLocaleString('en')} sentences`,
    targetNote: `${sum(outline, 'targets').toLocaleString('en')} sentences`,
    positionNote: `${outline.length.toLocaleString('en')} links`,
    hasTranslation: outline.some(link => link.targets > 0),
    isFirst: opened.page === 1,
    hints,
  }
}

const hints: readonly KeyHint[] = [
  { command: 'check-next', place: 'link', keys: 'Space', title: 'checked, next' },
  { command: 'move-up', place: 'link', keys: 'Alt ↑', title: 'move up' },
  { command: 'move-down', place: 'link', keys: 'Alt ↓', title: 'move down' },
  { command: 'open-gap', place: 'link', keys: 'Enter', title: 'open gap' },
  { command: 'close-gap', place: 'link', keys: 'Backspace', title: 'close gap' },
  { command: 'merge-links', place: 'link', keys: '+', title: 'merge' },
  { command: 'split-link', place: 'link', keys: '−', title: 'split' },
  { command: 'no-match', place: 'link', keys: '0', title: 'no match' },
  { command: 'anchor', place: 'link', keys: 'A', title: 'anchor' },
  { command: 'next-doubtful', place: 'link', keys: 'N', title: 'next doubtful' },
]

const sum = (outline: readonly OutlinedLink[], side: 'sources' | 'targets'): number =>
  outline.reduce((all, link) => all + link[side], 0)

/** The links between two that did not change, as in the page. */
export async function links(visit: DocumentVisit): Promise<void> {
  const { storage, document, request, response } = visit
  const query = queryOf(visit, alignQuerySchema)
  const outline = await outlineLinks(storage, document)
  const place = (id: unknown, otherwise: number): number => {
    const found = outline.findIndex(link => link.id === id)
    return found < 0 ? otherwise : found
  }
  const start = place(request.query['after'], (query.page - 1) * pageSize - 1) + 1
  const end = Math.min(place(request.query['before'], query.page * pageSize), start + pageSize)
  const found = await linksBetween(storage, document, outline, start, end)
  const list = linkList(visit, query.show, { links: outline.length, page: query.page, first: found[0] })
  const source = await sourceOf(storage.db, document.id)
  response.type('html').send(
    fragment(visit, 'align/links', {
      list,
      links: found.map(link => linkView(link, source, list, { ...query, at: undefined })),
    }),
  )
}
