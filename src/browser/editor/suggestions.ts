import { announce } from '../page/announce.ts'
import { element } from '../page/elements.ts'
import { toast } from '../page/toasts.ts'
import { openField } from './active-row.ts'
import type { Editor } from './editor.ts'
import { changedStretch, replaceInField } from './replace-in-field.ts'
import { Row } from './row.ts'

interface Offered {
  readonly text: string
  readonly score: number
  readonly memory: string
}

/** What the panel offers for a row, while it is about that row. */
function offeredFor(row: Row): HTMLElement[] {
  const panel = document.querySelector<HTMLElement>('side-panel')
  return panel?.dataset['pair'] === row.id ? [...panel.querySelectorAll<HTMLElement>('[data-suggestion]')] : []
}

const offerOf = ({ dataset }: HTMLElement): Offered => ({
  text: dataset['text'] ?? '',
  score: Number(dataset['score']),
  memory: dataset['memory'] ?? '',
})

/** Puts the suggestion with a digit into the box. @returns false when there is none, so that the key does what it does elsewhere */
export function insertSuggestion(editor: Editor, row: Row, digit: number): boolean {
  const offered = offeredFor(row).find(({ dataset }) => dataset['suggestion'] === String(digit))
  if (!offered || !editor.mayEdit) return false
  insertOffer(editor, row, offerOf(offered))
  return true
}

/** Keeps a key that was pressed before the panel came to the row until it is there. @returns false when it is there */
export function onceOffered({ id, text }: Row, insert: (row: Row) => void): boolean {
  const panel = document.querySelector<HTMLElement>('side-panel')
  if (!panel || panel.dataset['pair'] === id) return false
  const came = (): void => {
    const row = Row.byId(id)
    if (row?.isActive && row.text === text) insert(row)
  }
  panel.addEventListener('panel-read', came, { once: true })
  return true
}

export function insertOffer(editor: Editor, row: Row, offer: Offered): void {
  if (!row.isActive) editor.activate(row, { focus: 'field', scroll: 'middle' })
  const field = openField(row)
  const before = field.value
  if (before === offer.text) return announce('The box says this already.')
  replaceInField(field, changedStretch(before, offer.text))
  editor.saves.of(row.id)?.suggested(offer.text, offer)
  row.note('suggestion', undefined)
  toast(
    `Segment ${row.number}: ${offer.score}% from the memory. Look it over and confirm.`,
    undo(editor, row.id, before, offer.text),
    true,
  )
}

function undo(editor: Editor, id: string, before: string, inserted: string): HTMLElement {
  const button = element('button', { class: 'btn', type: 'button' }, 'Undo')
  button.addEventListener('click', () => {
    const row = Row.byId(id)
    if (!row || row.text !== inserted) return announce('The text was changed since; the older one is in the history.')
    if (!row.isActive) editor.activate(row, { focus: 'field', scroll: 'middle' })
    replaceInField(openField(row), changedStretch(inserted, before))
    editor.saves.flush()
  })
  return button
}

/** Shows the best suggestion under an empty box; it is never put in by itself. */
export function showBest(editor: Editor): void {
  const row = editor.active
  if (!row) return
  const [best] = offeredFor(row)
  if (!best || !editor.mayEdit || editor.isReview || row.text !== '') return row.note('suggestion', undefined)
  const { text, score } = offerOf(best)
  const chord = document.querySelector('[data-keys-of="insert-1"]')?.textContent ?? ''
  const { lang, dir } = row.target.querySelector<HTMLElement>('[lang]') ?? row.element
  const line = element(
    'button',
    { 'type': 'button', 'class': 'suggest', 'data-command': 'insert-1' },
    element('span', { 'class': 'key', 'aria-hidden': 'true' }, '1'),
    element('span', { class: 'badge l' }, `${score}%`),
    element('span', { class: 'en grow', lang, dir }, text),
    element('kbd', {}, chord),
  )
  row.note('suggestion', line)
}

/** The panel's buttons, and the line under the box. */
export function listenToSuggestions(editor: Editor): void {
  document.addEventListener('panel-read', () => showBest(editor))
  editor.list.addEventListener('row-left', event =>
    (event as CustomEvent<{ row: Row }>).detail.row.note('suggestion', undefined),
  )
  editor.list.addEventListener('input', event => Row.of(event.target as Element)?.note('suggestion', undefined))
  document.addEventListener('submit', event => {
    const form = (event.target as Element).closest<HTMLFormElement>('form[data-insert]')
    const offered = form?.closest<HTMLElement>('[data-suggestion]')
    const row = Row.byId(document.querySelector<HTMLElement>('side-panel')?.dataset['pair'] ?? '')
    if (!form || !offered || !row) return
    event.preventDefault()
    insertOffer(editor, row, { ...offerOf(offered), text: form.dataset['insert'] ?? '' })
  })
}
