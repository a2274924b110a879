import type { DiffPart } from '../../text/diff/word-diff.ts'
import { element } from '../page/elements.ts'

/** Deletions struck, insertions underlined, both spoken. */
export function diffView(parts: readonly DiffPart[]): HTMLElement {
  return element('p', { class: 'en', lang: 'en', dir: 'ltr' }, ...parts.map(part => marked(part, true)))
}

/** One of two texts, with what only it has marked. */
export function diffSide(parts: readonly DiffPart[], which: 'before' | 'after'): HTMLElement {
  const absent = which === 'before' ? 'added' : 'removed'
  return element(
    'p',
    { class: 'en', lang: 'en', dir: 'ltr' },
    ...parts.filter(part => part.kind !== absent).map(part => marked(part)),
  )
}

function marked(part: DiffPart, spoken = false): Node | string {
  switch (part.kind) {
    case 'same':
      return part.text
    case 'added':
      return element('ins', {}, spoken && element('span', { class: 'vh' }, 'inserted '), part.text)
    case 'removed':
      return element('del', {}, spoken && element('span', { class: 'vh' }, 'deleted '), part.text)
  }
}
