import { randomInt } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A readable address for a title, with six random characters so that two of the same name never meet.
 * Letters of every script stay (browsers show them); all else becomes a hyphen.
 */
export function newSlug(title: string): string {
  const words = title
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 48)
    .replace(/^-|-$/g, '')
  const tail = Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return words === '' ? tail : `${words}-${tail}`
}
