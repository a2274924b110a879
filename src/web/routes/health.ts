import { Problem } from '../problem.ts'
import type { Route } from '../route.ts'
import type { Visit } from '../visit.ts'

export const healthRoutes: readonly Route[] = [
  { method: 'get', path: '/healthz', scope: 'public', handler: alive },
  { method: 'get', path: '/readyz', scope: 'public', handler: ready },
]

function alive({ response }: Visit): void {
  response.type('text').send('alive\n')
}

async function ready({ mizan, response }: Visit): Promise<void> {
  if (mizan.stopping.aborted) throw new Problem(503, 'Stopping', 'The server is about to stop.')
  if (!(await mizan.probe.isWritable()))
    throw new Problem(503, 'Not ready', 'The database cannot be written right now.')
  response.type('text').send('ready\n')
}
