import { never } from '../../model/never.ts'
import type { UndoOutcome } from '../../storage/undo.ts'
import { seeOther, wantsJson } from '../visit.ts'
import type { DocumentVisit } from '../visit.ts'

/** Why a step cannot be taken back or done again. */
export const undoRefusals: Readonly<Record<Exclude<UndoOutcome['kind'], 'undone'>, string>> = {
  'changed-since': 'It was changed since; taking it back would lose the newer words.',
  'already-undone': 'That was undone already.',
  'missing': 'There is nothing of yours to take back here.',
}

/** Answers a script with what came of it, a form with the page it came from. */
export function answerUndo(visit: DocumentVisit, page: string, outcome: UndoOutcome): void {
  const { request, response } = visit
  if (!wantsJson(request)) return seeOther(visit, page, outcome.kind === 'undone' ? 'undone' : 'not-undone')
  switch (outcome.kind) {
    case 'undone':
      response.json({ operation: outcome.operation, skipped: outcome.skipped })
      return
    case 'changed-since':
      response.status(409).json({ because: undoRefusals[outcome.kind], pairs: outcome.pairs })
      return
    case 'already-undone':
      response.status(409).json({ because: undoRefusals[outcome.kind] })
      return
    case 'missing':
      response.status(404).json({ because: undoRefusals[outcome.kind] })
      return
    default:
      never(outcome)
  }
}
