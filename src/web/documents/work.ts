import type { PairId } from '../../model/id.ts'
import { isUnfinished } from '../../model/pair.ts'
import type { Preferences } from '../../model/preferences.ts'
import { may } from '../../model/role.ts'
import { keyAt } from '../../storage/pairs.ts'
import { openFindingsOf } from '../../storage/findings.ts'
import { pairsWanted } from '../../workbench/search/find-pairs.ts'
import { parseQuery } from '../../text/search/parse-query.ts'
import type { PairFilter } from '../../storage/pairs.ts'
import { openDocument } from '../../workbench/open-document.ts'
import type { DocumentPage, NumberedPair } from '../../workbench/open-document.ts'
import type { KeyHint, Mode, Parts, Tools, WorkPage } from '../document-views.ts'
import { languageOf } from '../../model/language.ts'
import { addressWith } from '../search/place.ts'
import { searchPath } from '../search/search.ts'
import { documentPath, fragment, projectPath, seeOther, showPage } from '../visit.ts'
import type { DocumentVisit, PageFrame } from '../visit.ts'
import { notFound } from '../problem.ts'
import { runView } from './run-view.ts'
import { countAll, countsOf } from './counts.ts'
import { panelOf } from './panel.ts'
import { filterOf, filterQuery, pageQueryOf, withQuery } from './page-query.ts'
import type { PageQuery } from './page-query.ts'
import { modePath, pairRows, rowList } from './rows.ts'
import type { WorkMode } from './rows.ts'
import { settingsHrefOf } from './settings.ts'
import { preferenceGroups } from './view-menu.ts'

const pageSize = 1000

export const translate = (visit: DocumentVisit): Promise<void> => work(visit, 'translate')
export const review = (visit: DocumentVisit): Promise<void> => work(visit, 'review')

async function work(visit: DocumentVisit, mode: WorkMode): Promise<void> {
  const { storage, document, request } = visit
  const query = pageQueryOf(request.query)
  if (query.number !== undefined) return goToNumber(visit, mode, query.number)
  const filter = filterOf(mode, query, visit.actor.id)
  const among = await wantedBy(visit, query.text, filter)
  const opened = await openDocument(storage, document, {
    filter,
    ...(among && { among }),
    page: query.page,
    pageSize,
    ...(query.at && { at: query.at }),
  })
  showPage(visit, 'documents/work', frameFor(visit, mode), await pageFor(visit, mode, query, opened))
}

/**
 * A text is found in all forms of its words, and as a stretch of a text whatever its spelling; with fields, as in
 * `src:كتاب status:draft`, it is a question to each segment. What makes no sense as a question is a stretch of text.
 */
async function wantedBy(
  { storage: { db }, document }: DocumentVisit,
  text: string,
  filter: PairFilter,
): Promise<readonly PairId[] | undefined> {
  if (text === '') return undefined
  const { conditions, problems } = parseQuery(text)
  const query = { problems, conditions: problems.length > 0 ? [] : conditions }
  const isPlain = query.conditions.every(
    ({ wanted, negated }) => wanted.kind === 'text' && wanted.side === 'either' && !negated,
  )
  return pairsWanted(db, document, query, isPlain ? filter : { ...filter, text: '' })
}

async function goToNumber(visit: DocumentVisit, mode: WorkMode, number: number): Promise<void> {
  const { storage, project, document } = visit
  const key = number > 0 ? await keyAt(storage.db, document.id, number - 1) : undefined
  if (!key) throw notFound()
  seeOther(
    visit,
    `${withQuery(modePath(documentPath(project, document), mode), mode === 'review' ? 'status=all' : '', `at=${key.id}`)}#pair-${key.id}`,
  )
}

async function pageFor(
  visit: DocumentVisit,
  mode: WorkMode,
  query: PageQuery,
  opened: DocumentPage,
): Promise<WorkPage> {
  const {
    storage: { db },
    project,
    document,
    actor,
    csrf,
  } = visit
  const { pairs, comments, progress, total } = opened
  const base = documentPath(project, document)
  const path = modePath(base, mode)
  const active = activeIn(pairs, mode, query)
  const list = rowList(visit, mode, pairs.length, filterQuery(query))
  const findings = await openFindingsOf(
    db,
    document.id,
    pairs.map(({ id }) => id),
  )
  return {
    ...countsOf(mode, path, query, { progress, ...(await countAll(db, document.id, mode, actor.id)) }),
    ...partsOf(path, filterQuery(query), opened),
    list,
    csrf,
    total,
    path,
    pairs: await pairRows(visit, pairs, { comments, findings }, active?.id),
    panel: await panelOf(visit, active),
    title: document.title,
    welcome: mode === 'translate' && actor.preferences.welcome ? actor.preferences : undefined,
    label: mode === 'review' ? 'Segments to review' : 'Segments',
    user: actor.id,
    documentId: document.id,
    documentPath: base,
    asOf: visit.at,
    keys: keysOf(actor.preferences),
    q: query.text,
    found: foundBy(visit, query, opened.matching),
    modes: modesOf(base, mode),
    settingsHref: settingsHrefOf(visit),
    preferences: preferenceGroups(actor.preferences),
    run: query.checks === '' ? undefined : await runView(visit, 'check'),
    sourceNote: `source · ${Object.values(progress)
      .reduce((sum, { words }) => sum + words, 0)
      .toLocaleString('en')} words`,
    positionNote: active
      ? `Segment ${active.number.toLocaleString('en')} of ${total.toLocaleString('en')}`
      : `${total.toLocaleString('en')} segments`,
    ...emptyWords(mode, query, total),
    hints: mode === 'review' ? reviewHints : translateHints,
  }
}

