import { Row } from '../editor/row.ts'
import { diffView } from '../editor/diff-view.ts'
import { wordDiff } from '../../text/diff/word-diff.ts'
import type { PairList } from '../editor/pair-list.ts'
import { element } from './elements.ts'
import { localizeTimes } from './local-time.ts'
import { searchHere } from './panel-search.ts'
import { printKeys } from './print-keys.ts'
import { readHtml, sendJson } from './request.ts'
import { refreshRows } from '../editor/reconcile.ts'
import { toast } from './toasts.ts'

const restMs = 150

/** Memory, comments and history of the active segment, read when the person rests on it. */
export class SidePanel extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined
  #pair: string | undefined
  #tab = 'assist'
  /** The box it was opened from; Escape leads back into it. */
  #field: HTMLTextAreaElement | undefined

  connectedCallback(): void {
    this.#tab = this.dataset['tab'] ?? 'assist'
    document.addEventListener('row-active', event => this.#follow((event as CustomEvent<{ row: Row }>).detail.row.id))
    document.addEventListener('row-saved', event => {
      const { row } = (event as CustomEvent<{ row: Row }>).detail
      if (row.isActive) this.#follow(row.id)
    })
    document.addEventListener('terms-changed', () => {
      if (this.#pair !== undefined) this.#follow(this.#pair)
    })
    this.addEventListener('open-tab', event => {
      const { tab, words } = (event as CustomEvent<{ tab: string; words?: string }>).detail
      this.#field = document.querySelector<HTMLTextAreaElement>('textarea[data-pair]:focus') ?? undefined
      this.#open(tab)
      this.classList.add('is-open')
      if (tab === 'search') return this.#search(words ?? '')
      if (this.#tab === 'comments') this.#comment?.focus()
      else this.querySelector<HTMLElement>('[role="tabpanel"]:not([hidden])')?.focus()
    })
    this.addEventListener('click', event => this.#clicked(event))
    this.addEventListener('keydown', event => this.#pressed(event))
    this.addEventListener('submit', event => void this.#submitted(event))
    this.#pair = this.dataset['pair']
    this.#open(this.#tab)
  }

  get #comment(): HTMLTextAreaElement | null {
    return this.querySelector<HTMLTextAreaElement>('#comment')
  }

  /** Words in any box of the panel that are not sent yet. */
  get #hasDraft(): boolean {
    return [...this.querySelectorAll('textarea')].some(field => field.value !== field.defaultValue)
  }

  /** Whether the person is in the middle of something that reading the panel again would take away. */
  #isInUse(pair: string): boolean {
    return this.#pair === pair && (this.#hasDraft || this.querySelector('.match__mend[open]') !== null)
  }

  get #list(): PairList | null {
    return document.querySelector<PairList>('pair-list')
  }

  #follow(pair: string): void {
    clearTimeout(this.#timer)
    this.ariaBusy = String(pair !== this.#pair && !this.contains(document.activeElement))
    this.#timer = setTimeout(() => void this.#read(pair), restMs)
  }

  async #read(pair: string): Promise<void> {
    if (this.#isInUse(pair)) return
    const fresh = (await readHtml(`/pairs/${pair}/panel`))?.querySelector('side-panel')
    if (!fresh || Row.byId(pair)?.isActive !== true || this.#isInUse(pair)) return
    const hadFocus = this.contains(document.activeElement)
    if (hadFocus && this.#hasDraft) return
    this.#pair = this.dataset['pair'] = pair
    this.ariaBusy = 'false'
    const search = this.querySelector('#search')
    const asking = search?.contains(document.activeElement) ? (document.activeElement as HTMLElement) : undefined
    this.replaceChildren(...document.importNode(fresh, true).childNodes)
    if (search) this.querySelector('#search')?.replaceWith(search)
    asking?.focus()
    this.setAttribute('aria-label', fresh.getAttribute('aria-label') ?? '')
    localizeTimes(this)
    this.#open(this.#tab)
    if (hadFocus && this.#tab === 'comments') this.#comment?.focus()
    if (this.#list) printKeys(this, this.#list.editor.keymap)
    this.dispatchEvent(new CustomEvent('panel-read', { bubbles: true }))
  }

  #search(words: string): void {
    const field = this.querySelector<HTMLInputElement>('#search-words')
    if (!field) return
    if (words !== '') {
      field.value = words
      void searchHere(field.form!)
    }
    field.focus()
    field.select()
  }

  #open(name: string): void {
    this.#tab = name
    for (const tab of this.querySelectorAll<HTMLElement>('[role="tab"]')) {
      const isChosen = tab.dataset['tab'] === name
      tab.setAttribute('aria-selected', String(isChosen))
      tab.tabIndex = isChosen ? 0 : -1
    }
    for (const panel of this.querySelectorAll<HTMLElement>('[role="tabpanel"]'))
      panel.hidden = panel.dataset['tab'] !== name
  }

  #clicked(event: Event): void {
    const clicked = event.target as HTMLElement
    const tab = clicked.closest<HTMLElement>('[role="tab"]')
    if (tab) {
      event.preventDefault()
      return this.#open(tab.dataset['tab']!)
    }
    if (clicked.closest('.panel__close')) return this.#close()
    const compare = clicked.closest<HTMLElement>('[data-compare]')
    if (compare) return this.#compare(compare)
    const restore = clicked.closest<HTMLElement>('[data-restore]')
    if (restore) {
      event.preventDefault()
      this.#restore(restore)
    }
  }

  #close(): void {
    this.classList.remove('is-open')
    const back = this.#field?.isConnected ? this.#field : this.#list?.editor.active?.element
    back?.focus({ preventScroll: true })
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault()
      return this.#close()
    }
    const tabs = [...this.querySelectorAll<HTMLElement>('[role="tab"]')]
    const at = tabs.indexOf(event.target as HTMLElement)
    const next = at < 0 ? undefined : tabMeant(tabs, at, event.key)
    if (next) {
      event.preventDefault()
      this.#open(next.dataset['tab']!)
      next.focus()
    } else if (
      event.key === 'Enter' &&
      (event.ctrlKey || event.metaKey) &&
      (event.target as Element).matches('textarea')
    ) {
      event.preventDefault()
      ;(event.target as HTMLTextAreaElement).form?.requestSubmit()
    }
  }

  async #submitted(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement
    if (form.matches('[data-search]')) {
      event.preventDefault()
      return searchHere(form)
    }
    if (form.matches('[data-mend]')) return this.#mend(event, form)
    if (!form.matches('[data-comment]')) return
    event.preventDefault()
    const field = form.querySelector('textarea')
    const answer = await sendJson('POST', new URL(form.action).pathname, Object.fromEntries(new FormData(form)))
    if (answer.kind !== 'answer' || answer.status >= 300)
      return toast('The comment could not be sent. Your words are still in the box.')
    if (field) field.value = ''
    const pair = form.dataset['comment']!
    await this.#read(pair)
    if (this.#list) await refreshRows(this.#list.editor, [pair])
  }

  async #mend(event: SubmitEvent, form: HTMLFormElement): Promise<void> {
    event.preventDefault()
    const path = new URL(event.submitter?.getAttribute('formaction') ?? form.action, location.href).pathname
    const answer = await sendJson('POST', path, Object.fromEntries(new FormData(form)))
    if (answer.kind !== 'answer' || answer.status >= 300)
      return toast('The memory could not be changed. What you wrote is still there.')
    const isRemoval = path.endsWith('/removal')
    toast(
      isRemoval ? 'Removed from the memory.' : 'The memory was put right.',
      isRemoval ? this.#putBack(path, answer.body) : undefined,
    )
    form.reset()
    form.closest('details')?.removeAttribute('open')
    if (this.#pair !== undefined) await this.#read(this.#pair)
  }

  #putBack(path: string, removed: unknown): HTMLElement {
    const button = element('button', { 'class': 'btn', 'type': 'button', 'data-undo': '' }, 'Undo')
    button.addEventListener(
      'click',
      () =>
        void sendJson('POST', path.replace(/\/\d+\/removal$/, ''), removed).then(answer => {
          if (answer.kind !== 'answer' || answer.status >= 300) return toast('That could not be undone.')
          return this.#pair === undefined ? undefined : this.#read(this.#pair)
        }),
    )
    return button
  }

  #compare(button: HTMLElement): void {
    const entry = button.closest('li')
    const shown = entry?.querySelector('.history__diff')
    if (shown) return shown.remove()
    const now = this.#pair === undefined ? undefined : Row.byId(this.#pair)
    const diff = diffView(wordDiff(button.dataset['compare']!, now?.text ?? ''))
    diff.classList.add('history__diff')
    entry?.lastElementChild?.append(diff)
  }

  #restore(button: HTMLElement): void {
    const row = this.#pair === undefined ? undefined : Row.byId(this.#pair)
    const editor = this.#list?.editor
    if (!row || !editor) return
    editor.edit(row)
    const { field } = row
    if (!field) return
    field.value = button.dataset['restore']!
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    toast(`An older version of segment ${row.number} is back; the newer one is in its history.`)
  }
}

/** The tab a key goes to from another. */
function tabMeant(tabs: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  switch (key) {
    case 'ArrowLeft':
      return tabs.at(at - 1)
    case 'ArrowRight':
      return tabs[(at + 1) % tabs.length]
    case 'Home':
      return tabs[0]
    case 'End':
      return tabs.at(-1)
    default:
      return undefined
  }
}
