import { randomBytes } from 'node:crypto'
import type { Id } from '../model/id.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
let lastMs = 0
let lastTail = 0n

/**
 * A new id: 26 characters, ordered by the time it was made, also within one millisecond of one process.
 * The shape is that of a ULID (github.com/ulid/spec), in lower case.
 */
export function newId<Of extends string>(): Id<Of> {
  const now = Date.now()
  if (now > lastMs) {
    lastMs = now
    lastTail = BigInt('0x' + randomBytes(10).toString('hex')) >> 1n
  } else {
    lastTail += 1n
  }
  return (base32(BigInt(lastMs), 10) + base32(lastTail, 16)) as Id<Of>
}

function base32(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest >>= 5n) text = alphabet[Number(rest & 31n)]! + text
  return text
}
