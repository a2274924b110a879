import { rangeIn } from '../words/text-ranges.ts'
import { openField } from './active-row.ts'
import type { Editor } from './editor.ts'
import { replaceInField } from './replace-in-field.ts'
import type { Row } from './row.ts'

const panelOf = (row: Row): HTMLElement | null =>
  document.querySelector<HTMLElement>(`side-panel[data-pair="${row.id}"]`)

const termsOf = (row: Row): HTMLElement[] => [...(panelOf(row)?.querySelectorAll<HTMLElement>('[data-term]') ?? [])]

/** Marks the terms in the source of the active row; the letters in the page stay as they are, so they stay joined. */
function markTerms(editor: Editor): void {
  const row = editor.active
  const source = row?.element.querySelector('.pair__source')
  if (!('highlights' in CSS)) return
  const ranges = row && source ? termsOf(row).flatMap(({ dataset }) => rangesIn(source, dataset['marks'] ?? '')) : []
  CSS.highlights.set('term', new Highlight(...ranges))
}

function rangesIn(source: Element, marks: string): Range[] {
  return marks
    .split(' ')
    .filter(Boolean)
    .flatMap(mark => {
      const [start = 0, end = 0] = mark.split('-').map(Number)
      return rangeIn(source, start, end) ?? []
    })
}

/** Puts the translation of the term with a digit where the caret is. @returns false when there is none */
export function insertTerm(editor: Editor, row: Row, digit: number): boolean {
  const term = termsOf(row).find(({ dataset }) => dataset['term'] === String(digit))
  if (term?.dataset['insert'] === undefined || !editor.mayEdit) return false
  putIn(editor, row, term.dataset['insert'])
  return true
}

function putIn(editor: Editor, row: Row, words: string): void {
  if (!row.isActive) editor.activate(row, { focus: 'field', scroll: 'middle' })
  const field = openField(row)
  const { selectionStart: start, selectionEnd: end, value } = field
  const isFirst = value.slice(0, start).trim() === ''
  const text = isFirst ? words.charAt(0).toLocaleUpperCase(field.lang) + words.slice(1) : words
  const before = /[\p{L}\p{N},;:.!?]$/u.test(value.slice(0, start)) ? ' ' : ''
  const after = /^[\p{L}\p{N}]/u.test(value.slice(end)) ? ' ' : ''
  replaceInField(field, { start, end, text: before + text + after })
}

export function listenToTerms(editor: Editor): void {
  document.addEventListener('panel-read', () => markTerms(editor))
  editor.list.addEventListener('row-active', () => markTerms(editor))
  editor.list.addEventListener('rows-changed', () => markTerms(editor))
  markTerms(editor)
  document.addEventListener('click', event => {
    const button = (event.target as Element).closest('[data-insert-term]')
    const words = button?.closest<HTMLElement>('[data-term]')?.dataset['insert']
    if (words !== undefined && editor.active) putIn(editor, editor.active, words)
  })
}
