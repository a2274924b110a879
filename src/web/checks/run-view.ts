import { may } from '../../model/role.ts'
import { checkRun } from '../../workbench/checks/check-text.ts'
import type { CheckRun } from '../../storage/check-runs.ts'
import type { RunView } from '../check-views.ts'
import { documentPath } from '../visit.ts'
import type { DocumentVisit } from '../visit.ts'

export async function runView({ storage, project, document, role, csrf }: DocumentVisit): Promise<RunView> {
  const run = await checkRun(storage, document.id)
  return {
    csrf,
    path: `${documentPath(project, document)}/checks`,
    isRunning: run?.state === 'running',
    percent: Math.floor((run?.share ?? 0) * 100),
    sentence: sentenceOf(run),
    at: run?.state === 'done' ? run.at : undefined,
    canStart: may(role, 'translate'),
  }
}

function sentenceOf(run: CheckRun | undefined): string {
  switch (run?.state) {
    case undefined:
      return (
        'Segments are checked as they are saved. What can only be seen across the text, ' +
        'such as one name spelled in two ways, is found when all of it is checked.'
      )
    case 'running':
      return 'The whole text is being checked. You can go on working.'
    case 'done':
      return 'The whole text was checked'
    case 'cancelled':
      return 'The last check of the whole text was cancelled. What it had found by then is kept.'
    case 'failed':
      return run.problem
  }
}
