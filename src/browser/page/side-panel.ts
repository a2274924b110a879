import { Row } from '../editor/row.ts'
import { diffView } from '../editor/diff-view.ts'
import { wordDiff } from '../../text/diff/word-diff.ts'
import type { PairList } from '../editor/pair-list.ts'
import { localizeTimes } from './local-time.ts'
import { readHtml, sendJson } from './request.ts'
import { refreshRows } from '../editor/reconcile.ts'
import { toast } from './toasts.ts'

const restMs = 150

/** Comments and history of the active segment, read when the person rests on it. */
export class SidePanel extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined
  #pair: string | undefined
  #tab = 'comments'

  connectedCallback(): void {
    this.#tab = this.dataset['tab'] ?? 'comments'
    document.addEventListener('row-active', event => this.#follow((event as CustomEvent<{ row: Row }>).detail.row.id))
    document.addEventListener('row-saved', event => this.#follow((event as CustomEvent<{ row: Row }>).detail.row.id))
    this.addEventListener('open-tab', event => {
      this.#open((event as CustomEvent<{ tab: string }>).detail.tab)
      this.classList.add('is-open')
      if (this.#tab === 'comments') this.querySelector<HTMLElement>('textarea')?.focus()
      else this.querySelector<HTMLElement>('[role="tabpanel"]:not([hidden])')?.focus()
    })
    this.addEventListener('click', event => this.#clicked(event))
    this.addEventListener('keydown', event => this.#pressed(event))
    this.addEventListener('submit', event => void this.#submitted(event))
    this.#open(this.#tab)
  }

  get #list(): PairList | null { return document.querySelector<PairList>('pair-list') }

  #follow(pair: string): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#read(pair), restMs)
  }

  async #read(pair: string): Promise<void> {
    const isTyping = this.querySelector<HTMLTextAreaElement>('textarea')?.value !== '' && this.#pair === pair
    if (isTyping) return
    const fresh = (await readHtml(`/pairs/${pair}/panel`))?.querySelector('side-panel')
    if (!fresh || Row.byId(pair)?.isActive !== true) return
    const [hadFocus, draft] = [this.contains(document.activeElement), this.querySelector('textarea')?.value ?? '']
    if (hadFocus && draft !== '') return
    this.#pair = pair
    this.replaceChildren(...document.importNode(fresh, true).childNodes)
    this.setAttribute('aria-label', fresh.getAttribute('aria-label') ?? '')
    localizeTimes(this)
    this.#open(this.#tab)
    if (hadFocus && this.#tab === 'comments') this.querySelector('textarea')?.focus()
  }

  #open(name: string): void {
    this.#tab = name
    for (const tab of this.querySelectorAll<HTMLElement>('[role="tab"]')) {
      const isChosen = tab.dataset['tab'] === name
      tab.setAttribute('aria-selected', String(isChosen))
      tab.tabIndex = isChosen ? 0 : -1
    }
    for (const panel of this.querySelectorAll<HTMLElement>('[role="tabpanel"]')) panel.hidden = panel.dataset['tab'] !== name
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
    this.#list?.editor.active?.element.focus({ preventScroll: true })
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault()
      return this.#close()
    }
    const tabs = [...this.querySelectorAll<HTMLElement>('[role="tab"]')]
    const at = tabs.indexOf(event.target as HTMLElement)
    if (at >= 0 && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      const next = tabs[(at + (event.key === 'ArrowRight' ? 1 : tabs.length - 1)) % tabs.length]!
      this.#open(next.dataset['tab']!)
      next.focus()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && (event.target as Element).matches('textarea')) {
      event.preventDefault()
      ;(event.target as HTMLTextAreaElement).form?.requestSubmit()
    }
  }

  async #submitted(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement
    if (!form.matches('[data-comment]')) return
    event.preventDefault()
    const field = form.querySelector('textarea')
    const answer = await sendJson('POST', new URL(form.action).pathname, Object.fromEntries(new FormData(form)))
    if (answer.kind !== 'answer' || answer.status >= 300) return toast('The comment could not be sent. Your words are still in the box.')
    if (field) field.value = ''
    const pair = form.dataset['comment']!
    await this.#read(pair)
    if (this.#list) await refreshRows(this.#list.editor, [pair])
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
