import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { StorageBusy } from '../storage/trouble.ts'

interface Cost {
  readonly N: number
  readonly r: number
  readonly p: number
}

const cost: Cost = { N: 2 ** 15, r: 8, p: 3 }
const atOnce = 2
const longestQueue = 20
const mostCharacters = 256

let running = 0
const waiting: (() => void)[] = []

/** A hash that carries its parameters: `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

export async function isPassword(password: string, stored: string): Promise<boolean> {
  const read = parse(stored)
  if (password.length > mostCharacters) return false
  const key = await derive(password, read.salt, read.cost)
  return timingSafeEqual(key, read.key) && stored !== nobodys
}

export const isWeakerHash = (stored: string): boolean => parse(stored).cost.N * parse(stored).cost.p < cost.N * cost.p

/** Checked for addresses without an account, so that they take as long as others. */
export const nobodys = `scrypt$${cost.N}$${cost.r}$${cost.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`

function parse(stored: string): { cost: Cost; salt: Buffer; key: Buffer } {
  const [kind, N, r, p, salt, key] = stored.split('$')
  if (kind !== 'scrypt' || !salt || !key) return parse(nobodys)
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  }
}

/** Each takes 32 MB, so only two run at once; when too many wait, the newest is turned away. */
async function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  if (running >= atOnce) {
    if (waiting.length >= longestQueue) throw new StorageBusy()
    await new Promise<void>(resolve => waiting.push(resolve))
  } else {
    running++
  }
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      scrypt(password.normalize('NFC'), salt, 32, { ...cost, maxmem: 256 * cost.N * cost.r }, (error, key) =>
        error ? reject(error) : resolve(key),
      )
    })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/** Words that make up most of the passwords people are known to choose. */
const common = [
  'password',
  'passwort',
  'passw0rd',
  'qwerty',
  'qwertz',
  'azerty',
  'letmein',
  'welcome',
  'iloveyou',
  'administrator',
  'admin',
  'changeme',
  'secret',
  'master',
  'monkey',
  'dragon',
  'football',
  'baseball',
  'sunshine',
  'princess',
  'superman',
  'login',
  'abc',
  'test',
  'mizan',
  'translator',
]
const runs = [
  '0123456789',
  '9876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv',
]

/** Why a password will not do, as a sentence; `undefined` when it will. */
export function passwordProblem(password: string, least: number, own: readonly string[]): string | undefined {
  if (Array.from(password).length < least) return `At least ${least} characters; a short sentence is easy to remember.`
  if (password.length > mostCharacters) return `At most ${mostCharacters} characters.`
  const folded = password.toLowerCase()
  for (const word of own.flatMap(text => text.toLowerCase().split(/[\s@.]+/)).filter(word => word.length >= 4)) {
    if (folded.includes(word) && folded.length - word.length < 8)
      return 'That is mostly your own name or address; others would guess it.'
  }
  if (new Set(folded).size < 5 || leftWhenCommonIsGone(folded) < 5)
    return 'That is one of the first passwords others would guess.'
  return undefined
}

/** How many characters stay when common words, runs along the keyboard and repetitions are taken out. */
function leftWhenCommonIsGone(folded: string): number {
  let rest = folded.replace(/[^\p{L}\p{N}]/gu, '')
  for (const word of common) rest = rest.replaceAll(word, '')
  for (const run of runs) {
    for (let size = run.length; size >= 3; size--) {
      for (let start = 0; start + size <= run.length; start++)
        rest = rest.replaceAll(run.slice(start, start + size), '')
    }
  }
  return withoutRepetition(rest).length
}

function withoutRepetition(text: string): string {
  for (let period = 1; period <= text.length / 2; period++) {
    if (
      text ===
      text
        .slice(0, period)
        .repeat(Math.ceil(text.length / period))
        .slice(0, text.length)
    )
      return text.slice(0, period)
  }
  return text
}
