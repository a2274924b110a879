import type { Editor } from '../editor/editor.ts'
import { Row } from '../editor/row.ts'
import { refreshPage, refreshRows } from '../editor/reconcile.ts'
import { listenTogether } from './one-stream.ts'
import { Presence } from './presence.ts'

export interface LiveMessage {
  readonly kind: 'pairs' | 'structure' | 'comments' | 'presence' | 'members' | 'document' | 'findings' | 'checking'
  readonly pairs: readonly string[]
  readonly operation: string
  readonly user: string
  readonly name: string
}

const gatherMs = 120
const fewRows = 20

/** Brings what colleagues do into the page, without touching a field in use. */
export function startLiveUpdates(editor: Editor): void {
  const presence = new Presence({
    facts: editor.facts,
    list: editor.list,
    get active() {
      return editor.active
    },
    placeOf(pair) {
      const row = Row.byId(pair)
      return row && { face: row.element.querySelector('.pair__head'), name: `segment ${row.number}` }
    },
  })
  const changed = new Set<string>()
  let whole = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let working: Promise<void> = Promise.resolve()

  const work = (): void => {
    timer = undefined
    const pairs = [...changed]
    const everything = whole || pairs.length > fewRows
    changed.clear()
    whole = false
    working = working.then(() => (everything ? refreshPage(editor) : refreshRows(editor, pairs)))
  }
  const soon = (): void => {
    timer ??= setTimeout(work, gatherMs)
  }
  const refreshAll = (): void => {
    whole = true
    soon()
  }

  listenTogether(`${editor.facts.path}/events`, editor.facts.asOf, {
    back: refreshAll,
    event(data) {
      const message = data as LiveMessage
      if (message.kind === 'presence') return presence.heard(message)
      if (message.kind === 'structure' || message.kind === 'document') return refreshAll()
      if (message.kind !== 'pairs' && message.kind !== 'comments' && message.kind !== 'findings') return
      if (message.pairs.length === 0) return refreshAll()
      for (const pair of message.pairs) if (!isOwnEcho(editor, message, pair)) changed.add(pair)
      soon()
    },
  })
}

/** One's own save comes back as an event; the answer to it has already said everything. */
const isOwnEcho = ({ facts, saves }: Editor, message: LiveMessage, pair: string): boolean =>
  message.kind === 'pairs' && message.user === facts.user && saves.of(pair) !== undefined
