import { wordDiff } from '../../text/diff/word-diff.ts'
import { cloneTemplate, element } from '../page/elements.ts'
import { localTime } from '../page/local-time.ts'
import { readJson } from '../page/request.ts'
import { diffView } from './diff-view.ts'
import type { Row } from './row.ts'

export interface ReviewBase {
  readonly text: string
  readonly by: string
  readonly at: string
  readonly kind: 'sent-back' | 'approved'
}

const views = ['changes', 'final', 'before'] as const
type View = (typeof views)[number]

/** Shows what changed since the version that was sent back or approved, where there is one. */
export async function showChanges(row: Row): Promise<void> {
  const answer = await readJson(`/pairs/${row.id}/review-base`)
  const base =
    answer.kind === 'answer' && answer.status === 200 ? (answer.body as { base: ReviewBase | null }).base : null
  if (!base || !row.isActive || row.field || base.text === row.text) return
  const shown = row.target.querySelector<HTMLElement>('.pair__text')
  if (!shown || row.target.querySelector('.pair__diff')) return
  const diff = diffView(wordDiff(base.text, row.text))
  diff.classList.add('pair__diff')
  const before = element('p', { class: 'en pair__before', lang: 'en', dir: 'ltr' }, base.text)
  row.target.append(diff, before)
  row.note('diff', switchOf(row, base))
  show(row, 'changes')
}

export function hideChanges(row: Row): void {
  for (const shown of row.target.querySelectorAll('.pair__diff, .pair__before')) shown.remove()
  row.target.querySelector<HTMLElement>('.pair__text')?.removeAttribute('hidden')
  row.note('diff', undefined)
}

export function toggleDiff(row: Row): boolean {
  const now = row.element.querySelector<HTMLElement>('[data-view][aria-pressed="true"]')?.dataset['view'] as
    | View
    | undefined
  if (!now) return false
  show(row, views[(views.indexOf(now) + 1) % views.length]!)
  return true
}

function switchOf(row: Row, base: ReviewBase): HTMLElement {
  const buttons = views.map(view => {
    const button = element(
      'button',
      { 'type': 'button', 'data-view': view },
      { changes: 'Changes', final: 'Final', before: 'Before' }[view],
    )
    button.addEventListener('click', () => show(row, view))
    return button
  })
  const what = base.kind === 'sent-back' ? 'sent back' : 'approved'
  return element(
    'div',
    { class: 'row wrap' },
    element('span', { 'class': 'seg-ctl', 'role': 'group', 'aria-label': 'Show' }, ...buttons),
    element('span', { class: 'muted' }, `against the version ${base.by} ${what} at ${localTime(base.at)}`),
  )
}

function show(row: Row, view: View): void {
  const parts: Record<View, string> = { changes: '.pair__diff', final: '.pair__text', before: '.pair__before' }
  for (const each of views) row.target.querySelector<HTMLElement>(parts[each])?.toggleAttribute('hidden', each !== view)
  for (const button of row.element.querySelectorAll<HTMLElement>('[data-view]')) {
    button.setAttribute('aria-pressed', String(button.dataset['view'] === view))
  }
}

/** Asks in place what should change, for the segment or the chosen ones; the reason cannot be left out. */
export function askForChanges(row: Row, chosen: number, sendBack: (reason: string) => void): void {
  const composer = cloneTemplate('reason-form') as HTMLFormElement
  const reason = composer.querySelector('textarea')!
  if (chosen > 0) composer.querySelector('label')!.textContent = `What should change in the ${chosen} selected?`
  const leave = (): void => {
    row.note('ask', undefined)
    row.element.focus({ preventScroll: true })
  }
  const send = (): void => {
    const text = reason.value.trim()
    if (text === '') {
      reason.setAttribute('aria-invalid', 'true')
      return reason.focus()
    }
    row.note('ask', undefined)
    sendBack(text)
  }
  composer.addEventListener('submit', event => {
    event.preventDefault()
    event.stopPropagation()
    send()
  })
  composer.addEventListener('keydown', event => {
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  composer.querySelector('[data-leave]')?.addEventListener('click', leave)
  row.note('ask', composer)
  reason.focus()
}
