import type { UserId } from '../../model/id.ts'
import { startSession } from '../../workbench/run-session.ts'
import { readCookie, writeCookie } from '../cookies.ts'
import type { Visit } from '../visit.ts'

/** Signs the browser in as somebody who has just proved who they are. */
export async function openSession(
  { storage, request, response, mizan: { configuration } }: Visit,
  user: UserId,
): Promise<void> {
  const token = await startSession(storage, configuration, {
    user,
    userAgent: request.get('user-agent') ?? '',
    instead: readCookie(request, 'sid', configuration),
  })
  writeCookie(response, 'sid', token, configuration)
}
