/** Offsets in the text of an element, whatever marks stand around its letters, and ranges of them. */

interface Caret {
  readonly node: Node
  readonly offset: number
}

interface CaretDocument {
  caretPositionFromPoint?: (x: number, y: number) => { readonly offsetNode: Node; readonly offset: number } | null
}

/** The letter under a point, `undefined` beside all letters. */
export function caretAt(x: number, y: number): Caret | undefined {
  const modern = (document as CaretDocument).caretPositionFromPoint?.(x, y)
  if (modern) return { node: modern.offsetNode, offset: modern.offset }
  // Safari before 18.4 knows the older name only.
  const range = 'caretRangeFromPoint' in document ? document.caretRangeFromPoint(x, y) : null
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined
}

export function offsetIn(element: Element, { node, offset }: Caret): number | undefined {
  if (node.nodeType !== Node.TEXT_NODE || !element.contains(node)) return undefined
  let before = 0
  for (const text of textsOf(element)) {
    if (text === node) return before + offset
    before += text.data.length
  }
  return undefined
}

export function rangeIn(element: Element, start: number, end: number): Range | undefined {
  const range = new Range()
  let before = 0
  for (const text of textsOf(element)) {
    const length = text.data.length
    if (start >= before && start < before + length) range.setStart(text, start - before)
    if (end > before && end <= before + length) {
      range.setEnd(text, end - before)
      return range
    }
    before += length
  }
  return undefined
}

function* textsOf(element: Element): Generator<Text> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) yield walker.currentNode as Text
}
