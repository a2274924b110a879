import type { FindingView } from '../../model/finding-view.ts'
import { announce } from '../page/announce.ts'
import { cloneTemplate, element, icon } from '../page/elements.ts'
import { sendJson } from '../page/request.ts'
import { toast } from '../page/toasts.ts'
import type { Editor } from './editor.ts'
import { rangeIn } from '../words/text-ranges.ts'
import { openField } from './active-row.ts'
import { changedStretch, replaceInField } from './replace-in-field.ts'
import { Row } from './row.ts'

const looks = { error: '', warning: 'warn', info: 'info' } as const

/** The notes of what the checks found in a row, in their order. */
export const findingsIn = (row: Row): HTMLElement[] => [
  ...row.element.querySelectorAll<HTMLElement>('[data-note="finding"]'),
]

const textOf = (note: HTMLElement): string => note.querySelector('.note__text')!.textContent

/** Not kept back while the person is still typing. */
const isShown = (note: HTMLElement): boolean => !note.matches('.pair[data-typing] [data-waits]')

/** Shows what the checks say of a row now, as in the page; the box is not touched. */
export function showFindings(editor: Editor, row: Row, findings: readonly FindingView[]): void {
  const before = findingsIn(row).length
  for (const note of findingsIn(row)) note.remove()
  if (findings.length > 0) {
    const actions = row.foot.querySelector(':scope > .actions')
    for (const finding of findings) row.foot.insertBefore(noteOf(row, finding), actions)
  }
  showCount(row, findings.length)
  if (row.isActive) openFindings(editor, row)
  const shown = findingsIn(row).filter(isShown)
  if (findings.length > before && shown[0]) announce(`Segment ${row.number}: ${textOf(shown[0])}`)
}

/** Takes over what the checks say from a fresh copy of a row that somebody is in; a dismissal being written stays. */
export function adoptFindings(editor: Editor, row: Row, fresh: Row): void {
  if (row.element.querySelector('.dismiss[open]')) return
  for (const note of findingsIn(row)) note.remove()
  const notes = findingsIn(fresh).map(note => document.importNode(note, true))
  if (notes.length > 0) {
    const actions = row.foot.querySelector(':scope > .actions')
    for (const note of notes) row.foot.insertBefore(note, actions)
  }
  closeFindings(row)
  showCount(row, notes.length)
  if (row.isActive) openFindings(editor, row)
}

function noteOf(row: Row, { check, key, severity, side, title, runs, at, fix, waits }: FindingView): HTMLElement {
  const lang = row.element.querySelector<HTMLElement>('.ar')?.lang ?? 'ar'
  const text = runs.map(run => (run.isArabic ? element('bdi', { lang }, run.text) : run.text))
  return element(
    'div',
    {
      'class': `note ${looks[severity]}`.trim(),
      'data-note': 'finding',
      'data-check': check,
      'data-key': key,
      'data-side': side,
      'data-waits': waits,
      'data-start': at && String(at.start),
      'data-end': at && String(at.end),
      'data-fix': fix?.text,
      'data-label': fix?.label,
    },
    element('span', { class: 'note__text' }, element('b', {}, title), ' · ', ...text),
  )
}

function showCount(row: Row, count: number): void {
  if (count > 0) row.element.dataset['findings'] = String(count)
  else delete row.element.dataset['findings']
  const head = row.element.querySelector('.pair__head')
  head?.querySelector('.st-warn')?.remove()
  if (count === 0) return
  const words = element('span', { class: 'vh' }, `${count} ${count === 1 ? 'check' : 'checks'}`)
  head?.querySelector('.st')?.after(element('span', { class: 'st st-warn' }, icon('st-warn'), words))
}

/** Gives the notes of the active row their buttons. */
export function openFindings(editor: Editor, row: Row): void {
  if (!editor.mayEdit) return
  for (const note of findingsIn(row)) {
    if (note.querySelector('.note__actions')) continue
    const actions = cloneTemplate('finding-actions')
    const fix = actions.querySelector('[data-fix-now]')
    if (note.dataset['fix'] === undefined) fix?.closest('form')?.remove()
    else if (fix) fix.textContent = note.dataset['label'] ?? ''
    note.append(actions)
  }
}

