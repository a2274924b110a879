import { printedChord } from '../../model/keys/chord.ts'
import type { Verdict } from '../../model/status.ts'
import { announce } from '../page/announce.ts'
import { element } from '../page/elements.ts'
import { isMac } from '../page/facts.ts'
import { readJson } from '../page/request.ts'
import { toast } from '../page/toasts.ts'
import type { Editor } from './editor.ts'
import type { Row } from './row.ts'

const offer = (): HTMLAnchorElement | null => document.querySelector('[data-repetitions]')

/** Says after a verdict where else the sentence stands with another translation or none; nothing is filled in unasked. */
export function offerRepetitions({ list, mayEdit, keymap }: Editor): void {
  if (!mayEdit) return
  const [chord] = keymap.keysOf('repetitions', 'typing')
  const way = chord === undefined ? '' : ` ${printedChord(chord, isMac)} shows them.`
  let newest: Row | undefined
  list.addEventListener('row-saved', event => {
    const { row, verdict } = (event as CustomEvent<{ row: Row; verdict?: Verdict }>).detail
    if (verdict !== 'confirm' && verdict !== 'approve') return
    newest = row
    void countOf(row).then(count => (newest === row ? show(row, count, way) : undefined))
  })
}

const pathOf = ({ id }: Row): string => `/pairs/${id}/repetitions`

async function countOf(row: Row): Promise<number> {
  const answer = await readJson(`${pathOf(row)}?part=count`)
  return answer.kind === 'answer' && answer.status === 200 ? (answer.body as { count: number }).count : 0
}

function show(row: Row, count: number, way: string): void {
  const place = offer()
  if (place) place.hidden = count === 0
  if (count === 0) return
  const others = count === 1 ? 'other segment has' : 'other segments have'
  const sentence = `${count.toLocaleString('en')} ${others} the sentence of segment ${row.number}`
  if (place) {
    place.href = pathOf(row)
    place.querySelector('b')!.textContent = sentence
  }
  if (place?.checkVisibility()) announce(`${sentence}.${way}`)
  else toast(`${sentence}.`, element('a', { class: 'btn', href: pathOf(row) }, 'Show'))
}

/** Opens the list of what was offered last, or else that of a row. */
export function openRepetitions(row: Row | undefined): boolean {
  const place = offer()
  const path = place?.hidden === false ? place.href : row && pathOf(row)
  if (path === undefined) return false
  const link = element('a', { href: path, hidden: '' })
  document.body.append(link)
  link.click()
  link.remove()
  return true
}
