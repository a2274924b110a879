import { wordStarts } from '../../text/word-starts.ts'
import { wordChoice } from '../editor/split-choice.ts'
import { announce } from '../page/announce.ts'
import { element } from '../page/elements.ts'
import { forgetWords, keepWords } from './kept-words.ts'
import type { Place } from './link.ts'
import type { Workbench } from './workbench.ts'

/**
 * Opens a box with the sentence; the original never changes.
 * @param written words that could not be kept, to go on with
 */
export function editSentence(workbench: Workbench, place: Place, written?: string): void {
  const { card, side, number, link } = place
  if (side === 'source' || number === undefined)
    return announce('The original never changes; only the translation can be edited.')
  const shown = card.querySelector('p')!
  const label = `${workbench.nameOf(side)} ${number}`
  const field = element('textarea', { 'class': `sent__field ${shown.className}`, 'aria-label': label, 'rows': '3' })
  field.defaultValue = shown.textContent
  field.value = written ?? shown.textContent
  const { user } = workbench.facts
  field.addEventListener('input', () => keepWords({ user, pair: link.id, sentence: place.sentence, text: field.value }))
  openBox(workbench, {
    card,
    shown,
    content: field,
    title: 'Keep this',
    left: forgetWords,
    keep: async () => {
      const text = field.value.trim()
      if (text === shown.textContent || (await workbench.verb('edit-sentence', { text }, place))) return forgetWords()
      const now = workbench.focused
      if (now) editSentence(workbench, now, field.value)
    },
  })
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
}

/** Offers the words of the sentence to split before. */
export function splitSentence(workbench: Workbench, place: Place): void {
  const { card, side, number } = place
  if (number === undefined) return announce('Choose a sentence to split.')
  const shown = card.querySelector('p')!
  const text = shown.textContent
  const middle = likelyPlace(text)
  if (middle === undefined) return announce('There is only one word here; it cannot be split.')
  const words = { 'class': `split__words ${shown.className}`, 'aria-label': 'The second sentence begins with' }
  const choice = wordChoice('split-sentence-at', text, middle, words)
  openBox(workbench, {
    card,
    shown,
    content: element('div', { class: 'split' }, choice),
    title: 'Split here',
    left: () => undefined,
    keep: async () => {
      const at = Number(choice.querySelector<HTMLInputElement>('input:checked')!.value)
      await workbench.verb(
        'split-sentence',
        { at: side === 'source' ? at + Number(card.dataset['start'] ?? 0) : at },
        place,
      )
    },
  })
  choice.querySelector<HTMLInputElement>('input:checked')?.focus()
  announce('The second sentence begins with the marked word. The left and right arrow keys move it.')
}

const sentenceEnd = /[.!?\u061F\u06D4]["'\u201D\u2019\u00BB)\]]*\s+/gu

/** Where a sentence seems to end, or else a word, nearest to the middle; `undefined` with a single word. */
function likelyPlace(text: string): number | undefined {
  const starts = wordStarts(text).slice(1)
  const ends = [...text.matchAll(sentenceEnd)]
    .map(({ index, 0: end }) => index + end.length)
    .filter(at => starts.includes(at))
  const off = (at: number): number => Math.abs(at - text.length / 2)
  return (ends.length > 0 ? ends : starts).toSorted((one, other) => off(one) - off(other))[0]
}

interface Box {
  readonly card: HTMLElement
  /** What the box stands instead of. */
  readonly shown: HTMLElement
  readonly content: HTMLElement
  readonly title: string
  readonly keep: () => Promise<void>
  readonly left: () => void
}

/** Puts something in the place of a sentence until it is kept or left. */
function openBox(workbench: Workbench, { card, shown, content, title, keep, left }: Box): void {
  const [keepButton, leaveButton] = [button('btn primary', title), button('btn quiet', 'Leave as it is')]
  const box = element(
    'div',
    { class: 'sent__box' },
    content,
    element('div', { class: 'row wrap', lang: 'en', dir: 'ltr' }, keepButton, leaveButton),
  )
  const close = (): void => {
    box.replaceWith(shown)
    card.focus({ preventScroll: true })
    if (card.closest('[data-newer]')) void workbench.inTurn(() => workbench.refresh())
  }
  const leave = (): void => {
    left()
    close()
  }
  // the answer takes the card's place, which it would not do while the box is open
  const send = (): void =>
    void workbench.inTurn(async () => {
      if (!box.isConnected) return
      close()
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

const button = (look: string, title: string): HTMLButtonElement =>
  element('button', { class: look, type: 'button' }, title)

/** Words typed into an open box and not kept yet. */
export const hasUnsent = (list: HTMLElement): boolean =>
  [...list.querySelectorAll<HTMLTextAreaElement>('textarea')].some(field => field.value !== field.defaultValue)
