import { announce } from '../page/announce.ts'
import { cloneTemplate, element } from '../page/elements.ts'
import { readJson, sendJson } from '../page/request.ts'
import { toast } from '../page/toasts.ts'
import { offsetIn } from '../words/text-ranges.ts'
import type { Editor } from './editor.ts'
import { Row } from './row.ts'

interface Stretch {
  readonly start: number
  readonly end: number
}
interface Lights {
  readonly lights: readonly { readonly source: Stretch; readonly target: Stretch }[]
}

interface Selected {
  readonly source: Stretch | undefined
  readonly target: Stretch | undefined
}
interface Fields {
  readonly arabic: HTMLInputElement
  readonly english: HTMLInputElement
}

/** Opens the form for a new term at the row, filled with what is selected on either side, or with its likely counterpart. */
export async function askForTerm(editor: Editor, row: Row): Promise<void> {
  if (!editor.mayEdit) return
  const [source, target] = [sourceSelection(row), targetSelection(row)]
  const form = cloneTemplate('term-form') as HTMLFormElement
  const [arabic, english] = ['source', 'target'].map(name =>
    form.querySelector<HTMLInputElement>(`input[name="${name}"]`)!,
  )
  arabic!.value = source ? row.source.slice(source.start, source.end).trim() : ''
  english!.value = target ? row.text.slice(target.start, target.end).trim() : ''
  row.note('term', form)
  ;(arabic!.value === '' ? arabic : english)!.focus()
  await fillCounterpart(row, { source, target }, { arabic: arabic!, english: english! })
  const empty = [arabic!, english!].find(({ value }) => value === '')
  ;(empty ?? english!).focus()
  if (empty) announce(`Add a term. ${empty.labels?.[0]?.textContent ?? ''}`)
  else announce(`Add ${arabic!.value}, ${english!.value} to the glossary? Enter adds it.`)
}

function sourceSelection(row: Row): Stretch | undefined {
  const selection = getSelection()
  const cell = row.element.querySelector('.pair__source')
  if (!selection || selection.isCollapsed || selection.rangeCount === 0 || !cell) return undefined
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0)
  const start = offsetIn(cell, { node: startContainer, offset: startOffset })
  const end = offsetIn(cell, { node: endContainer, offset: endOffset })
  return start === undefined || end === undefined ? undefined : { start, end }
}

function targetSelection({ field }: Row): Stretch | undefined {
  return field && field.selectionStart < field.selectionEnd
    ? { start: field.selectionStart, end: field.selectionEnd }
    : undefined
}

/** What was selected on one side alone: the words opposite that the project has taught to go with it. */
async function fillCounterpart(row: Row, { source, target }: Selected, fields: Fields): Promise<void> {
  const chosen = source ?? target
  if (!chosen || (source && target)) return
  const answer = await readJson(`/pairs/${row.id}/words`)
  if (answer.kind !== 'answer' || answer.status !== 200) return
  const [own, other] = source ? (['source', 'target'] as const) : (['target', 'source'] as const)
  const isChosen = ({ start, end }: Stretch): boolean => start < chosen.end && chosen.start < end
  const opposite = (answer.body as Lights).lights.filter(light => isChosen(light[own])).map(light => light[other])
  const field = source ? fields.english : fields.arabic
  if (opposite.length === 0 || field.value !== '') return
  const [start, end] = [Math.min(...opposite.map(span => span.start)), Math.max(...opposite.map(span => span.end))]
  field.value = (source ? row.text : row.source).slice(start, end)
}

export function listenToTermForms(editor: Editor): void {
  editor.list.addEventListener('submit', event => {
    const form = event.target as HTMLFormElement
    const row = Row.of(form)
    if (!row || !form.matches('.term-form')) return
    event.preventDefault()
    event.stopPropagation()
    void add(editor, row, form)
  })
  editor.list.addEventListener('keydown', event => {
    const form = (event.target as Element).closest<HTMLElement>('.term-form')
    const row = Row.of(form)
    if (!row || event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    leave(row)
  })
  editor.list.addEventListener('click', event => {
    const row = Row.of((event.target as Element).closest('.term-form [data-leave]'))
    if (row) leave(row)
  })
  editor.list.addEventListener('row-left', event =>
    (event as CustomEvent<{ row: Row }>).detail.row.note('term', undefined),
  )
}

function leave(row: Row): void {
  row.note('term', undefined)
  ;(row.field ?? row.element).focus({ preventScroll: true })
}

async function add(editor: Editor, row: Row, form: HTMLFormElement): Promise<void> {
  const glossary = editor.facts.path.replace(/\/documents\/.*$/, '/glossary')
  const fields = Object.fromEntries(
    [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const answer = await sendJson('POST', glossary, fields)
  const { term, because } = (answer.kind === 'answer' ? (answer.body ?? {}) : {}) as { term?: string; because?: string }
  if (term === undefined) {
    form.querySelector('.problem')!.textContent =
      because ?? 'The server could not be reached. What you wrote is still here.'
    return announce(because ?? 'The term was not added.')
  }
  leave(row)
  toast(`In the glossary: ${fields['source']!}, ${fields['target']!}.`, undo(`${glossary}/${term}/deletion`))
  tellTermsChanged()
}

const tellTermsChanged = (): boolean => document.dispatchEvent(new CustomEvent('terms-changed'))

function undo(path: string): HTMLElement {
  const button = element('button', { 'class': 'btn', 'type': 'button', 'data-undo': true }, 'Undo')
  button.addEventListener(
    'click',
    () =>
      void sendJson('POST', path, {}).then(answer => {
        if (answer.kind !== 'answer' || answer.status >= 300) return toast('That could not be undone.')
        tellTermsChanged()
      }),
  )
  return button
}
