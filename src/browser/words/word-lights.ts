import { announce } from '../page/announce.ts'
import { hideBubble, isInBubble, showBubble } from './word-bubble.ts'
import { litWord } from './lights.ts'
import type { LitWord } from './lights.ts'
import { placeOf, placesOpposite } from './places.ts'
import type { Place } from './places.ts'
import { caretAt, offsetIn, rangeIn } from './text-ranges.ts'

const name = 'word-light'
const restMs = 90
const caretMs = 160
const bubbleMs = 350

let turn = 0
let timer: ReturnType<typeof setTimeout> | undefined
let isByWord = false
let lit: { readonly word: LitWord; readonly place: Place } | undefined

/** Lights the counterpart of the word that is pointed at, or that the caret is moved to. Nothing in the page changes: letters stay joined. */
export function lightWords(): void {
  document.addEventListener(
    'pointermove',
    event => {
      if (event.pointerType === 'touch' || isInBubble(event.target)) return
      later(restMs, () => atPoint(event))
    },
    { passive: true },
  )
  document.addEventListener(
    'pointerdown',
    event => {
      if (event.pointerType === 'touch') later(restMs, () => atPoint(event))
    },
    { passive: true },
  )
  document.addEventListener('keydown', event => {
    isByWord = (event.ctrlKey || event.altKey) && event.key.startsWith('Arrow')
    if (event.key === 'Escape') hideBubble()
  })
  document.addEventListener('selectionchange', () => later(caretMs, atCaret))
  for (const gone of ['scroll', 'blur']) window.addEventListener(gone, dark, { capture: true, passive: true })
}

function later(ms: number, act: () => Promise<void>): void {
  clearTimeout(timer)
  timer = setTimeout(() => void act(), ms)
}

async function atPoint({ clientX: x, clientY: y }: PointerEvent): Promise<void> {
  const caret = caretAt(x, y)
  const around = caret && (caret.node instanceof Element ? caret.node : caret.node.parentElement)
  const place = around ? placeOf(around) : undefined
  const offset = place && (caret!.node instanceof HTMLTextAreaElement ? caret!.offset : offsetIn(place.letters, caret!))
  if (!place || offset === undefined) return dark()
  const word = await light(place, offset, range => isUnder(range, x, y))
  if (word) later(bubbleMs, async () => bubble(word))
}

const isUnder = (range: Range, x: number, y: number): boolean =>
  [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => x >= left - 3 && x <= right + 3 && y >= top - 4 && y <= bottom + 4,
  )

async function atCaret(): Promise<void> {
  const field = document.activeElement
  const selection = getSelection()
  const isField = field instanceof HTMLTextAreaElement
  const node = isField ? field : selection?.isCollapsed ? selection.anchorNode?.parentElement : undefined
  const place = node ? placeOf(node) : undefined
  if (!place) return
  const offset = isField
    ? field.selectionStart
    : offsetIn(place.letters, { node: selection!.anchorNode!, offset: selection!.anchorOffset })
  const word = offset === undefined ? undefined : await light(place, offset)
  if (!word || !isByWord) return
  announce(`${place.text.slice(word.start, word.end)}: ${word.counterpart}, ${word.reason}`)
}

/** @param isThere whether the word, where it stands on the screen, is the one that was meant */
async function light(
  place: Place,
  offset: number,
  isThere: (range: Range) => boolean = () => true,
): Promise<LitWord | undefined> {
  const mine = ++turn
  const word = await litWord(place, offset)
  if (mine !== turn) return undefined
  const own = word && rangeIn(place.letters, word.start, word.end)
  if (!own || !isThere(own)) {
    dark()
    return undefined
  }
  lit = { word, place }
  paint([own, ...placesOpposite(place).flatMap(other => counterpartIn(other, word))])
  return word
}

function counterpartIn(place: Place, { counterpart, startIn }: LitWord): Range[] {
  const at = startIn(place)
  const range = at === undefined ? undefined : rangeIn(place.letters, at, at + counterpart.length)
  return range ? [range] : []
}

function paint(ranges: readonly Range[]): void {
  for (const field of document.querySelectorAll('.field.is-lit')) field.classList.remove('is-lit')
  for (const range of ranges) range.startContainer.parentElement?.closest('.field')?.classList.add('is-lit')
  if ('highlights' in CSS) CSS.highlights.set(name, new Highlight(...ranges))
}

function bubble(word: LitWord): void {
  if (lit?.word !== word) return
  const range = rangeIn(lit.place.letters, word.start, word.end)
  if (range) showBubble(range.getBoundingClientRect(), word.counterpart, placesOpposite(lit.place)[0], word.reason)
}

function dark(): void {
  turn += 1
  clearTimeout(timer)
  hideBubble()
  if (!lit) return
  lit = undefined
  paint([])
}
