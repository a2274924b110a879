import { z } from 'zod'
import type { OperationId } from '../../model/id.ts'
import { undo } from '../../workbench/undo.ts'
import { bodyOf } from '../parse.ts'
import { seeOther, wantsJson } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'
import { searchPath } from './search.ts'
import { listOf } from './ticked.ts'

const mostOperations = 500

const schema = z.object({
  operations: listOf(z.string().max(40)).refine(list => list.length <= mostOperations, 'That is no step.'),
})

/** Takes back what was done to many segments at once, in every document it touched; what was changed since stays. */
export async function undoAcross(visit: ProjectVisit): Promise<void> {
  const { storage, project, actor, request, response } = visit
  const { operations } = bodyOf(visit, schema)
  let undone = 0
  for (const operation of operations) {
    const outcome = await undo(storage, {
      project: project.id,
      operation: operation as OperationId,
      user: actor.id,
      skipChanged: true,
    })
    if (outcome.kind === 'undone') undone++
  }
  if (wantsJson(request)) response.json({ undone })
  else seeOther(visit, searchPath(visit), undone > 0 ? 'undone' : 'not-undone')
}
