import { announce } from '../page/announce.ts'
import { element } from '../page/elements.ts'
import { toast } from '../page/toasts.ts'
import type { Draft } from '../saving/outbox.ts'
import type { Editor } from './editor.ts'
import { Row } from './row.ts'

const patienceMs = 1500

/** Sends what waits whenever the person turns away, and tries again whenever the world may have changed. */
export function keepSavingAlive({ saves, list, outbox }: Editor): void {
  window.addEventListener('online', () => saves.wake())
  window.addEventListener('focus', () => saves.wake())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') saves.flush({ leaving: true })
    else saves.wake()
  })
  window.addEventListener('pagehide', () => saves.flush({ leaving: true }))
  list.addEventListener('focusout', () => saves.flush())
  window.addEventListener('beforeunload', event => {
    saves.flush({ leaving: true })
    if (saves.unsettled.length > 0) event.preventDefault()
  })
  document.addEventListener('click', event => void saveBeforeFollowing(event, saves))
  document.addEventListener('submit', event => {
    const form = event.target as HTMLFormElement
    if (new URL(form.action).pathname === '/logout') void outbox.clear()
  })
}

/** A link inside the site waits a moment for saves under way, so that nobody is asked about words typed a second ago. */
async function saveBeforeFollowing(event: MouseEvent, saves: Editor['saves']): Promise<void> {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]')
  if (
    !link ||
    event.defaultPrevented ||
    event.button !== 0 ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    link.target
  )
    return
  if (
    link.origin !== location.origin ||
    (link.pathname === location.pathname && link.hash) ||
    saves.unsettled.length === 0
  )
    return
  event.preventDefault()
  saves.flush()
  await saves.settled(patienceMs)
  location.assign(link.href)
}

/** Takes up words an earlier visit could not send: they are shown as unsaved and sent again. */
export async function resumeDrafts(editor: Editor): Promise<void> {
  const { outbox, facts, saves } = editor
  const drafts = await outbox.of(facts.user, facts.document).catch(() => [])
  const kept = drafts.filter(draft => !saves.of(draft.pair) && !isAlreadyThere(draft))
  for (const draft of drafts) if (!kept.includes(draft) && !saves.of(draft.pair)) outbox.forget(draft.user, draft.pair)
  for (const draft of kept) resume(editor, draft)
  if (kept.length > 0) announce(`Unsaved words from your last visit were kept: ${kept.length}.`)
}

const isAlreadyThere = (draft: Draft): boolean => Row.byId(draft.pair)?.text === draft.text

function resume({ saves }: Editor, draft: Draft): void {
  const row = Row.byId(draft.pair)
  const shown = row?.text ?? ''
  if (row) row.text = draft.text
  saves.resume(draft, shown)
  const where = row ? `segment ${row.number}` : 'another page of this text'
  toast(
    `Unsaved words for ${where} were kept on this device.`,
    element('a', { class: 'btn', href: `/pairs/${draft.pair}` }, 'Show'),
  )
}
