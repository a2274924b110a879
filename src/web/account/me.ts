import { z } from 'zod'
import { columnOrders, textSizes, themes } from '../../model/preferences.ts'
import type { Preferences } from '../../model/preferences.ts'
import { audit } from '../../storage/audit.ts'
import { ownData } from '../../storage/own-data.ts'
import { deleteSessionOf, deleteSessionsOf, sessionsOf } from '../../storage/sessions.ts'
import { changePreferences, setName } from '../../storage/users.ts'
import { changePassword } from '../../workbench/change-password.ts'
import { sessionLimits } from '../../workbench/run-session.ts'
import { browserOf } from '../browser-of.ts'
import { bodyOf, formOf, nameOf } from '../parse.ts'
import type { Problems } from '../parse.ts'
import { notFound } from '../problem.ts'
import { safePath } from '../safe-path.ts'
import { seeOther, showPage, wantsJson } from '../visit.ts'
import type { SignedInVisit } from '../visit.ts'
import { passwordHint, passwordProblems } from './new-password.ts'
import { openSession } from './open-session.ts'

export const showMe = (visit: SignedInVisit): Promise<void> => page(visit, {})

export async function changeName(visit: SignedInVisit): Promise<void> {
  const read = formOf(visit, z.object({ name: nameOf('your name') }))
  if (read.kind === 'problems') return page(visit, read.problems)
  await setName(visit.storage, visit.actor.id, read.value.name)
  seeOther(visit, '/me', 'name-changed')
}

const passwords = z.object({
  current: z.string('Write your password of today.').max(1000),
  password: z.string('Choose a password.'),
})

/** Ends every session, this one too, and goes on in a new one. */
export async function changeOwnPassword(visit: SignedInVisit): Promise<void> {
  const { storage, actor, mizan, request } = visit
  const read = formOf(visit, passwords)
  if (read.kind === 'problems') return page(visit, read.problems)
  const weak = passwordProblems(mizan, read.value.password, [actor.name, actor.email])
  if (weak) return page(visit, weak)
  const isChanged = await changePassword(storage, {
    user: actor.id,
    current: read.value.current,
    next: read.value.password,
    address: request.ip ?? '',
  })
  if (!isChanged) return page(visit, { current: 'That is not your password of today.' })
  await openSession(visit, actor.id)
  seeOther(visit, '/me', 'password-changed')
}

const yesNo = z.union([z.boolean(), z.enum(['yes', 'no', '']).transform(answer => answer === 'yes')])
const preferences = z
  .object({
    order: z.enum(columnOrders),
    theme: z.enum(themes),
    size: z.enum(textSizes),
    vocalised: yesNo,
    letterKeys: yesNo,
    welcome: yesNo,
    keys: z
      .record(z.string().max(60), z.string().max(60))
      .refine(keys => Object.keys(keys).length <= 200, 'Too many keys.'),
  })
  .partial()

/** Takes a whole form as well as a single field a script sends. */
export async function savePreferences(visit: SignedInVisit): Promise<void> {
  const {
    storage,
    actor,
    response,
    request,
    mizan: { configuration },
  } = visit
  const { back, ...wanted } = bodyOf(visit, preferences.extend({ back: z.string().max(2000).optional() }))
  await changePreferences(storage, actor.id, given(wanted))
  if (wantsJson(request)) {
    response.status(204).end()
    return
  }
  if (back === undefined) seeOther(visit, '/me', 'preferences-saved')
  else seeOther(visit, safePath(back, configuration.baseUrl))
}

const given = (wanted: Readonly<Record<string, unknown>>): Partial<Preferences> =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))

/** Ends one of the person's sessions, or all but this one. */
export async function endOwnSession(visit: SignedInVisit): Promise<void> {
  const {
    storage,
    actor,
    session,
    mizan: { configuration },
    request,
  } = visit
  const { session: which } = bodyOf(visit, z.object({ session: z.string().max(64) }))
  if (which === 'others') {
    await deleteSessionsOf(storage, actor.id, session.tokenHash)
  } else {
    const found = (await sessionsOf(storage.db, actor.id, sessionLimits(configuration))).find(
      line => shortOf(line.tokenHash) === which,
    )
    if (!found) throw notFound()
    await deleteSessionOf(storage, actor.id, found.tokenHash)
  }
  await audit(storage, { kind: 'session-ended', user: actor.id, address: request.ip })
  seeOther(visit, '/me', 'session-ended')
}

export async function sendOwnData({ storage, actor, response }: SignedInVisit): Promise<void> {
  response
    .attachment('mizan-my-data.json')
    .type('json')
    .send(`${JSON.stringify(await ownData(storage.db, actor.id), undefined, 2)}\n`)
}

const shortOf = (tokenHash: string): string => tokenHash.slice(0, 16)

async function page(visit: SignedInVisit, problems: Problems): Promise<void> {
  const { storage, actor, session, csrf, mizan } = visit
  const sessions = await sessionsOf(storage.db, actor.id, sessionLimits(mizan.configuration))
  const status = Object.keys(problems).length > 0 ? 422 : 200
  showPage(
    visit,
    'account/me',
    { title: 'Your account', crumbs: [{ text: 'Your account' }], status },
    {
      csrf,
      problems,
      name: actor.name,
      email: actor.email,
      preferences: actor.preferences,
      passwordHint: passwordHint(mizan),
      sessions: sessions.map(line => ({
        id: shortOf(line.tokenHash),
        browser: browserOf(line.userAgent),
        createdAt: line.createdAt,
        seenAt: line.seenAt,
        isThis: line.tokenHash === session.tokenHash,
      })),
    },
  )
}
