import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits, as they may stand in an address or a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** All that is stored of a token. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

export function sameSecret(one: string, other: string): boolean {
  const [a, b] = [createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest()]
  return timingSafeEqual(a, b)
}