function foundBy(visit: DocumentVisit, { text, statuses }: PageQuery, segments: number): WorkPage['found'] {
  if (text === '' || segments === 0) return undefined
  const q = statuses?.length ? `${text} status:${statuses.join(',')}` : text
  const isQuestion = parseQuery(q).problems.length === 0
  const changeHref =
    isQuestion && may(visit.role, 'translate')
      ? addressWith(`${searchPath(visit)}/changes`, { q, document: visit.document.slug })
      : undefined
  return { segments, changeHref }
}

/** The row a page opens with: the one its address names, or the first that wants work. */
function activeIn(pairs: readonly NumberedPair[], mode: WorkMode, { at }: PageQuery): NumberedPair | undefined {
  const wantsWork = ({ status }: NumberedPair): boolean =>
    mode === 'review' ? status === 'translated' : isUnfinished(status)
  return pairs.find(pair => pair.id === at) ?? pairs.find(wantsWork) ?? pairs[0]
}

export function partsOf(path: string, query: string, { page, pages }: Pick<DocumentPage, 'page' | 'pages'>): Parts {
  const href = (part: number): string => withQuery(path, query, part === 1 ? '' : `page=${part}`)
  return {
    path,
    page,
    pages,
    previousHref: page > 1 ? href(page - 1) : undefined,
    nextHref: page < pages ? href(page + 1) : undefined,
  }
}

export const keysOf = ({ keys, letterKeys }: Preferences): string => JSON.stringify({ keys, singleLetters: letterKeys })

function emptyWords(
  mode: WorkMode,
  { statuses, text, checks, changed }: PageQuery,
  total: number,
): Pick<WorkPage, 'emptySentence' | 'emptyLink'> {
  if (total === 0) return { emptySentence: 'This text has no segments.', emptyLink: 'Open it again' }
  if (text !== '') return { emptySentence: nothingLike(text), emptyLink: 'Show all segments' }
  if (changed)
    return {
      emptySentence: 'Nothing was changed since you last wrote or judged it.',
      emptyLink: 'Show what waits for review',
    }
  if (checks) return { emptySentence: 'The checks have nothing to say.', emptyLink: 'Show all segments' }
  if (mode === 'review' && !statuses)
    return { emptySentence: 'Nothing is waiting for review.', emptyLink: 'Look again' }
  return { emptySentence: 'No segment has this status.', emptyLink: 'Show all segments' }
}

function nothingLike(text: string): string {
  const { conditions, problems } = parseQuery(text)
  if (problems.length > 0) return problems.map(({ sentence }) => sentence).join(' ')
  return conditions.every(({ wanted, negated }) => wanted.kind === 'text' && !negated)
    ? `Nothing here contains “${text}”.`
    : `No segment here is like “${text}”.`
}

const translateHints: readonly KeyHint[] = [
  { command: 'confirm-next', place: 'typing', keys: 'Ctrl Enter', title: 'confirm, next' },
  { command: 'next', place: 'typing', keys: 'Alt ↓', title: 'next' },
  { command: 'actions', place: 'typing', keys: 'Ctrl .', title: 'actions' },
  { command: 'leave', place: 'typing', keys: 'Esc', title: 'row keys' },
  { command: 'keys', place: 'typing', keys: 'Ctrl /', title: 'all keys' },
  { command: 'edit', place: 'row', keys: 'F2', title: 'type' },
  { command: 'next', place: 'row', keys: 'J', title: 'next' },
  { command: 'previous', place: 'row', keys: 'K', title: 'previous' },
  { command: 'split', place: 'row', keys: 'S', title: 'split' },
  { command: 'merge', place: 'row', keys: '+', title: 'join' },
  { command: 'keys', place: 'row', keys: '?', title: 'all keys' },
]

const reviewHints: readonly KeyHint[] = [
  { command: 'approve-next', place: 'review', keys: 'Ctrl Enter', title: 'approve, next' },
  { command: 'ask-changes', place: 'review', keys: 'Ctrl Shift Enter', title: 'ask for changes' },
  { command: 'next', place: 'review', keys: 'Alt ↓', title: 'skip' },
  { command: 'select', place: 'review', keys: 'X', title: 'select' },
  { command: 'toggle-diff', place: 'review', keys: 'D', title: 'changes, final, before' },
]

export type DocumentMode = 'translate' | 'align' | 'review' | 'read'

export const modesOf = (base: string, current: DocumentMode): Mode[] => [
  { title: 'Translate', href: base, icon: 'pen', isCurrent: current === 'translate' },
  { title: 'Align', href: `${base}/align`, icon: 'link', isCurrent: current === 'align' },
  { title: 'Review', href: `${base}/review`, icon: 'eye', isCurrent: current === 'review' },
  { title: 'Read', href: `${base}/read`, icon: 'book', isCurrent: current === 'read' },
]

/** The frame of every page of a document: its breadcrumb and its views. */
export function frameFor(visit: DocumentVisit, mode: DocumentMode): PageFrame {
  const { project, document } = visit
  const tools: Tools = { modes: modesOf(documentPath(project, document), mode), hasSaves: mode !== 'read' }
  const lang = languageOf(project.sourceLang)
  return {
    title: `${{ translate: 'Translate', align: 'Align', review: 'Review', read: 'Read' }[mode]} – ${document.title}`,
    crumbs: [
      { text: project.name, href: projectPath(project) },
      { text: document.title, lang: lang.lang },
    ],
    tools: fragment(visit, 'documents/_tools', tools),
  }
}
