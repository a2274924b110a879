import { element } from '../page/elements.ts'
import type { Place } from './places.ts'

const bubble = element('div', { class: 'word-bubble', role: 'tooltip', hidden: true })

/** Says beside a word what renders it and why. */
export function showBubble(word: DOMRect, counterpart: string, like: Place | undefined, reason: string): void {
  const shown = element('bdi', {}, counterpart)
  const lettered = like?.letters.closest('[lang]')
  if (lettered) shown.lang = lettered.getAttribute('lang')!
  bubble.replaceChildren(shown, element('span', { class: 'word-bubble__reason' }, reason))
  if (!bubble.isConnected) document.body.append(bubble)
  bubble.hidden = false
  const { width, height } = bubble.getBoundingClientRect()
  const left = Math.min(Math.max(8, word.left + word.width / 2 - width / 2), innerWidth - width - 8)
  const top = word.bottom + height + 8 > innerHeight ? word.top - height : word.bottom
  bubble.style.translate = `${Math.round(left)}px ${Math.round(top)}px`
}

export function hideBubble(): void {
  bubble.hidden = true
}

export const isInBubble = (target: EventTarget | null): boolean => target instanceof Node && bubble.contains(target)
