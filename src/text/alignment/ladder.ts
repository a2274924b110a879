import type { Link } from './link.ts'

/**
 * Writes links as a ladder in the format of hunalign (Varga et al. 2005): each line, a rung, holds a source and a
 * target position and a score; what lies between two rungs is a link. The last rung stands behind the last sentences.
 *
 * @param links in order, every sentence in exactly one
 * @param scores one for each link, for instance its confidence
 * @returns lines separated and ended by a newline
 */
export function writeLadder(links: readonly Link[], scores: readonly number[] = []): string {
  const rungs = links.map(
    ({ source, target }, at) => `${source.start}\t${target.start}\t${scores[at]?.toFixed(3) ?? '0'}\n`,
  )
  const last = links.at(-1)
  return `${rungs.join('')}${last?.source.end ?? 0}\t${last?.target.end ?? 0}\t0\n`
}

/** Links read from a ladder, or the line that is wrong and why. */
export type LadderReading =
  | { readonly kind: 'read'; readonly links: readonly Link[] }
  | { readonly kind: 'wrong'; readonly line: number; readonly problem: string }

/**
 * Reads a ladder.
 *
 * @param text lines of two positions and maybe a score, separated by tabs; empty lines are skipped
 * @param sources how many sentences the source has
 * @param targets how many the target has
 * @returns links that hold every sentence once, or what is wrong
 */
export function readLadder(text: string, sources: number, targets: number): LadderReading {
  const links: Link[] = []
  let [i, j] = [0, 0]
  const lines = text.split(/\r\n|\n|\r/)
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!
    if (line.trim() === '') continue
    const [from, to] = line.split('\t', 2).map(Number)
    const problem = rungProblem(line, from, to, [i, j], [sources, targets])
    if (problem) return { kind: 'wrong', line: at + 1, problem }
    if (from! > i || to! > j) links.push({ source: { start: i, end: from! }, target: { start: j, end: to! } })
    ;[i, j] = [from!, to!]
  }
  if (i < sources || j < targets) links.push({ source: { start: i, end: sources }, target: { start: j, end: targets } })
  return { kind: 'read', links }
}

function rungProblem(
  line: string,
  from: number | undefined,
  to: number | undefined,
  before: readonly number[],
  most: readonly number[],
): string | undefined {
  if (!Number.isInteger(from) || !Number.isInteger(to))
    return `“${line.slice(0, 40)}” is not two positions separated by a tab`
  if (from! < before[0]! || to! < before[1]!) return `${from} and ${to} go back behind ${before[0]} and ${before[1]}`
  if (from! > most[0]! || to! > most[1]!)
    return `${from} and ${to} lie beyond the last sentences, ${most[0]} and ${most[1]}`
  return undefined
}
