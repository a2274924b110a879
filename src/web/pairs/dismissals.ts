import { z } from 'zod'
import { dismissalScopes } from '../../model/finding-view.ts'
import type { DismissalId } from '../../model/id.ts'
import { may } from '../../model/role.ts'
import { dismissFinding, undoDismissal } from '../../workbench/checks/dismiss-finding.ts'
import type { FindingAuthor } from '../../workbench/checks/dismiss-finding.ts'
import { findingViews } from '../documents/finding-views.ts'
import { bodyOf } from '../parse.ts'
import { conflict, forbidden, notFound } from '../problem.ts'
import { seeOther, wantsJson } from '../visit.ts'
import type { PairVisit } from '../visit.ts'
import { backTo } from './back-to.ts'

const dismissalSchema = z.object({
  key: z.string('Say which finding.').min(1).max(300),
  scope: z.enum(dismissalScopes, `A finding is dismissed for one of ${dismissalScopes.join(', ')}.`).default('pair'),
  reason: z
    .string('Say why this is right.')
    .trim()
    .min(1, 'Say why this is right, so that others know.')
    .max(500, 'At most 500 characters.'),
})

export async function dismissHere(visit: PairVisit): Promise<void> {
  const { storage, request, response, role, pair } = visit
  const wish = bodyOf(visit, dismissalSchema)
  if (wish.scope === 'project' && !may(role, 'review'))
    throw forbidden('Only reviewers and managers dismiss a finding in the whole project.')
  const outcome = await dismissFinding(storage, authorOf(visit), wish)
  if (outcome.kind === 'missing')
    throw conflict('The checks do not say this of the segment any more. Look at it again.')
  if (wantsJson(request))
    response.status(201).json({ dismissal: outcome.dismissal, findings: findingViews(outcome.findings) })
  else seeOther(visit, backTo(visit, pair), 'dismissed')
}

export async function takeBackDismissal(visit: PairVisit): Promise<void> {
  const { storage, request, response, pair, role } = visit
  const findings = await undoDismissal(
    storage,
    authorOf(visit),
    String(request.params['dismissal']) as DismissalId,
    may(role, 'review'),
  )
  if (!findings) throw notFound()
  if (wantsJson(request)) response.json({ findings: findingViews(findings) })
  else seeOther(visit, backTo(visit, pair))
}

const authorOf = ({ project, document, pair, actor }: PairVisit): FindingAuthor => ({
  project: project.id,
  document: document.id,
  pair,
  user: actor.id,
})
