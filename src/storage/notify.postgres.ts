import pg from 'pg'
import type { LiveEvent } from './live-event.ts'

export interface Notifications {
  publish(event: LiveEvent): void
  close(): Promise<void>
}

const channel = 'mizan_live'
const payloadLimit = 7900
const reconnectMs = 1000

/** Carries live events between servers on one database with LISTEN/NOTIFY, reconnecting for as long as it is open. */
export async function listenOnPostgres(url: string, listener: (event: LiveEvent) => void): Promise<Notifications> {
  let closed = false
  let client = await connect()
  let sending = Promise.resolve()

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: url })
    fresh.on('notification', message => listener(JSON.parse(message.payload ?? '{}') as LiveEvent))
    fresh.on('error', () => undefined)
    fresh.on('end', () => {
      if (!closed) setTimeout(reconnect, reconnectMs).unref()
    })
    await fresh.connect()
    await fresh.query(`listen ${channel}`)
    return fresh
  }

  function reconnect(): void {
    if (closed) return
    connect().then(
      fresh => {
        client = fresh
      },
      () => setTimeout(reconnect, reconnectMs).unref(),
    )
  }

  return {
    publish(event) {
      const text = JSON.stringify(event)
      const payload = text.length < payloadLimit ? text : JSON.stringify({ ...event, pairs: [] })
      sending = sending
        .then(() => client.query('select pg_notify($1, $2)', [channel, payload]))
        .then(
          () => undefined,
          () => undefined,
        )
    },
    async close() {
      closed = true
      await sending
      await client.end()
    },
  }
}
