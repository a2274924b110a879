import { announce } from '../page/announce.ts'
import { element } from '../page/elements.ts'
import { readHtml } from '../page/request.ts'
import { say } from './say.ts'
import type { Place } from './link.ts'
import { undoButton } from './undo.ts'
import type { Workbench } from './workbench.ts'

/** Shows what the aligner would change from a link on, to be taken whole or in part. */
export async function offerRealign(workbench: Workbench, { link, card }: Place): Promise<void> {
  if (link.state !== 'automatic') return say('This link was checked and stays as it is. Start at one that was not.')
  announce('Looking for better links…')
  const preview = (await readHtml(`/pairs/${link.id}/realignment`))?.querySelector<HTMLElement>('#main')
  if (!preview) return say('The server could not be reached; nothing was changed. Try again.')
  const form = preview.querySelector('form')
  if (!form) return say(preview.querySelector('p')?.textContent ?? 'Nothing would change.')
  const dialog = element(
    'dialog',
    { 'id': 'realign', 'aria-labelledby': 'realign-title' },
    element('div', { class: 'dialog__head' }, element('h2', { id: 'realign-title' }, 'Re-align from here')),
    element('div', { class: 'dialog__body' }, form),
  )
  form.querySelector('a')?.addEventListener('click', event => {
    event.preventDefault()
    dialog.close()
  })
  form.addEventListener('submit', event => {
    event.preventDefault()
    const fields = new FormData(form, event.submitter)
    dialog.close()
    void workbench.inTurn(() => apply(workbench, new URL(form.action).pathname, fields))
  })
  dialog.addEventListener('close', () => {
    dialog.remove()
    if (card.isConnected) card.focus({ preventScroll: true })
  })
  document.body.append(dialog)
  dialog.showModal()
  form.querySelector<HTMLElement>('.btn.primary')?.focus()
}

async function apply(workbench: Workbench, action: string, fields: FormData): Promise<void> {
  const chosen = fields.has('all') ? { all: 'yes' } : { change: fields.getAll('change').map(Number) }
  const body = { seen: fields.get('seen'), ...chosen }
  const part = await workbench.send(`${action}?show=${workbench.show}`, body)
  if (!part) return
  workbench.journal.did('realign', undefined, undefined, workbench.list)
  say(`${part.links.length} links were aligned anew.`, undoButton(workbench))
}
