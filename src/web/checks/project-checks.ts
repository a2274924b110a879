import { z } from 'zod'
import { checks } from '../../text/checks/index.ts'
import type { DismissalId } from '../../model/id.ts'
import { may } from '../../model/role.ts'
import { checkSettings } from '../../storage/check-settings.ts'
import { dismissalsOf } from '../../storage/dismissals.ts'
import type { Dismissal } from '../../storage/dismissals.ts'
import { blockApproval, switchProjectCheck } from '../../workbench/checks/change-checks.ts'
import { showAgain } from '../../workbench/checks/dismiss-finding.ts'
import type { DismissalLine } from '../check-views.ts'
import { bodyOf } from '../parse.ts'
import { notFound } from '../problem.ts'
import { projectPath, seeOther, showPage } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'
import { checkGroups } from './check-lines.ts'

const shownDismissals = 200

/** Every check of a project with its switch, and what was dismissed. */
export async function showProjectChecks(visit: ProjectVisit): Promise<void> {
  const {
    storage: { db },
    project,
    role,
    csrf,
  } = visit
  const [settings, dismissals] = [
    await checkSettings(db, project.id),
    await dismissalsOf(db, project.id, shownDismissals),
  ]
  const path = projectPath(project)
  const crumbs = [{ text: 'Projects', href: '/projects' }, { text: project.name, href: path }, { text: 'Checks' }]
  showPage(
    visit,
    'checks/project',
    { title: `Checks – ${project.name}`, crumbs },
    {
      csrf,
      path: `${path}/checks`,
      canManage: may(role, 'manage'),
      canReview: may(role, 'review'),
      errorsBlockApproval: settings.errorsBlockApproval,
      groups: checkGroups(settings),
      dismissals: dismissals.map(each => dismissalLine(each, visit)),
    },
  )
}

const titles = new Map(checks.map(({ id, title }) => [id, title]))

function dismissalLine(
  { id, key, message, reason, author, at, ...where }: Dismissal,
  { role }: ProjectVisit,
): DismissalLine {
  const isOfProject = where.document === null
  return {
    id,
    message,
    reason,
    author,
    at,
    check: titles.has(key)
      ? 'All that the check finds'
      : (titles.get(key.slice(0, key.indexOf(':'))) ?? 'A check that is no more'),
    place: isOfProject
      ? 'in the project'
      : `${where.pair === null ? 'in' : 'at a segment of'} ${where.documentTitle ?? 'a text'}`,
    canEnd: may(role, isOfProject ? 'review' : 'translate'),
  }
}

const switchSchema = z.object({ on: z.enum(['yes', 'no'], 'Say whether the check is on.') })

export async function switchOneCheck(visit: ProjectVisit): Promise<void> {
  const { storage, project, actor, request } = visit
  const check = checks.find(({ id }) => id === request.params['check'])
  if (!check) throw notFound()
  const { on } = bodyOf(visit, switchSchema)
  await switchProjectCheck(storage, { project: project.id, check: check.id, isOn: on === 'yes', user: actor.id })
  seeOther(visit, `${projectPath(project)}/checks#${check.id}`)
}

const approvalSchema = z.object({ blocks: z.enum(['yes', 'no'], 'Say whether errors stand in the way of approval.') })

export async function switchApproval(visit: ProjectVisit): Promise<void> {
  const { blocks } = bodyOf(visit, approvalSchema)
  await blockApproval(visit.storage, visit.project.id, blocks === 'yes')
  seeOther(visit, `${projectPath(visit.project)}/checks#approval`)
}

export async function endOneDismissal(visit: ProjectVisit): Promise<void> {
  const { storage, project, actor, role, request } = visit
  const dismissal = String(request.params['dismissal']) as DismissalId
  if (!(await showAgain(storage, { project: project.id, user: actor.id }, dismissal, may(role, 'review'))))
    throw notFound()
  seeOther(visit, `${projectPath(project)}/checks#dismissed`, 'shown-again')
}
