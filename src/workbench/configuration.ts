import { join, resolve } from 'node:path'
import { z } from 'zod'

export interface Configuration {
  readonly host: string
  readonly port: number
  /** Without a slash at the end. It decides links, cookies and the allowed origin. */
  readonly baseUrl: string
  readonly isSecure: boolean
  readonly dataDir: string
  /** A `postgres://` address or the path of a SQLite file. */
  readonly databaseUrl: string
  readonly trustProxy: readonly string[]
  readonly rateLimitScale: number
  readonly logLevel: string
  readonly sessionIdleMs: number
  readonly sessionMaxMs: number
  readonly passwordMin: number
  readonly uploadMax: number
}

/** What an operator is told when a setting makes no sense; the server does not start. */
export class ConfigurationProblem extends Error {}

const minute = 60_000
const units: Record<string, number> = { s: 1000, min: minute, h: 60 * minute, d: 24 * 60 * minute }
const bytes: Record<string, number> = { '': 1, 'KB': 2 ** 10, 'MB': 2 ** 20, 'GB': 2 ** 30 }

const settings = z.object({
  PORT: whole(0, 65_535, '3000'),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'is not an address to listen on')
    .default('127.0.0.1'),
  BASE_URL: z.string().optional(),
  DATA_DIR: z.string().default('./db/data'),
  DATABASE_URL: z.string().optional(),
  TRUST_PROXY: z.string().default('none').transform(proxies),
  RATE_LIMIT_SCALE: z
    .string()
    .default('1')
    .transform(Number)
    .refine(scale => scale > 0 && Number.isFinite(scale), 'is not a number above 0'),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug'], 'is none of silent, fatal, error, warn, info, debug')
    .default('info'),
  SESSION_IDLE: measured(units, 'a time such as 30min, 12h or 7d', '12h'),
  SESSION_MAX: measured(units, 'a time such as 30min, 12h or 7d', '7d'),
  PASSWORD_MIN: whole(8, 64, '12'),
  UPLOAD_MAX: measured(bytes, 'a size such as 500KB or 20MB', '20MB'),
})

/** Reads the settings once; everything else is given the result. */
export function readConfiguration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const given = Object.fromEntries(Object.keys(settings.shape).map(name => [name, env[name]?.trim() || undefined]))
  const read = settings.safeParse(given)
  if (!read.success)
    throw new ConfigurationProblem(
      read.error.issues.map(issue => sentence(String(issue.path[0]), given, issue.message)).join('\n'),
    )
  const values = read.data
  const dataDir = resolve(values.DATA_DIR)
  const baseUrl = originOf(values.BASE_URL ?? `http://localhost:${values.PORT}`)
  return {
    host: values.HOST,
    port: values.PORT,
    baseUrl,
    isSecure: baseUrl.startsWith('https:'),
    dataDir,
    databaseUrl: databaseOf(values.DATABASE_URL, dataDir),
    trustProxy: values.TRUST_PROXY,
    rateLimitScale: values.RATE_LIMIT_SCALE,
    logLevel: values.LOG_LEVEL,
    sessionIdleMs: values.SESSION_IDLE,
    sessionMaxMs: values.SESSION_MAX,
    passwordMin: values.PASSWORD_MIN,
    uploadMax: values.UPLOAD_MAX,
  }
}

/** What an operator should know, though the server starts. */
export function warnings({ isSecure, baseUrl, host }: Configuration): string[] {
  const isOpen = host !== 'localhost' && host !== '::1' && !host.startsWith('127.')
  return isOpen && !isSecure
    ? [
        `Others on the network can read passwords on their way: ${baseUrl} is not https. Put a proxy in front and set BASE_URL.`,
      ]
    : []
}

const sentence = (name: string, given: Record<string, string | undefined>, what: string): string =>
  `The setting ${name}=${given[name] ?? ''} ${what}.`

function whole(least: number, most: number, usual: string) {
  return z
    .string()
    .default(usual)
    .transform(Number)
    .refine(
      value => Number.isInteger(value) && value >= least && value <= most,
      `is not a whole number from ${least} to ${most}`,
    )
}

function measured(known: Record<string, number>, what: string, usual: string) {
  return z
    .string()
    .default(usual)
    .transform((text, context) => {
      const { amount, unit } = /^(?<amount>\d+(?:\.\d+)?) ?(?<unit>[a-zA-Z]*)$/.exec(text)?.groups ?? {}
      const size = Number(amount) * (known[unit ?? '?'] ?? Number.NaN)
      if (size > 0) return Math.round(size)
      context.addIssue(`is not ${what}`)
      return z.NEVER
    })
}

function proxies(text: string, context: z.RefinementCtx): string[] {
  if (text === 'none') return []
  const addresses = text.split(',').map(address => address.trim())
  if (addresses.every(address => /^(?:loopback|linklocal|uniquelocal|[\da-fA-F.:]+(?:\/\d{1,3})?)$/.test(address)))
    return addresses
  context.addIssue('is neither none nor a list of addresses of proxies such as loopback or 10.0.0.2')
  return z.NEVER
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '')
    return url.origin
  throw new ConfigurationProblem(
    `The setting BASE_URL=${text} is not an address such as https://mizan.example, without a path.`,
  )
}

function databaseOf(text: string | undefined, dataDir: string): string {
  if (text === undefined) return join(dataDir, 'mizan.db')
  if (/^postgres(?:ql)?:\/\//.test(text)) return text
  if (/^\w+:\/\//.test(text)) {
    throw new ConfigurationProblem(
      'The setting DATABASE_URL is neither a postgres:// address nor the path of a SQLite file.',
    )
  }
  return resolve(text.replace(/^file:/, ''))
}
