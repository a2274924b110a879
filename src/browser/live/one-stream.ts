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
 */
export function listenTogether(path: string, listener: StreamListener): void {
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
  const lead = async (): Promise<never> => {
    open(path, tell)
    return new Promise(() => undefined)
  }
  if ('locks' in navigator) void navigator.locks.request(`mizan-events ${path}`, lead)
  else void lead()
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
