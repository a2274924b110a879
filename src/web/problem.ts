/** An answer that is not the one that was asked for. Only the web layer knows the status. */
export class Problem extends Error {
  readonly status: number
  readonly title: string
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, title: string, sentence: string, headers: Readonly<Record<string, string>> = {}) {
    super(sentence)
    this.status = status
    this.title = title
    this.headers = headers
  }
}

export const badRequest = (sentence: string): Problem => new Problem(400, 'That request makes no sense', sentence)

export const signedOut = (): Problem =>
  new Problem(401, 'You are signed out', 'Nothing was lost. Sign in in another tab, then send this again.')

export const forbidden = (sentence: string): Problem => new Problem(403, 'You may not do that', sentence)

/** In the same words for what does not exist and for what is somebody else’s. */
export const notFound = (): Problem =>
  new Problem(
    404,
    'There is nothing here',
    'The address is wrong, the page was deleted, or it belongs to a project you are not a member of.',
  )

export const conflict = (sentence: string): Problem => new Problem(409, 'Something changed meanwhile', sentence)

export const tooLarge = (sentence: string): Problem => new Problem(413, 'That is too large', sentence)

export const unusable = (sentence: string): Problem => new Problem(422, 'That cannot be used', sentence)

export const tooMany = (seconds: number): Problem =>
  new Problem(
    429,
    'Too many requests',
    `Wait ${seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}, then try again.`,
    { 'Retry-After': String(seconds) },
  )
