export type Answer =
  | { readonly kind: 'answer', readonly status: number, readonly body: unknown }
  | { readonly kind: 'unreachable' }

const tokenElement = (): HTMLMetaElement | null => document.querySelector('meta[name="csrf-token"]')

/** Sends JSON with the session's token and reads JSON back; a network failure is an answer, too. */
export async function sendJson(method: string, path: string, body: unknown, options: { keepalive?: boolean } = {}): Promise<Answer> {
  try {
    const response = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf-token': tokenElement()?.content ?? '' },
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
export function readHtml(path: string, form?: URLSearchParams): Promise<Document | undefined> {
  return new Promise(resolve => {
    const request = new XMLHttpRequest()
    request.open(form ? 'POST' : 'GET', path)
    request.responseType = 'document'
    request.setRequestHeader('accept', 'text/html')
    if (form) {
      request.setRequestHeader('content-type', 'application/x-www-form-urlencoded')
      request.setRequestHeader('x-part', 'outcome')
    }
    request.addEventListener('loadend', () => resolve(request.status === 200 ? request.responseXML ?? undefined : undefined))
    request.send(form?.toString())
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
