/** Where a page shows one side of a pair, or one sentence of it. */
export interface Place {
  readonly pair: string
  readonly side: 'source' | 'target'
  /** Its index among the sentences of the side; `undefined` where the whole side is shown. */
  readonly sentence: number | undefined
  /** The letters: a text box has a copy of its own behind it. */
  readonly letters: Element
  readonly text: string
  /** Of the pair as it is shown, when the page tells. */
  readonly revision: number | undefined
}

const readers = '.pair__source, .pair__text, textarea[data-pair], .link .sent > p, .read [data-pair]'

/** The place that holds an element. */
export function placeOf(element: Element): Place | undefined {
  const found = element.closest(readers)
  return found ? placeIn(found) : undefined
}

/** Every place of the other side of a pair, as it stands beside one. */
export function placesOpposite({ pair, side, letters }: Place): Place[] {
  const around = letters.closest('.pair, .link, .read__paragraph')
  return [...(around?.querySelectorAll(readers) ?? [])].flatMap(found => {
    const place = placeIn(found)
    return place && place.pair === pair && place.side !== side ? [place] : []
  })
}

function placeIn(found: Element): Place | undefined {
  const row = found.closest<HTMLElement>('.pair, .link')
  const pair = row ? row.id.replace(/^(?:pair|link)-/, '') : found.getAttribute('data-pair')
  if (!pair) return undefined
  const revision = row?.dataset['revision'] === undefined ? undefined : Number(row.dataset['revision'])
  const cell = found.closest('.link .cell')
  const sentence = cell ? [...cell.querySelectorAll('.sent > p')].indexOf(found) : undefined
  const side = found.matches('.pair__source, .read__source *, .cell.src *, .cell.r *') ? 'source' : 'target'
  if (!(found instanceof HTMLTextAreaElement))
    return { pair, side, sentence, revision, letters: found, text: found.textContent }
  const mirror = found.parentElement?.querySelector('.field__mirror')
  return mirror ? { pair, side, sentence, revision, letters: mirror, text: found.value } : undefined
}
