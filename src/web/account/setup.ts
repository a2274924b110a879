import { z } from 'zod'
import { setUp } from '../../workbench/set-up.ts'
import { emailOf, enteredIn, formOf, nameOf } from '../parse.ts'
import type { Problems } from '../parse.ts'
import { forbidden, notFound } from '../problem.ts'
import { seeOther, showPage } from '../visit.ts'
import type { Visit } from '../visit.ts'
import { passwordHint, passwordProblems } from './new-password.ts'
import { openSession } from './open-session.ts'

const form = z.object({
  token: z.string('Write the code that was printed where the server was started.'),
  name: nameOf('your name'),
  email: emailOf(),
  password: z.string('Choose a password.'),
})

export async function showSetup(visit: Visit): Promise<void> {
  if (!(await visit.mizan.setup.isOpen())) throw notFound()
  const token = visit.request.query['token']
  page(visit, {}, { token: typeof token === 'string' ? token : '' })
}

export async function createFirstUser(visit: Visit): Promise<void> {
  const { mizan, storage, request } = visit
  if (!(await mizan.setup.isOpen())) throw notFound()
  const token: unknown = (request.body as Record<string, unknown> | undefined)?.['token']
  if (typeof token !== 'string' || !mizan.setup.accepts(token.trim())) {
    throw forbidden(
      'That is not the code of this start of the server, or it is older than half an hour. Use the newest link; a restart prints a fresh one.',
    )
  }
  const read = formOf(visit, form)
  const entered = { ...enteredIn(request), token }
  if (read.kind === 'problems') return page(visit, read.problems, entered)
  const { name, email, password } = read.value
  const weak = passwordProblems(mizan, password, [name, email])
  if (weak) return page(visit, weak, entered)
  const user = await setUp(storage, { name, email, password, address: request.ip ?? '' })
  if (!user) throw notFound()
  await openSession(visit, user)
  seeOther(visit, '/')
}

function page(visit: Visit, problems: Problems, entered: Readonly<Record<string, string>>): void {
  showPage(
    visit,
    'account/setup',
    { title: 'Set up', status: Object.keys(problems).length > 0 ? 422 : 200 },
    {
      csrf: visit.csrf,
      problems,
      entered,
      passwordHint: passwordHint(visit.mizan),
    },
  )
}
