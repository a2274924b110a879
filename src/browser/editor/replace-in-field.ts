export interface Stretch {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The least that has to change for one text to become another. */
export function changedStretch(from: string, to: string): Stretch {
  let start = 0
  while (start < from.length && start < to.length && from[start] === to[start]) start++
  let tail = 0
  while (
    tail < from.length - start &&
    tail < to.length - start &&
    from[from.length - 1 - tail] === to[to.length - 1 - tail]
  )
    tail++
  return { start, end: from.length - tail, text: to.slice(start, to.length - tail) }
}

/** Changes a stretch of a text box as if it were typed, so that the box's own undo takes it back. */
export function replaceInField(field: HTMLTextAreaElement, { start, end, text }: Stretch): void {
  field.focus({ preventScroll: true })
  field.setSelectionRange(start, end)
  // the only way into a text box that browsers keep in its undo history
  // oxlint-disable-next-line typescript/no-deprecated
  const isTyped = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text)
  if (isTyped) return
  field.setRangeText(text, start, end, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
