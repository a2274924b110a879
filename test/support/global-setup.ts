import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from './build.ts'
import { startPostgres } from './postgres.ts'
import type { Postgres } from './postgres.ts'

/**
 * What test files share: one PostgreSQL, started when the first of them asks, and one build of the server.
 * They ask over HTTP because each runs in its own process; see `shared.ts`.
 */
export default async function shareWithTests(): Promise<() => Promise<void>> {
  const secret = randomUUID()
  let postgres: Promise<Postgres> | undefined
  let built: Promise<void> | undefined

  async function answer(request: IncomingMessage): Promise<string> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    switch (`${request.method} ${pathname}`) {
      case `POST /${secret}/database`:
        return (await (postgres ??= startPostgres())).createDatabase()
      case `DELETE /${secret}/database`:
        await (await postgres)?.dropDatabase(searchParams.get('url') ?? '')
        return ''
      case `POST /${secret}/build`:
        await (built ??= build())
        return ''
      default:
        throw new Error(`nothing is shared under ${pathname}`)
    }
  }
  const server = createServer((request, response) => {
    answer(request).then(
      text => response.end(text),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    )
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  process.env['MIZAN_TEST_SHARED'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${secret}`

  return async () => {
    server.close()
    server.closeAllConnections()
    await (await postgres?.catch(() => undefined))?.stop()
  }
}
