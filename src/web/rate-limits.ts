/** How often one person may do a thing; the configuration multiplies all of them. */
const allowances = {
  save: { burst: 40, perMinute: 600 },
  comment: { burst: 20, perMinute: 60 },
  search: { burst: 20, perMinute: 60 },
  import: { burst: 10, perMinute: 10 / 60 },
  export: { burst: 10, perMinute: 30 / 60 },
  align: { burst: 5, perMinute: 5 / 60 },
  password: { burst: 10, perMinute: 1 },
  invite: { burst: 20, perMinute: 1 },
} as const

export type LimitName = keyof typeof allowances

interface Bucket {
  tokens: number
  at: number
}

const forgetAfter = 10_000

/** Token buckets in memory: generous to bursts, steady in the long run, forgotten at a restart. */
export class RateLimits {
  readonly #scale: number
  readonly #now: () => number
  readonly #buckets = new Map<string, Bucket>()

  constructor(scale: number, now: () => number = Date.now) {
    this.#scale = scale
    this.#now = now
  }

  /** Takes one; answers 0, or the seconds to wait. */
  take(name: LimitName, subject: string): number {
    const burst = allowances[name].burst * this.#scale
    const perMs = (allowances[name].perMinute * this.#scale) / 60_000
    const key = `${name} ${subject}`
    const now = this.#now()
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now }
    bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.at) * perMs)
    bucket.at = now
    this.#buckets.delete(key)
    this.#buckets.set(key, bucket)
    this.#forget()
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perMs / 1000)
    bucket.tokens -= 1
    return 0
  }

  #forget(): void {
    if (this.#buckets.size <= forgetAfter) return
    const [oldest] = this.#buckets.keys()
    this.#buckets.delete(oldest!)
  }
}
