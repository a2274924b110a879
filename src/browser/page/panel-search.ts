import { announce } from './announce.ts'
import { localizeTimes } from './local-time.ts'
import { readHtml } from './request.ts'

/** The search beside the rows: asks and shows without leaving the page. */
export async function searchHere(form: HTMLFormElement): Promise<void> {
  const wanted = form.querySelector('input')?.value.trim() ?? ''
  const place = form.parentElement?.querySelector('[data-found]')
  if (wanted === '' || !place) return
  place.setAttribute('aria-busy', 'true')
  const query = new URLSearchParams({ q: wanted, part: 'panel' })
  if (form.querySelector<HTMLInputElement>('input[name="exact"]')?.checked) query.set('exact', '1')
  const found = (await readHtml(`${new URL(form.action).pathname}?${query.toString()}`))?.querySelector('.found-here')
  place.removeAttribute('aria-busy')
  if (!found) return announce('The search could not be made. Try again in a moment.')
  place.replaceChildren(...document.importNode(found, true).childNodes)
  localizeTimes(place)
  const lines = place.querySelectorAll('.found__line').length
  announce(lines === 0 ? 'Nothing was found.' : `${lines} found.`)
}

/** What is searched for when nothing was typed yet: the words that are selected, in a box or in the text. */
export function selectedWords(): string {
  const field = document.activeElement
  const inField =
    field instanceof HTMLTextAreaElement ? field.value.slice(field.selectionStart, field.selectionEnd) : ''
  return (inField || (getSelection()?.toString() ?? '')).trim().slice(0, 200)
}
