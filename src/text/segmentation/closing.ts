import type { Marks } from './marks.ts'
import { CLAUSE, CLOSE, DIGIT, FORMAT, classAt, isBlank, isEmoji, skipBlanks } from './character-classes.ts'

/** Keeps the marks that are open around the scan. */
export function step(marks: Marks, around: number[], index: number): void {
  const mate = marks.mate[index]!
  if (mate > index) around.push(index)
  else if (mate >= 0) while (around.length > 0 && around.pop() !== mate);
}

export interface Closing {
  end: number
  closed: number
  closedFirst: number
  index: number
}

/** Takes in what belongs to the sentence after its mark. `index` is the last mark taken. */
export function closeOf(
  text: string,
  marks: Marks,
  around: number[],
  index: number,
  from: number,
  lineStart: number,
  lineEnd: number,
): Closing {
  const closing: Closing = { end: from, closed: -1, closedFirst: -1, index }
  while (closing.end < lineEnd) {
    if (!takeCloser(text, marks, around, closing, lineEnd) && !takeNote(text, marks, closing, lineEnd)) break
  }
  while (classAt(text, closing.end) === FORMAT) closing.end++
  takeEmoji(text, closing, lineStart, lineEnd)
  return closing
}

function takeCloser(text: string, marks: Marks, around: number[], closing: Closing, lineEnd: number): boolean {
  const following = closing.index + 1
  const at = marks.at[following] ?? -1
  if (at < 0 || marks.kind[following]! < CLOSE || skipBlanks(text, closing.end, lineEnd) !== at) return false
  const mate = marks.mate[following]!
  const tight = at === closing.end
  if (mate < 0 ? !isStrayCloser(text, at, tight, lineEnd) : mate > following) return false
  step(marks, around, following)
  if (mate >= 0) closing.closed = mate
  if (closing.closedFirst < 0) closing.closedFirst = mate
  closing.index = following
  closing.end = at + 1
  return true
}

/** A closing mark whose other half is missing: written to the word, or alone between blanks. */
function isStrayCloser(text: string, at: number, tight: boolean, lineEnd: number): boolean {
  return tight ? endsSomething(text, at + 1, lineEnd) : at + 1 >= lineEnd || isBlank(classAt(text, at + 1))
}

function endsSomething(text: string, at: number, lineEnd: number): boolean {
  const kind = classAt(text, at)
  return at >= lineEnd || isBlank(kind) || kind >= CLAUSE
}

/** `.[3]`, `.(3)`, `.³` and ` [3]`: the mark of a note belongs to the sentence before it. */
function takeNote(text: string, marks: Marks, closing: Closing, lineEnd: number): boolean {
  const at = skipBlanks(text, closing.end, lineEnd)
  const tight = at === closing.end
  const unit = text.charCodeAt(at)
  if (tight && (unit === 0xb9 || unit === 0xb2 || unit === 0xb3 || (unit >= 0x2070 && unit <= 0x2079))) {
    closing.end = at + 1
    return true
  }
  if (unit !== 0x5b && !(unit === 0x28 && tight)) return false
  let end = at + 1
  while (end < at + 5 && classAt(text, end) === DIGIT) end++
  const closes = text.charCodeAt(end) === (unit === 0x5b ? 0x5d : 0x29)
  if (end === at + 1 || !closes || (end + 1 < lineEnd && !endsSomething(text, end + 1, lineEnd))) return false
  closing.end = end + 1
  while ((marks.at[closing.index + 1] ?? lineEnd) < closing.end) closing.index++
  return true
}

/** Emoji after a mark belong to the sentence before them, unless the line uses them as bullets. */
function takeEmoji(text: string, closing: Closing, lineStart: number, lineEnd: number): void {
  let at = skipBlanks(text, closing.end, lineEnd)
  if (!isEmoji(text, at) || isEmoji(text, lineStart)) return
  while (at < lineEnd && isEmojiPart(text, at)) at++
  let end = at
  while (isBlank(classAt(text, end - 1))) end--
  if (at < lineEnd && end === at) return
  closing.end = end
}

function isEmojiPart(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return isEmoji(text, at) || (unit >= 0xdc00 && unit <= 0xdfff) || unit === 0xfe0f || isBlank(classAt(text, at))
}
