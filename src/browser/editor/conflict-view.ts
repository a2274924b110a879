import { wordDiff } from '../../text/diff/word-diff.ts'
import { element } from '../page/elements.ts'
import { localTime } from '../page/local-time.ts'
import type { SaveQueue } from '../saving/save-queue.ts'
import { diffSide } from './diff-view.ts'
import { openField } from './active-row.ts'
import type { Row } from './row.ts'

/** Shows both texts of a pair somebody else saved first; nothing is discarded until the author chooses. */
export function showConflict(row: Row, queue: SaveQueue): void {
  const { newer } = queue
  if (!newer) return
  const name = newer.by?.name ?? 'Somebody else'
  const changes = wordDiff(newer.text, queue.text)
  const view = element(
    'section',
    { 'class': 'conflict', 'aria-label': `Two versions of segment ${row.number}` },
    element(
      'p',
      {},
      element('b', {}, name),
      ` saved this segment at ${localTime(newer.at)}, before your last words. Both are here; choose which one stays. The other is kept in the history.`,
    ),
    element(
      'div',
      { class: 'conflict__sides' },
      side('Yours', diffSide(changes, 'after')),
      side(`By ${name}`, diffSide(changes, 'before')),
    ),
    element(
      'div',
      { class: 'actions' },
      choice('Keep mine', () => settle(row, queue, queue.text)),
      choice(`Take the text by ${name}`, () => settle(row, queue, newer.text)),
      choice('Edit both', () => settle(row, queue, bothTexts(queue.text, newer.text))),
    ),
  )
  row.note('conflict', view)
}

const bothTexts = (mine: string, theirs: string): string => (mine.includes(theirs) ? mine : `${mine}\n${theirs}`)

function side(title: string, text: HTMLElement): HTMLElement {
  return element('div', { class: 'conflict__side' }, element('h2', {}, title), text)
}

function choice(title: string, act: () => void): HTMLElement {
  const button = element('button', { class: 'btn', type: 'button' }, title)
  button.addEventListener('click', act)
  return button
}

function settle(row: Row, queue: SaveQueue, text: string): void {
  row.note('conflict', undefined)
  queue.resolve(text)
  row.text = text
  row.revision = queue.revision
  if (row.isActive) openField(row).focus()
}
