import type { Verdict } from '../../model/status.ts'
import { announce } from '../page/announce.ts'
import { sendJson } from '../page/request.ts'
import { toast } from '../page/toasts.ts'
import type { Editor } from './editor.ts'
import { refreshPage } from './reconcile.ts'
import { Row } from './row.ts'
import { undoButton } from './structure.ts'

interface Judged {
  readonly operation: string | null
  readonly done: readonly string[]
  readonly skipped: readonly { readonly pair: string; readonly because: string }[]
}

const deeds: Readonly<Record<Verdict, string>> = {
  confirm: 'confirmed',
  approve: 'approved',
  changes: 'sent back',
  draft: 'back to draft',
}

/** The chosen rows, and what is done to all of them at once. */
export class Selection {
  readonly #editor: Editor

  constructor(editor: Editor) {
    this.#editor = editor
  }

  get rows(): Row[] {
    return this.#editor.rows().filter(row => row.element.classList.contains('is-selected'))
  }
  get size(): number {
    return this.rows.length
  }

  picked(box: HTMLInputElement): void {
    const row = Row.of(box)
    if (row && box.matches('.pair__pick')) this.#choose(row, box.checked)
  }

  toggle(row: Row): void {
    this.#choose(row, !row.element.classList.contains('is-selected'))
  }

  extend(by: 1 | -1): void {
    const row = this.#editor.active
    if (!row) return
    this.#choose(row, true)
    const next = by === 1 ? row.next : row.previous
    if (!next) return
    this.#choose(next, true)
    this.#editor.activate(next, { focus: 'row', scroll: 'middle' })
  }

  clear(): void {
    for (const row of this.rows) this.#choose(row, false)
  }

  async judge(verdict: Verdict, reason?: string): Promise<void> {
    const { facts, saves } = this.#editor
    saves.flush()
    if (!(await saves.settled(5000))) return toast('Some words are not saved yet; nothing was changed.')
    const pairs = this.rows.map(row => ({ id: row.id, revision: row.revision }))
    const answer = await sendJson('POST', `${facts.path}/verdicts`, { verdict, reason, pairs })
    if (answer.kind !== 'answer' || answer.status !== 200)
      return toast('The server could not be reached; nothing was changed.')
    const { operation, done, skipped } = answer.body as Judged
    this.clear()
    await refreshPage(this.#editor)
    for (const { pair, because } of skipped) {
      const row = Row.byId(pair)
      if (row) this.#editor.say(row, 'warn', `Left as it was: ${because}`)
    }
    const left = skipped.length > 0 ? `, ${skipped.length} left as they were` : ''
    toast(`${done.length} ${deeds[verdict]}${left}.`, operation ? undoButton(this.#editor, operation) : undefined)
  }

  #choose(row: Row, chosen: boolean): void {
    row.element.classList.toggle('is-selected', chosen)
    const box = row.element.querySelector<HTMLInputElement>('.pair__pick')
    if (box) box.checked = chosen
    const bar = document.querySelector<HTMLElement>('.bulk')
    if (!bar) return
    const { size } = this
    bar.hidden = size === 0
    bar.querySelector('b')!.textContent = `${size} selected`
    announce(`${size} selected.`)
  }
}
