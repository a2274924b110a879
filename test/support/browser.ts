export interface Page {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly location: string | null
}

type Fields = Readonly<Record<string, string>>

/** Enough of a browser without scripts: cookies, forms with their token, no redirect followed unless asked. */
export class Browser {
  readonly #url: string
  readonly cookies: Map<string, string>

  constructor(url: string, cookies: Fields = {}) {
    this.#url = url
    this.cookies = new Map(Object.entries(cookies))
  }

  get(path: string, headers: Fields = {}): Promise<Page> {
    return this.request('GET', path, { headers })
  }

  /** Sends a form as the page it stands on would: with the token of that page. */
  async post(path: string, fields: Fields, from = path): Promise<Page> {
    const token = await this.csrf(from)
    return this.request('POST', path, { body: new URLSearchParams({ _csrf: token, ...fields }) })
  }

  async postJson(path: string, value: unknown, from = '/me'): Promise<Page> {
    return this.request('POST', path, {
      headers: {
        'content-type': 'application/json',
        'accept': 'application/json',
        'x-csrf-token': await this.csrf(from),
      },
      body: JSON.stringify(value),
    })
  }

  async csrf(from: string): Promise<string> {
    return /<meta name="csrf-token" content="([^"]*)">/.exec((await this.get(from)).text)?.[1] ?? ''
  }

  async request(
    method: string,
    path: string,
    { headers = {}, body }: { headers?: Fields; body?: string | URLSearchParams } = {},
  ): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(path, this.#url), {
      method,
      redirect: 'manual',
      headers: { accept: 'text/html', ...(cookie !== '' && { cookie }), ...headers },
      ...(body !== undefined && { body }),
    })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      location: response.headers.get('location'),
    }
  }

  #keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
    if (value === '') this.cookies.delete(name!)
    else this.cookies.set(name!, value!)
  }
}
