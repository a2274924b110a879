import { takeLiveParts } from '../page/live-parts.ts'
import { readHtml } from '../page/request.ts'
import { localizeTimes } from '../page/local-time.ts'
import { printKeys } from '../page/print-keys.ts'
import { closeRow } from './active-row.ts'
import { adoptFindings, closeFindings, findingsIn } from './findings.ts'
import type { Editor } from './editor.ts'
import { element } from '../page/elements.ts'
import { Row } from './row.ts'

/** Brings chosen rows up to date; a row with a focused field or unsaved words only says that there is something newer. */
export async function refreshRows(editor: Editor, pairs: readonly string[]): Promise<void> {
  for (const id of pairs) {
    if (!Row.byId(id)) continue
    const fresh = (await readHtml(`/pairs/${id}/row?mode=${editor.facts.mode}`))?.querySelector<HTMLElement>('.pair')
    const row = Row.byId(id)
    if (fresh && row) update(editor, row, new Row(fresh))
  }
  tellRowsChanged(editor)
  await refreshCounts(editor)
}

/** Brings the whole page up to date: rows come and go, but never one that somebody is in the middle of. */
export async function refreshPage(editor: Editor): Promise<void> {
  const page = await readHtml(location.pathname + location.search)
  const list = page?.querySelector('pair-list')
  if (!page || !list) return
  const wanted = [...list.querySelectorAll<HTMLElement>(':scope > .pair')].map(row => new Row(row))
  for (const row of editor.rows()) if (!wanted.some(fresh => fresh.id === row.id)) removeRow(editor, row)
  let before: Element | null = null
  for (const fresh of wanted) {
    const row = Row.byId(fresh.id)
    const kept: Row | undefined = row ? update(editor, row, fresh) : undefined
    const placed: HTMLElement = kept?.element ?? adopted(fresh)
    const after: Element | null = before ? before.nextElementSibling : editor.list.firstElementChild
    if (after !== placed) editor.list.insertBefore(placed, after)
    before = placed
  }
  const total = page.querySelector<HTMLElement>('.workspace')?.dataset['total']
  if (total) editor.list.closest<HTMLElement>('.workspace')!.dataset['total'] = total
  tellRowsChanged(editor)
  takeLiveParts(page)
}

const tellRowsChanged = ({ list }: Editor): boolean => list.dispatchEvent(new CustomEvent('rows-changed'))

function update(editor: Editor, row: Row, fresh: Row): Row {
  fresh.element.classList.remove('is-active')
  if (signature(fresh) === signature(row)) return row
  if (!editor.mayReplace(row)) {
    row.element
      .querySelector('.pair__head')!
      .replaceChildren(...document.importNode(fresh.element.querySelector('.pair__head')!, true).childNodes)
    row.element.className =
      row.element.className.replace(/ (?:continues|goes-on)\b/g, '') +
      (fresh.element.className.match(/ (?:continues|goes-on)\b/g)?.join('') ?? '')
    if (fresh.revision === row.revision) adoptFindings(editor, row, fresh)
    if (fresh.revision > row.revision && !editor.rejudged(row, fresh) && fresh.text !== row.text)
      offerNewer(editor, row, fresh)
    return row
  }
  const wasActive = row.isActive
  const hadFocus = row.element.contains(document.activeElement)
  if (wasActive) closeRow(row)
  const taken = adopted(fresh)
  row.element.replaceWith(taken)
  const now = new Row(taken)
  editor.adopt(now)
  if (hadFocus) taken.focus({ preventScroll: true })
  return now
}

const signature = (row: Row): string => {
  const {
    element: { dataset, classList },
    number,
  } = row
  return [
    number,
    dataset['revision'],
    dataset['comments'],
    ...findingsIn(row).map(note => note.dataset['key']),
    classList.contains('continues'),
    classList.contains('goes-on'),
  ].join(' ')
}

function adopted(fresh: Row): HTMLElement {
  const taken = document.importNode(fresh.element, true)
  const row = new Row(taken)
  closeFindings(row)
  if (taken.querySelector('.actions')) closeRow(row)
  taken.classList.remove('is-active')
  for (const number of taken.querySelectorAll<HTMLElement>('.pair__number')) number.tabIndex = -1
  localizeTimes(taken)
  return taken
}

function offerNewer(editor: Editor, row: Row, fresh: Row): void {
  const by = fresh.element.dataset['by'] ?? 'somebody else'
  const compare = element('button', { class: 'btn', type: 'button' }, 'Compare')
  const newer = {
    text: fresh.text,
    revision: fresh.revision,
    status: fresh.status,
    by: { name: by },
    at: new Date().toISOString(),
  }
  compare.addEventListener('click', () => {
    row.note('newer', undefined)
    editor.saves.begin(row.id, { text: row.text, revision: row.revision }).overtakenBy(newer)
  })
  row.note(
    'newer',
    element(
      'div',
      { class: 'note warn' },
      element('span', { class: 'grow' }, element('b', {}, by), ' changed this segment while you are in it.'),
      compare,
    ),
  )
  printKeys(row.element, editor.keymap)
}

/** A row that is gone from the document leaves the page, unless words in it are unsaved: the server says where they can go. */
function removeRow(editor: Editor, row: Row): void {
  const queue = editor.saves.of(row.id)
  if (queue?.isSettled === false) return queue.flush()
  if (row.isActive) closeRow(row)
  row.element.remove()
}

export async function refreshCounts(editor: Editor): Promise<void> {
  const query = new URLSearchParams(location.search)
  if (editor.isReview) query.set('mode', 'review')
  const page = await readHtml(`${editor.facts.path}/counts?${query}`)
  if (page) takeLiveParts(page)
}
