import { may } from '../../model/role.ts'
import type { DocumentRun, RunKind } from '../../storage/document-runs.ts'
import { runOf } from '../../workbench/document-run.ts'
import type { RunView } from '../document-views.ts'
import { documentPath, seeOther, wantsJson } from '../visit.ts'
import type { DocumentVisit } from '../visit.ts'

interface RunWords {
  /** Where it stands, below the document's address. */
  readonly path: string
  /** On the button that starts it; absent where it starts from a form of its own. */
  readonly start?: string
  readonly share: string
  readonly never: string
  readonly running: string
  readonly done: string
  readonly cancelled: string
}

const words: Readonly<Record<RunKind, RunWords>> = {
  check: {
    path: 'checks',
    start: 'Check the whole text',
    share: 'Share of the text that is checked',
    never:
      'Segments are checked as they are saved. What can only be seen across the text, ' +
      'such as one name spelled in two ways, is found when all of it is checked.',
    running: 'The whole text is being checked. You can go on working.',
    done: 'The whole text was checked',
    cancelled: 'The last check of the whole text was cancelled. What it had found by then is kept.',
  },
  analysis: {
    path: 'analysis',
    start: 'Look all segments up',
    share: 'Share of the segments that are looked up',
    never: 'No segment has been looked up yet.',
    running: 'The segments are being looked up. You can go on working.',
    done: 'The segments were looked up in the memories of this project',
    cancelled: 'Looking the segments up was cancelled.',
  },
  segmentation: {
    path: 'segmentation',
    share: 'Share of the text that is cut anew',
    never: 'This text was not cut anew yet.',
    running: 'The text is being cut anew. Others can go on working; segments they work in stay as they are.',
    done: 'The text was cut anew',
    cancelled: 'Cutting the text anew was cancelled. What was written by then is taken back.',
  },
}

export async function runView(visit: DocumentVisit, kind: RunKind): Promise<RunView> {
  return viewOf(visit, kind, await runOf(visit.storage, visit.document.id, kind))
}

export function viewOf(
  { project, document, role, csrf }: DocumentVisit,
  kind: RunKind,
  run: DocumentRun | undefined,
): RunView {
  const { path, start = '', share } = words[kind]
  const isRunning = run?.state === 'running'
  return {
    csrf,
    start,
    share,
    path: `${documentPath(project, document)}/${path}`,
    isRunning,
    percent: Math.floor((run?.share ?? 0) * 100),
    sentence: sentenceOf(kind, run),
    at: run?.state === 'done' ? run.at : undefined,
    canStart: may(role, 'translate') && (isRunning || start !== ''),
    byKind: kind === 'check',
  }
}

function sentenceOf(kind: RunKind, run: DocumentRun | undefined): string {
  if (run?.state === 'failed') return run.problem
  return words[kind][run?.state ?? 'never']
}

/** After a run was begun or cancelled: how far it is, or the page that shows it. */
export async function answerRun(visit: DocumentVisit, kind: RunKind): Promise<void> {
  const { path, isRunning, percent } = await runView(visit, kind)
  if (wantsJson(visit.request)) visit.response.json({ isRunning, percent })
  else seeOther(visit, path)
}
