import { element } from './elements.ts'
import { announce } from './announce.ts'
import { hiddenCharacters } from '../../text/arabic/hidden.ts'

/** Draws characters without a shape as small named boxes; the text in the page stays exactly what it was. */
export function toggleHiddenCharacters(list: HTMLElement): void {
  const shown = list.toggleAttribute('data-hidden-characters')
  document.querySelector('[data-command="hidden-characters"]')?.setAttribute('aria-pressed', String(shown))
  for (const cell of list.querySelectorAll('.pair__source, .pair__text, .sent > p')) {
    if (shown) reveal(cell)
    else conceal(cell)
  }
  announce(shown ? 'Hidden characters are shown.' : 'Hidden characters are not shown.')
}

function reveal(cell: Element): void {
  const text = cell.textContent
  const found = hiddenCharacters(text)
  if (found.length === 0) return
  const parts: (string | Node)[] = []
  let done = 0
  for (const { start, end, label, name } of found) {
    parts.push(text.slice(done, start))
    parts.push(
      element(
        'span',
        { 'class': 'hidden-char', 'data-label': label, 'role': 'img', 'aria-label': name },
        text.slice(start, end),
      ),
    )
    done = end
  }
  cell.replaceChildren(...parts, text.slice(done))
}

function conceal(cell: Element): void {
  if (cell.querySelector('.hidden-char')) cell.replaceChildren(cell.textContent)
}
