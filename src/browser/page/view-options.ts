import { sendJson } from './request.ts'
import { announce } from './announce.ts'

const orderWords = { 'target-first': 'English left, Arabic right.', 'source-first': 'Arabic left, English right.' }

/** What needs no mark on the page, because it is what a page looks like without one. */
const usual: Readonly<Record<string, string>> = { theme: 'system', size: 'normal', vocalised: 'no' }

const root = document.documentElement

/** Sets how pages look for this person: applied at once, remembered by the server. */
export function setPreference(name: string, value: string): void {
  if (value === usual[name]) delete root.dataset[name]
  else root.dataset[name] = value
  for (const button of document.querySelectorAll<HTMLElement>(`[data-preference="${name}"]`)) {
    button.setAttribute('aria-pressed', String(button.dataset['value'] === value))
  }
  void sendJson('POST', '/me/preferences', { [name]: value })
}

export function swapColumns(): void {
  const next = root.dataset['order'] === 'target-first' ? 'source-first' : 'target-first'
  setPreference('order', next)
  announce(orderWords[next])
}

/** Buttons that carry a preference work on any page. */
export function listenForPreferences(): void {
  document.addEventListener('click', event => {
    const button = (event.target as Element).closest<HTMLElement>('[data-preference]')
    if (!button) return
    event.preventDefault()
    setPreference(button.dataset['preference']!, button.dataset['value'] ?? '')
  })
}
