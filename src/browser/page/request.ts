export type Answer =
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'unreachable' }

const tokenElement = (): HTMLMetaElement | null => document.querySelector('meta[name="csrf-token"]')

/** Sends JSON with the session's token and reads JSON back; a network failure is an answer, too. */
export async function sendJson(
  method: string,
  path: string,
  body: unknown,
  options: { keepalive?: boolean } = {},
): Promise<Answer> {
  try {
    const response = await fetch(path, {
      method,
      headers: {
        'content-type': 'application/json',
        'accept': 'application/json',
        'x-csrf-token': tokenElement()?.content ?? '',
      },
      body: JSON.stringify(body),
      redirect: 'manual',
      ...options,
    })
    return { kind: 'answer', status: response.status, body: await response.json().catch(() => undefined) }
  } catch {
    return { kind: 'unreachable' }
  }
}

export async function readJson(path: string): Promise<Answer> {
  try {
    const response = await fetch(path, { headers: { accept: 'application/json' }, redirect: 'manual' })
    return { kind: 'answer', status: response.status, body: await response.json().catch(() => undefined) }
  } catch {
    return { kind: 'unreachable' }
  }
}

/**
 * Reads a page or a part of one as a document that runs nothing.
 * The browser's own parser does it, so no string of ours ever becomes markup.
 * @param form sent to an address that answers with what would come of it
 */
export async function readHtml(path: string, form?: URLSearchParams): Promise<Document | undefined> {
  const { status, page } = await askForHtml(
    path,
    form && { body: form.toString(), type: 'application/x-www-form-urlencoded', part: 'outcome' },
  )
  return status === 200 ? page : undefined
}

/** `status` is 0 when the server could not be reached. */
export interface HtmlAnswer {
  readonly status: number
  readonly page: Document | undefined
}

/** Sends JSON and reads the links that changed as parts of a page, or the page of a problem. */
export const sendForHtml = (path: string, body: unknown): Promise<HtmlAnswer> =>
  askForHtml(path, { body: JSON.stringify(body), type: 'application/json', part: 'links' })

function askForHtml(path: string, sent?: { body: string; type: string; part: string }): Promise<HtmlAnswer> {
  return new Promise(resolve => {
    const request = new XMLHttpRequest()
    request.open(sent ? 'POST' : 'GET', path)
    request.responseType = 'document'
    request.setRequestHeader('accept', 'text/html')
    if (sent) {
      request.setRequestHeader('content-type', sent.type)
      request.setRequestHeader('x-csrf-token', tokenElement()?.content ?? '')
      request.setRequestHeader('x-part', sent.part)
    }
    request.addEventListener('loadend', () =>
      resolve({ status: request.status, page: request.responseXML ?? undefined }),
    )
    request.send(sent?.body ?? null)
  })
}

/** After a new sign-in elsewhere the page's token is old: takes the new one from a fresh copy of the page. */
export async function renewToken(): Promise<boolean> {
  const fresh = (await readHtml('/help'))?.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content
  const token = tokenElement()
  if (!fresh || !token || fresh === token.content) return false
  token.content = fresh
  return true
}
