import type { PairList } from '../editor/pair-list.ts'
import { saveSummary } from '../saving/save-summary.ts'
import type { SaveSummary } from '../saving/save-summary.ts'
import { element, icon } from './elements.ts'
import { localTime } from './local-time.ts'

const savingShownAfterMs = 400

/** For pages without a list of text boxes: what their saves have come to. */
export const saySaving = (summary: SaveSummary): boolean =>
  document.dispatchEvent(new CustomEvent('saving-said', { detail: summary }))

/** Says once for the whole page whether everything is saved; screen readers hear changes of kind only. */
export class SaveState extends HTMLElement {
  #savedAt: string | undefined
  #shown = ''
  #timer: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    document.addEventListener('saving-said', event => this.#show((event as CustomEvent<SaveSummary>).detail))
    document.addEventListener('saving-changed', () => this.#update())
    document.addEventListener('row-saved', () => {
      this.#savedAt = new Date().toISOString()
      this.#update()
    })
  }

  #update(): void {
    const list = document.querySelector<PairList>('pair-list')
    if (!list) return
    const pairs = [...list.editor.saves.all.values()].map(({ state, newer }) => ({
      state,
      ...(newer?.by ? { by: newer.by.name } : {}),
    }))
    const summary = saveSummary(pairs, this.#savedAt && localTime(this.#savedAt))
    clearTimeout(this.#timer)
    if (summary.state === 'saving' || summary.state === 'unsaved')
      this.#timer = setTimeout(() => this.#show(summary), savingShownAfterMs)
    else this.#show(summary)
  }

  #show({ state, sentence }: SaveSummary): void {
    if (sentence === this.#shown) return
    this.#shown = sentence
    this.dataset['state'] = state
    const text = element('span', { class: 'saved__text' }, sentence)
    const signIn =
      state === 'signed-out'
        ? element('a', { href: '/login', target: '_blank', rel: 'noopener' }, 'Sign in')
        : undefined
    this.replaceChildren(icon(state === 'saved' ? 'cloud' : 'st-warn'), text, ...(signIn ? [signIn] : []))
  }
}
