import { element } from './elements.ts'
import { announce } from './announce.ts'

const shownMs = 10_000

/** A sentence with at most one thing to do about it; it stays while it has the focus or the pointer, beside the one before unless it is alone. */
export function toast(sentence: string, action?: HTMLElement, isAlone = false): void {
  const place = document.querySelector('.toasts')
  if (!place) return announce(sentence)
  const close = element('button', { 'class': 'btn icon', 'type': 'button', 'aria-label': 'Close this message' }, '×')
  const shown = element('div', { class: 'toast' }, element('span', { class: 'grow' }, sentence), action, close)
  close.addEventListener('click', () => shown.remove())
  action?.addEventListener('click', () => shown.remove())
  place.replaceChildren(...(isAlone ? [] : [...place.children].slice(-1)), shown)
  announce(sentence)
  const leave = (): void => {
    if (shown.matches(':hover, :focus-within')) setTimeout(leave, 1000)
    else shown.remove()
  }
  setTimeout(leave, shownMs)
}

/** Presses the way back that the newest message offers for what no operation holds. @returns whether there was one */
export function undoOffered(): boolean {
  const button = document.querySelector<HTMLButtonElement>('.toast:last-child [data-undo]')
  button?.click()
  return button !== null
}
