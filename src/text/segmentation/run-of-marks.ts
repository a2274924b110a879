import { ELLIPSIS, FORMAT, MARK, SPACE, STOP, classAt, skipBlanks } from './character-classes.ts'

/** The end and kind of a run of marks, also when noise has put blanks into it: `. . .`, `؟ !`. */
export function runOf(text: string, start: number, lineEnd: number): { end: number; kind: number } {
  let end = start
  let stops = 0
  let kind = STOP
  for (;;) {
    const unit = classAt(text, end)
    if (unit === MARK || (unit === ELLIPSIS && kind !== MARK)) kind = unit
    else if (unit === STOP) stops++
    else if (unit !== FORMAT) break
    end++
    if (end < lineEnd && classAt(text, end) === SPACE) end = overSpaces(text, end, lineEnd)
    if (end >= lineEnd) break
  }
  return { end: Math.min(end, lineEnd), kind: kind === STOP && stops > 1 ? ELLIPSIS : kind }
}

/** Over blanks to marks that stand alone; stays when a word or nothing follows them. */
function overSpaces(text: string, at: number, lineEnd: number): number {
  const next = skipBlanks(text, at, lineEnd)
  let after = next
  while (after < lineEnd && isRun(classAt(text, after))) after++
  return after > next && (after === lineEnd || classAt(text, after) === SPACE) ? next : at
}

const isRun = (kind: number): boolean => kind === STOP || kind === MARK || kind === ELLIPSIS
