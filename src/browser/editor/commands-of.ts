import { toggleHiddenCharacters } from '../page/hidden-characters.ts'
import { showKeys } from '../page/key-dialog.ts'
import { selectedWords } from '../page/panel-search.ts'
import { openPalette } from '../page/palette.ts'
import type { PalettePage } from '../page/palette.ts'
import { toast, undoOffered } from '../page/toasts.ts'
import { swapColumns } from '../page/view-options.ts'
import type { Editor } from './editor.ts'
import { askForTerm } from './add-term.ts'
import { askToDismiss, mendMeant, toFinding } from './findings.ts'
import { askForChanges, toggleDiff } from './review.ts'
import { openRepetitions } from './offer-repetitions.ts'
import type { PairList } from './pair-list.ts'
import type { Row } from './row.ts'
import { insertSuggestion, onceOffered } from './suggestions.ts'
import type { Selection } from './selection.ts'
import { merge, offerSplit, redoLast, undoLast } from './structure.ts'
import { insertTerm } from './term-marks.ts'

/** What each command does; `false` means that there was nothing to do and the key keeps its own meaning. */
export type Commands = Readonly<Record<string, () => boolean | void>>

export function commandsOf(editor: Editor, selection: Selection): Commands {
  const withRow = (act: (row: Row) => boolean | void) => (): boolean | void => {
    const row = editor.active
    return row ? act(row) : false
  }
  const confirm = (row: Row): boolean => editor.mayEdit && editor.judge(row, 'confirm')
  const approve = (): void => {
    if (selection.size > 0) return void selection.judge('approve')
    const row = editor.active
    if (row && editor.judge(row, 'approve')) editor.toNextUnfinished('row')
  }
  const sendBack = (row: Row, reason: string): void => {
    if (selection.size > 0) return void selection.judge('changes', reason)
    if (editor.judge(row, 'changes', reason) && !editor.toNextUnfinished('row')) row.element.focus()
  }
  return {
    'confirm-next': withRow(row => {
      if (confirm(row)) editor.toNextUnfinished('field')
    }),
    'confirm-stay': withRow(row => void (selection.size > 0 ? selection.judge('confirm') : confirm(row))),
    'approve-next': approve,
    'ask-changes': withRow(row => askForChanges(row, selection.size, reason => sendBack(row, reason))),
    'toggle-diff': withRow(row => toggleDiff(row)),
    'back-to-draft': withRow(row => void (selection.size > 0 ? selection.judge('draft') : editor.judge(row, 'draft'))),
    'next': () => editor.step(1, focus()),
    'previous': () => editor.step(-1, focus()),
    'next-unfinished': () => editor.toNextUnfinished(focus()),
    'next-finding': () => toFinding(editor, 1),
    'previous-finding': () => toFinding(editor, -1),
    'add-term': withRow(row => void askForTerm(editor, row)),
    'fix-finding': withRow(row => mendMeant(editor, row)),
    'dismiss-finding': withRow(row => askToDismiss(editor, row)),
    'edit': withRow(row => editor.edit(row)),
    'leave': withRow(row => {
      if (editor.isReview) editor.closeFieldOf(row)
      row.element.focus({ preventScroll: true })
    }),
    'copy-source': withRow(row => {
      editor.edit(row)
      insert(row, row.source)
    }),
    ...Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => {
        const insert = (row: Row): boolean => insertNumbered(editor, row, index + 1)
        return [`insert-${index + 1}`, withRow(row => onceOffered(row, insert) || insert(row))]
      }),
    ),
    'insert-rlm': withRow(row => insertMark(editor, row, '\u200F')),
    'insert-lrm': withRow(row => insertMark(editor, row, '\u200E')),
    'insert-nbsp': withRow(row => insertMark(editor, row, '\u00A0')),
    'insert-zwnj': withRow(row => insertMark(editor, row, '\u200C')),
    'copy-link': withRow(row => copyLink(row)),
    'split': withRow(row => offerSplit(editor, row)),
    'merge': withRow(row => void merge(editor, row)),
    'undo': () => undoOffered() || void undoLast(editor),
    'redo': () => void redoLast(editor),
    'comment': withRow(() => openPanel('comments')),
    'repetitions': () => openRepetitions(editor.active),
    'search': () => openPanel('search', selectedWords()),
    'assist': withRow(() => openPanel('assist')),
    'history': withRow(() => openPanel('history')),
    'actions': withRow(row => openMenu(row)),
    'select': withRow(row => selection.toggle(row)),
    'extend-down': () => selection.extend(1),
    'extend-up': () => selection.extend(-1),
    'clear-selection': () => (selection.size > 0 ? selection.clear() : false),
    'find': () => document.querySelector<HTMLInputElement>('find-box input')?.focus(),
    'go-to': () => openPalette(paletteOf(editor)),
    'palette': () => openPalette(paletteOf(editor)),
    'swap-columns': () => swapColumns(),
    'hidden-characters': () => toggleHiddenCharacters(editor.list),
    'save-now': () => editor.saves.flush(),
    'keys': () => showKeys(editor.keymap),
  }
}

const insertNumbered = (editor: Editor, row: Row, digit: number): boolean =>
  insertSuggestion(editor, row, digit) || insertTerm(editor, row, digit)

const focus = (): 'field' | 'row' => (document.activeElement?.matches('textarea[data-pair]') ? 'field' : 'row')

const paletteOf = (editor: Editor): PalettePage => ({
  keymap: editor.keymap,
  places: ['anywhere', editor.isReview ? 'review' : 'row'],
  noun: 'segment',
  run: command => document.querySelector<PairList>('pair-list')?.run(command),
  goTo(number) {
    const row = editor.rows().find(each => each.number === String(number))
    if (row) editor.activate(row, { focus: editor.isReview ? 'row' : 'field', scroll: 'middle' })
    return row !== undefined
  },
})

function insertMark(editor: Editor, row: Row, mark: string): void {
  const { field } = row
  const [start, end] = [field?.selectionStart ?? 0, field?.selectionEnd ?? 0]
  editor.edit(row)
  row.field?.setSelectionRange(start, end)
  insert(row, mark)
}

function copyLink(row: Row): void {
  const link = new URL(`/pairs/${row.id}`, location.href).href
  void navigator.clipboard.writeText(link).then(
    () => toast(`The link to segment ${row.number} was copied.`),
    () => toast(link),
  )
}

function insert(row: Row, text: string): void {
  const { field } = row
  if (!field) return
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

export function openPanel(tab: string, words?: string): void {
  document.querySelector('side-panel')?.dispatchEvent(new CustomEvent('open-tab', { detail: { tab, words } }))
}

function openMenu(row: Row): void {
  const menu = row.element.querySelector<HTMLDetailsElement>('.actions details')
  if (!menu) return
  menu.open = true
  menu.querySelector<HTMLElement>('.menu__list button, .menu__list a')?.focus()
}
