import type { Span } from '../../span.ts'

/**
 * Finds opening and closing marks without a partner.
 *
 * @param text any string
 * @param pairs closer by opener, each one UTF-16 code unit
 * @returns one span of length 1 for each mark without a partner, in text order; list markers (`1)`, `أ)`) and
 *   faces (`:)`) are no brackets
 *
 * O(n).
 */
export function unpaired(text: string, pairs: Readonly<Record<string, string>>): Span[] {
  const openerOf = new Map(Object.entries(pairs).map(([opener, closer]) => [closer, opener]))
  const open: { mark: string; at: number }[] = []
  const lonely: number[] = []
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!
    if (Object.hasOwn(pairs, mark)) {
      if (!isFace(text, at)) open.push({ mark, at })
    } else if (openerOf.has(mark)) {
      if (open.at(-1)?.mark === openerOf.get(mark)) open.pop()
      else if (!marksListItem(text, at) && !isFace(text, at)) lonely.push(at)
    }
  }
  return [...lonely, ...open.map(({ at }) => at)].sort((a, b) => a - b).map(start => ({ start, end: start + 1 }))
}

function marksListItem(text: string, at: number): boolean {
  return at < 5 && !/[^\p{L}\p{N}\s]/u.test(text.slice(0, at))
}

function isFace(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at)
  return /[:;=]-?$/.test(before)
}
