import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** Answers every line of standard input with one of standard output, at the pace of whoever reads; memory stays flat. */
export async function eachLine(answer: (line: string, number: number) => string): Promise<void> {
  let number = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++
    if (line.trim() === '') continue
    if (!process.stdout.write(`${answer(line, number)}\n`)) await once(process.stdout, 'drain')
  }
}

/** @throws {RangeError} with the line's number when it is not a JSON object */
export function objectIn(line: string, number: number): Record<string, unknown> {
  const value = parsed(line, number)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new RangeError(`Line ${number} is not a JSON object.`)
  return value as Record<string, unknown>
}

function parsed(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw new RangeError(`Line ${number} is not JSON: ${(error as Error).message}`, { cause: error })
  }
}
