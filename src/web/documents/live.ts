import type { OperationId, PairId, UserId } from '../../model/id.ts'
import type { LiveEvent } from '../../storage/live-event.ts'
import { documentAccess } from '../../storage/access.ts'
import { rememberVisit } from '../../storage/documents.ts'
import type { Storage } from '../../storage/open.ts'
import { namesOf } from '../../storage/user-names.ts'
import { pairById } from '../../storage/pairs.ts'
import { z } from 'zod'
import { runningSession } from '../../workbench/run-session.ts'
import { readCookie } from '../cookies.ts'
import { bodyOf, queryOf } from '../parse.ts'
import { Problem } from '../problem.ts'
import type { DocumentVisit } from '../visit.ts'

const heartbeatMs = 15_000
const recheckMs = 60_000
const mostUnsent = 1024 * 1024
const mostStreams = 6

const streams = new Map<UserId, number>()
/** All listeners are sent the same text. */
const messages = new WeakMap<LiveEvent, Promise<string>>()

/** Tells a page what happens to its document: ids and names only, so that the page reads what it may see. */
export function events(visit: DocumentVisit): void {
  const { storage, response, document, actor, mizan } = visit
  const open = streams.get(actor.id) ?? 0
  if (open >= mostStreams * Math.max(1, mizan.configuration.rateLimitScale))
    throw new Problem(429, 'Too many open pages', 'Close some pages of this server, then reload.', {
      'Retry-After': '30',
    })
  streams.set(actor.id, open + 1)
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  })
  response.write('retry: 2000\n\n')

  const send = (text: string): void => {
    if (response.writableLength > mostUnsent) response.destroy()
    else response.write(text)
  }
  const unsubscribe = storage.subscribe(event => {
    if (event.document === document.id) void messageOf(visit, event).then(send)
    if (event.kind === 'members' && event.project === visit.project.id) void recheck()
  })
  const recheck = async (): Promise<void> => {
    if (!(await mayStillListen(visit))) response.end()
  }
  for (const event of missedBy(visit)) void messageOf(visit, event).then(send)
  const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs)
  const check = setInterval(() => void recheck(), recheckMs)
  const stop = (): void => {
    response.end()
  }
  mizan.stopping.addEventListener('abort', stop)
  response.on('close', () => {
    unsubscribe()
    clearInterval(heartbeat)
    clearInterval(check)
    mizan.stopping.removeEventListener('abort', stop)
    streams.set(actor.id, (streams.get(actor.id) ?? 1) - 1)
  })
}

const eventsSchema = z.object({ since: z.coerce.number().optional() })

/** What happened between the writing of the page and now. */
function missedBy(visit: DocumentVisit): readonly LiveEvent[] {
  const { project, document, mizan } = visit
  const { since } = queryOf(visit, eventsSchema)
  if (since === undefined) return []
  return mizan.recent.since(document.id, since) ?? [{ kind: 'document', project: project.id, document: document.id }]
}

function messageOf({ storage }: DocumentVisit, event: LiveEvent): Promise<string> {
  const message = messages.get(event) ?? write(storage, event)
  messages.set(event, message)
  return message
}

async function write(
  storage: Storage,
  { kind, pairs = [], operation = '' as OperationId, user }: LiveEvent,
): Promise<string> {
  const names = await namesOf(storage.db, user ? [user] : [])
  return `data: ${JSON.stringify({ kind, pairs, operation, user: user ?? '', name: user ? (names.get(user) ?? 'Somebody') : 'Mizan' })}\n\n`
}

/** Asked afresh, from the cookie on: a session or membership that ended while the stream was open ends the stream. */
async function mayStillListen({
  storage,
  mizan: { configuration },
  request,
  project,
  document,
}: DocumentVisit): Promise<boolean> {
  const token = readCookie(request, 'sid', configuration)
  const session = token === undefined ? undefined : await runningSession(storage, configuration, token)
  return (
    session !== undefined &&
    (await documentAccess(storage.db, project.slug, document.slug, session.actor)) !== undefined
  )
}

const presenceSchema = z.object({ pair: z.string().max(60).optional() })

/** Where a person is: shown to colleagues, and remembered for "continue". */
export async function presence(visit: DocumentVisit): Promise<void> {
  const { storage, project, document, actor, response } = visit
  const wanted = bodyOf(visit, presenceSchema).pair as PairId | undefined
  const pair = wanted === undefined ? undefined : await pairById(storage.db, wanted)
  const here = pair?.document === document.id ? [pair.id] : []
  storage.publish({ kind: 'presence', project: project.id, document: document.id, pairs: here, user: actor.id })
  if (here[0]) await rememberVisit(storage, { user: actor.id, document: document.id, pair: here[0] })
  response.status(204).end()
}