export function closeFindings(row: Row): void {
  if (row.isActive && 'highlights' in CSS) CSS.highlights.delete('finding')
  for (const note of findingsIn(row)) {
    note.querySelector('.note__actions')?.remove()
    note.removeAttribute('aria-current')
  }
}

/** Clicks on and forms in the notes; other forms of a row go their usual way. */
export function listenToFindings(editor: Editor): void {
  const { list } = editor
  list.addEventListener('click', event => {
    const clicked = event.target as Element
    const [row, note] = [Row.of(clicked), clicked.closest<HTMLElement>('[data-note="finding"]')]
    if (!row || !note) return
    if (clicked.closest('[data-fix-now]')) {
      event.preventDefault()
      mend(editor, row, note)
    } else if (clicked.closest('[data-leave]')) leaveDismissal(row, note)
  })
  list.addEventListener('submit', event => {
    const form = event.target as HTMLFormElement
    const note = form.closest<HTMLElement>('[data-note="finding"]')
    const row = Row.of(form)
    if (!row || !note || !form.matches('.dismiss form')) return
    event.preventDefault()
    event.stopPropagation()
    void sendDismissal(editor, row, note, form)
  })
  list.addEventListener('keydown', event => {
    const note = (event.target as Element)
      .closest<HTMLElement>('.dismiss[open]')
      ?.closest<HTMLElement>('[data-note="finding"]')
    const row = Row.of(note)
    if (!note || !row || event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    leaveDismissal(row, note)
  })
}

/** Goes to the next place a check found, in this row or another, and marks the words in the box. */
export function toFinding(editor: Editor, by: 1 | -1): boolean {
  const { active } = editor
  if (active) delete active.element.dataset['typing']
  const notes = [...editor.list.querySelectorAll<HTMLElement>('[data-note="finding"]')]
  if (notes.length === 0) {
    announce('The checks have nothing to say on this page.')
    return true
  }
  const here = notes.findIndex(note => note.getAttribute('aria-current') === 'true')
  const next = here >= 0 ? notes[(here + by + notes.length) % notes.length]! : nearest(editor, notes, by)
  const row = Row.of(next)!
  for (const note of notes) note.removeAttribute('aria-current')
  if (!row.isActive) editor.activate(row, { focus: editor.isReview ? 'row' : 'field', scroll: 'middle' })
  next.setAttribute('aria-current', 'true')
  select(row, next)
  announce(`Segment ${row.number}: ${textOf(next)}`)
  return true
}

/** Without a place to go on from: the first one of the active row or of those after it, or before it. */
function nearest(editor: Editor, notes: readonly HTMLElement[], by: 1 | -1): HTMLElement {
  const active = editor.active?.element
  const side = by === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
  const isAhead = (note: HTMLElement): boolean =>
    !active || active.contains(note) || (active.compareDocumentPosition(note) & side) !== 0
  return by === 1 ? (notes.find(isAhead) ?? notes[0]!) : (notes.findLast(isAhead) ?? notes.at(-1)!)
}

function select(row: Row, note: HTMLElement): void {
  const { field } = row
  const { side, start, end } = note.dataset
  markInSource(row, note)
  if (!field) return
  field.focus({ preventScroll: true })
  if (side === 'target' && start !== undefined && isFresh(row)) field.setSelectionRange(Number(start), Number(end))
}

/** Words of the source are marked without a change to the page; those of the translation are selected in the box. */
function markInSource(row: Row, { dataset: { side, start, end } }: HTMLElement): void {
  const source = row.element.querySelector('.pair__source')
  const range = side === 'source' && source ? rangeIn(source, Number(start ?? 0), Number(end ?? 0)) : undefined
  if ('highlights' in CSS) CSS.highlights.set('finding', new Highlight(...(range ? [range] : [])))
}

/** The note the commands of the keyboard mean: the one that was gone to, or the first that will do. */
function meant(row: Row, wanted: (note: HTMLElement) => boolean): HTMLElement | undefined {
  const notes = findingsIn(row).filter(note => isShown(note) && wanted(note))
  return notes.find(note => note.getAttribute('aria-current') === 'true') ?? notes[0]
}

export function mendMeant(editor: Editor, row: Row): void {
  const note = meant(row, ({ dataset }) => dataset['fix'] !== undefined)
  if (note) mend(editor, row, note)
  else announce('No check offers a mend here.')
}

/** What was found was found in the saved text; words typed since are not to be lost by a mend. */
const isFresh = ({ field }: Row): boolean => !field || field.value === field.defaultValue

function mend(editor: Editor, row: Row, note: HTMLElement): void {
  const fixed = note.dataset['fix']
  if (fixed === undefined || !editor.mayEdit) return
  if (!isFresh(row)) {
    editor.saves.flush()
    announce('Your newest words are being checked. Try again in a moment.')
    return
  }
  const field = openField(row)
  const before = field.value
  const label = note.dataset['label'] ?? 'Mended'
  replaceInField(field, changedStretch(before, fixed))
  editor.saves.flush()
  toast(`Segment ${row.number}: ${label}.`, undoMend(editor, row, before, fixed))
}

function undoMend(editor: Editor, row: Row, before: string, fixed: string): HTMLElement {
  const button = element('button', { class: 'btn', type: 'button' }, 'Undo')
  button.addEventListener('click', () => {
    const now = Row.byId(row.id)
    if (!now || now.text !== fixed) return announce('The text was changed since; the older one is in the history.')
    if (!now.isActive) editor.activate(now, { focus: 'field', scroll: 'middle' })
    replaceInField(openField(now), changedStretch(fixed, before))
    editor.saves.flush()
  })
  return button
}

/** Opens the form that asks where and why a finding is right as it is. */
export function askToDismiss(editor: Editor, row: Row): void {
  const note = meant(row, () => true)
  if (!note || !editor.mayEdit) return announce('The checks have nothing to say here.')
  openFindings(editor, row)
  note.setAttribute('aria-current', 'true')
  note.querySelector<HTMLDetailsElement>('.dismiss')!.open = true
  note.querySelector<HTMLInputElement>('input[name="reason"]')!.focus()
}

function leaveDismissal(row: Row, note: HTMLElement): void {
  note.querySelector<HTMLDetailsElement>('.dismiss')!.open = false
  row.element.focus({ preventScroll: true })
}

interface Dismissed {
  readonly dismissal: string
  readonly findings: readonly FindingView[]
}

async function sendDismissal(editor: Editor, row: Row, note: HTMLElement, form: HTMLFormElement): Promise<void> {
  const scope = form.querySelector<HTMLInputElement>('input[name="scope"]:checked')?.value ?? 'pair'
  const reason = form.querySelector<HTMLInputElement>('input[name="reason"]')?.value ?? ''
  const answer = await sendJson('POST', `/pairs/${row.id}/dismissals`, { key: note.dataset['key'], scope, reason })
  if (answer.kind !== 'answer' || answer.status >= 300)
    return toast('That could not be dismissed. What you wrote is still there.')
  const { dismissal, findings } = answer.body as Dismissed
  showFindings(editor, row, findings)
  row.element.focus({ preventScroll: true })
  toast('Dismissed.', undoDismissal(editor, row, dismissal))
}

function undoDismissal(editor: Editor, row: Row, dismissal: string): HTMLElement {
  const button = element('button', { 'class': 'btn', 'type': 'button', 'data-undo': true }, 'Undo')
  button.addEventListener(
    'click',
    () =>
      void sendJson('POST', `/pairs/${row.id}/dismissals/${dismissal}/end`, {}).then(answer => {
        if (answer.kind !== 'answer' || answer.status >= 300) return toast('That could not be undone.')
        showFindings(editor, row, (answer.body as Dismissed).findings)
      }),
  )
  return button
}
