import type { Sentence } from './segment.ts'
import type { Srx, SrxRule } from './srx.ts'
import { LINE, SPACE, classAt, skipBlanks } from './character-classes.ts'
import { translatePattern } from './srx-pattern.ts'

/**
 * Cuts a text into sentences with rules of SRX. Foreign patterns can take any time, so run it where it can be stopped:
 * in a worker with a time limit.
 *
 * @param text any text
 * @param srx rules as `readSrx` gives them
 * @param lang BCP 47, to choose the rules by their maps
 * @returns spans as `segment` gives them; a line break always ends a sentence
 *
 * As slow as the patterns are.
 * Source: SRX 2.0 Specification: at each place the first rule that matches decides.
 */
export function segmentWithSrx(text: string, srx: Srx, lang: string): Sentence[] {
  const rules = rulesFor(srx, lang).flatMap(runnable)
  const sentences: Sentence[] = []
  let paragraph = 0
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, end)
    if (skipBlanks(line, 0, line.length) === line.length) continue
    for (const piece of piecesOf(line, breaksOf(line, rules))) {
      sentences.push({ start: start + piece.start, end: start + piece.end, paragraph })
    }
    paragraph++
  }
  return sentences
}

/** The rules for a language in the order in which they are asked. */
export function rulesFor(srx: Srx, lang: string): SrxRule[] {
  const fitting = srx.maps.filter(({ pattern }) => {
    const translated = translatePattern(pattern)
    return translated.kind === 'runs' && new RegExp(`^(?:${translated.source})`, translated.flags).test(lang)
  })
  return (srx.cascade ? fitting : fitting.slice(0, 1)).flatMap(
    map => srx.languageRules.find(({ name }) => name === map.rules)?.rules ?? [],
  )
}

interface RunnableRule {
  readonly breaks: boolean
  readonly before: RegExp
  readonly after: RegExp
}

function runnable({ breaks, before, after }: SrxRule): RunnableRule[] {
  const [left, right] = [translatePattern(before), translatePattern(after)]
  if (left.kind !== 'runs' || right.kind !== 'runs') return []
  return [
    {
      breaks,
      before: new RegExp(`(?<=${left.source})`, `g${left.flags}`),
      after: new RegExp(right.source, `y${right.flags}`),
    },
  ]
}

/** Where a line is cut, ascending. */
function breaksOf(line: string, rules: readonly RunnableRule[]): number[] {
  const decided = new Map<number, boolean>()
  for (const { breaks, before, after } of rules) {
    for (const { index } of line.matchAll(before)) {
      after.lastIndex = index
      if (!decided.has(index) && after.test(line)) decided.set(index, breaks)
    }
  }
  return [...decided]
    .filter(([, breaks]) => breaks)
    .map(([at]) => at)
    .sort((one, other) => one - other)
}

function piecesOf(line: string, breaks: readonly number[]): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = []
  let from = 0
  for (const at of [...breaks, line.length]) {
    const piece = trimmed(line, from, at)
    if (piece && (at === line.length || skipBlanks(line, at, line.length) < line.length)) {
      pieces.push(piece)
      from = at
    }
  }
  return pieces
}

/** The span without white space at its ends; `undefined` when nothing visible is in it. */
function trimmed(line: string, from: number, to: number): { start: number; end: number } | undefined {
  if (skipBlanks(line, from, to) === to) return undefined
  while (classAt(line, from) === SPACE) from++
  while (classAt(line, to - 1) === SPACE) to--
  return { start: from, end: to }
}

function* linesOf(text: string): Iterable<{ start: number; end: number }> {
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    if (classAt(text, at) !== LINE) continue
    yield { start, end: at }
    start = at + 1
  }
}
