import { once } from 'node:events'

/** What became of a line; problems go out in its place, and the lines after it are read all the same. */
export type Answer =
  | { readonly kind: 'answered'; readonly value: object }
  | { readonly kind: 'wrong'; readonly id: unknown; readonly problems: readonly string[] }

/**
 * Answers every line of standard input, a JSON object each, with one of standard output, at the pace of whoever reads.
 * Memory is that of one line. Empty lines are skipped.
 * @param answer what one object is answered by; a `RangeError` of it is a problem of the line
 * @returns how many lines could not be answered; standard error says which and why
 */
export async function eachLine(answer: (object: Readonly<Record<string, unknown>>) => Answer): Promise<number> {
  let [number, wrong] = [0, 0]
  for await (const bytes of linesOf(process.stdin)) {
    number += 1
    const outcome = answerTo(bytes, answer)
    if (outcome === undefined) continue
    if (outcome.kind === 'wrong') {
      wrong += 1
      process.stderr.write(`Line ${number}: ${outcome.problems.join(' ')}\n`)
    }
    const value =
      outcome.kind === 'answered' ? outcome.value : { id: outcome.id ?? null, line: number, problems: outcome.problems }
    if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain')
  }
  return wrong
}

function answerTo(
  bytes: Uint8Array,
  answer: (object: Readonly<Record<string, unknown>>) => Answer,
): Answer | undefined {
  const parsed = parse(bytes)
  if (parsed.kind === 'empty') return undefined
  if (parsed.kind === 'wrong') return { kind: 'wrong', id: null, problems: [parsed.problem] }
  try {
    return answer(parsed.object)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { kind: 'wrong', id: parsed.object['id'], problems: [error.message] }
  }
}

type Parsed =
  | { readonly kind: 'object'; readonly object: Readonly<Record<string, unknown>> }
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly problem: string }

function parse(bytes: Uint8Array): Parsed {
  const text = decode(bytes)
  if (text === undefined) return { kind: 'wrong', problem: 'This is not UTF-8.' }
  if (text.trim() === '') return { kind: 'empty' }
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { kind: 'object', object: value as Readonly<Record<string, unknown>> }
      : { kind: 'wrong', problem: 'The line is not a JSON object.' }
  } catch (error) {
    return { kind: 'wrong', problem: `This is not JSON: ${(error as Error).message}.` }
  }
}

const strict = new TextDecoder('utf-8', { fatal: true })

/** @returns `undefined` when it is not UTF-8 */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

/** Lines end at LF alone: U+2028 stands unescaped inside JSON texts, and node:readline would cut there. */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let open: Uint8Array[] = []
  for await (const piece of input) {
    let start = 0
    for (let end = piece.indexOf(0x0a); end >= 0; end = piece.indexOf(0x0a, start)) {
      yield Buffer.concat([...open, piece.subarray(start, end)])
      open = []
      start = end + 1
    }
    if (start < piece.length) open.push(piece.subarray(start))
  }
  if (open.length > 0) yield Buffer.concat(open)
}
