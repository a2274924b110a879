export interface StreamListener {
  event(data: unknown): void
  /** The stream was away: whatever happened meanwhile is unknown. */
  back(): void
}

type Message = { readonly kind: 'event'; readonly data: unknown } | { readonly kind: 'back' }

const retryMs = 3000

/**
 * Listens to a stream of events over one connection per browser: the tab that holds the lock opens it
 * and passes on what comes; when that tab goes, the next one takes over.
 *
 * @param asOf when the server wrote the page: what happened since then is heard, too
 */
export function listenTogether(path: string, asOf: string, listener: StreamListener): void {
  const channel = new BroadcastChannel(`mizan-events ${path}`)
  const hear = (message: Message): void => {
    if (message.kind === 'event') listener.event(message.data)
    else listener.back()
  }
  channel.addEventListener('message', event => hear(event.data as Message))
  const tell = (message: Message): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a broadcast channel never leaves its origin
    channel.postMessage(message)
    hear(message)
  }
  const lead = (): Promise<never> => {
    open(`${path}?since=${asOf}`, tell)
    return new Promise(() => undefined)
  }
  if ('locks' in navigator) void leadOrFollow(`mizan-events ${path}`, lead, listener)
  else void lead()
}

async function leadOrFollow(lock: string, lead: () => Promise<never>, listener: StreamListener): Promise<void> {
  await navigator.locks.request(lock, { ifAvailable: true }, async held => held && lead())
  // another tab listens, and heard what this page missed while it was on its way
  listener.back()
  await navigator.locks.request(lock, lead)
}

function open(path: string, tell: (message: Message) => void): void {
  let wasAway = false
  const connect = (): void => {
    const source = new EventSource(path)
    source.addEventListener('open', () => {
      if (wasAway) tell({ kind: 'back' })
      wasAway = false
    })
    source.addEventListener('message', event => tell({ kind: 'event', data: JSON.parse(event.data as string) }))
    source.addEventListener('error', () => {
      wasAway = true
      if (source.readyState !== EventSource.CLOSED) return
      source.close()
      setTimeout(connect, retryMs)
    })
  }
  connect()
}
