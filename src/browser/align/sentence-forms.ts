import { wordStarts } from '../../text/word-starts.ts'
import { wordChoice } from '../editor/split-choice.ts'
import { announce } from '../page/announce.ts'
import { element } from '../page/elements.ts'
import type { Place } from './link.ts'
import type { Workbench } from './workbench.ts'

/**
 * Opens a box with the sentence; the original never changes.
 * @param written words that could not be kept, to go on with
 */
export function editSentence(workbench: Workbench, place: Place, written?: string): void {
  const { card, side, number } = place
  if (side === 'source' || number === undefined) return announce('The original never changes; only the translation can be edited.')
  const shown = card.querySelector('p')!
  const field = element('textarea', { class: `sent__field ${shown.className}`, 'aria-label': `${workbench.nameOf(side)} ${number}`, rows: '3' })
  field.defaultValue = shown.textContent
  field.value = written ?? shown.textContent
  open(card, shown, field, 'Keep this', async () => {
    const text = field.value.trim()
    if (text === shown.textContent || await workbench.verb('edit-sentence', { text }, place)) return
    const now = workbench.focused
    if (now) editSentence(workbench, now, field.value)
  }, workbench)
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
}

/** Offers the words of the sentence to split before. */
export function splitSentence(workbench: Workbench, place: Place): void {
  const { card, side, number } = place
  if (number === undefined) return announce('Choose a sentence to split.')
  const shown = card.querySelector('p')!
  const text = shown.textContent
  const starts = wordStarts(text).slice(1)
  if (starts.length === 0) return announce('There is only one word here; it cannot be split.')
  const ends = [...text.matchAll(/[.!?؟۔]["'”’»)\]]*\s+/gu)].map(({ index, 0: end }) => index + end.length).filter(at => starts.includes(at))
  const middle = (ends.length > 0 ? ends : starts).reduce((best, at) => Math.abs(at - text.length / 2) < Math.abs(best - text.length / 2) ? at : best)
  const choice = wordChoice('split-sentence-at', text, middle, { class: `split__words ${shown.className}`, 'aria-label': 'The second sentence begins with' })
  const split = element('div', { class: 'split' }, choice)
  open(card, shown, split, 'Split here', async () => {
    const at = Number(choice.querySelector<HTMLInputElement>('input:checked')!.value)
    await workbench.verb('split-sentence', { at: side === 'source' ? at + Number(card.dataset['start'] ?? 0) : at }, place)
  }, workbench)
  choice.querySelector<HTMLInputElement>('input:checked')?.focus()
  announce('The second sentence begins with the marked word. The left and right arrow keys move it.')
}

/** Puts something in the place of a sentence until it is kept or left. */
function open(card: HTMLElement, shown: HTMLElement, content: HTMLElement, keepTitle: string, keep: () => Promise<void>, workbench: Workbench): void {
  const keepButton = element('button', { class: 'btn primary', type: 'button' }, keepTitle)
  const leaveButton = element('button', { class: 'btn quiet', type: 'button' }, 'Leave as it is')
  const box = element('div', { class: 'sent__box' }, content, element('div', { class: 'row wrap', lang: 'en', dir: 'ltr' }, keepButton, leaveButton))
  const close = (): void => {
    box.replaceWith(shown)
    if (card.closest('[data-newer]')) void workbench.refresh()
  }
  const leave = (): void => {
    close()
    card.focus({ preventScroll: true })
  }
  const send = (): void => void workbench.inTurn(async () => {
    if (!box.isConnected) return
    // the answer replaces the card, which it would not do with an open box
    close()
    card.focus({ preventScroll: true })
    await keep()
  })
  keepButton.addEventListener('click', send)
  leaveButton.addEventListener('click', leave)
  box.addEventListener('keydown', event => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    if (event.key === 'Enter' && (event.shiftKey || (event.target as Element).matches('button'))) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') send()
    else leave()
  })
  shown.replaceWith(box)
}

/** Words typed into an open box and not kept yet. */
export const hasUnsent = (list: HTMLElement): boolean =>
  [...list.querySelectorAll<HTMLTextAreaElement>('textarea')].some(field => field.value !== field.defaultValue)
