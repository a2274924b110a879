import { localizeTimes } from '../page/local-time.ts'
import { announce } from '../page/announce.ts'
import { readHtml, readJson, sendJson } from '../page/request.ts'
import { say } from './say.ts'
import { Link } from './link.ts'
import type { Place } from './link.ts'
import type { Workbench } from './workbench.ts'

const flagged = 'Flagged while aligning: look at this link again.'

interface Comment {
  readonly id: string
  readonly text: string
  readonly resolvedAt: string | null
}

/** A flag is a comment that waits to be settled, so that colleagues see it in every view. */
export async function flag(workbench: Workbench, { link }: Place): Promise<void> {
  const path = `/pairs/${link.id}/comments`
  const answer = await readJson(path)
  if (answer.kind !== 'answer' || answer.status !== 200)
    return say('The server could not be reached; nothing was changed. Try again.')
  const { comments } = answer.body as { comments: readonly Comment[] }
  const standing = comments.find(({ text, resolvedAt }) => text === flagged && resolvedAt === null)
  const sent = standing
    ? await sendJson('POST', `${path}/${standing.id}/resolution`, { resolved: 'yes' })
    : await sendJson('POST', path, { text: flagged })
  if (sent.kind !== 'answer' || sent.status >= 300) return say('The flag could not be set. Try again.')
  announce(standing ? `Link ${link.number}: the flag is settled.` : `Link ${link.number} is flagged.`)
  await refreshLinks(workbench, [link.id])
}

/** Shows the comments of a link in the panel, with the box to write one. */
export async function comment({ link }: Pick<Place, 'link'>): Promise<void> {
  const place = document.getElementById('talk')
  const comments = (await readHtml(`/pairs/${link.id}/panel`))?.getElementById('comments')
  if (!place || !comments) return
  comments.removeAttribute('role')
  comments.prepend(Object.assign(document.createElement('h2'), { textContent: `Comments on link ${link.number}` }))
  comments.setAttribute('aria-label', `Comments on link ${link.number}`)
  comments.removeAttribute('aria-labelledby')
  place.replaceChildren(document.adoptNode(comments))
  localizeTimes(place)
  place.closest('.panel')?.classList.add('is-open')
  place.querySelector<HTMLElement>('textarea')?.focus()
}

/** Forms of the comments are sent from here; the words stay in the box when they could not be. */
export function listenToTalk(workbench: Workbench): void {
  const place = document.getElementById('talk')
  place?.addEventListener('submit', event => {
    event.preventDefault()
    void send(workbench, event.target as HTMLFormElement)
  })
  place?.addEventListener('keydown', event => {
    const field = event.target as HTMLTextAreaElement
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !field.matches('textarea')) return
    event.preventDefault()
    event.stopPropagation()
    field.form?.requestSubmit()
  })
}

async function send(workbench: Workbench, form: HTMLFormElement): Promise<void> {
  const answer = await sendJson('POST', new URL(form.action).pathname, Object.fromEntries(new FormData(form)))
  if (answer.kind !== 'answer' || answer.status >= 300)
    return say('The comment could not be sent. Your words are still in the box.')
  const link = Link.byId(form.dataset['comment'] ?? '')
  announce('Sent.')
  if (!link) return
  await comment({ link })
  await workbench.inTurn(() => refreshLinks(workbench, [link.id]))
}

export async function refreshLinks(workbench: Workbench, ids: readonly string[]): Promise<void> {
  const page = await readHtml(`${workbench.facts.path}/align/changes?show=${workbench.show}&pairs=${ids.join(',')}`)
  if (page) await workbench.take(page)
}
