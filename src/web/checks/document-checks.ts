import { checks } from '../../text/checks/index.ts'
import { languageOf } from '../../model/language.ts'
import { cancelDocumentRun } from '../../storage/document-runs.ts'
import { countsByCheck, countUnseen, countWithFindings } from '../../storage/findings.ts'
import { startCheck } from '../../workbench/checks/check-text.ts'
import { filterQuery, withQuery } from '../documents/page-query.ts'
import { frameFor, modesOf } from '../documents/work.ts'
import { documentPath, fragment, projectPath, showPage } from '../visit.ts'
import type { DocumentVisit } from '../visit.ts'
import { answerRun, runView } from '../documents/run-view.ts'

/** What the checks found in a text, by kind, and how far a check of all of it is. */
export async function showDocumentChecks(visit: DocumentVisit): Promise<void> {
  const {
    storage: { db },
    project,
    document,
    request,
    response,
  } = visit
  const run = await runView(visit, 'check')
  if (request.query['part'] === 'run') {
    response.type('html').send(`<!doctype html><title>Check</title>${fragment(visit, 'documents/_run', run)}`)
    return
  }
  const path = documentPath(project, document)
  const counts = await countsByCheck(db, document.id)
  if (run.isRunning) response.setHeader('Refresh', '3')
  showPage(
    visit,
    'checks/document',
    { ...frameFor(visit, 'translate'), title: `Checks – ${document.title}` },
    {
      path,
      run,
      projectPath: projectPath(project),
      modes: modesOf(path, 'translate'),
      source: languageOf(project.sourceLang),
      title: document.title,
      withFindings: await countWithFindings(db, document.id),
      unseen: await countUnseen(db, document.id),
      counts: checks
        .filter(({ id }) => counts.has(id))
        .map(({ id, title, severity }) => ({
          id,
          title,
          severity,
          count: counts.get(id)!,
          href: withQuery(path, filterQuery({ statuses: undefined, text: '', checks: id })),
        })),
    },
  )
}

export async function startDocumentCheck(visit: DocumentVisit): Promise<void> {
  const { storage, project, document, actor, mizan } = visit
  const started = await startCheck(
    storage,
    { project: project.id, document: document.id, user: actor.id },
    mizan.stopping,
  )
  started?.ended.catch((error: unknown) => mizan.log.error({ err: error }, 'the check of a whole text ended badly'))
  await answerRun(visit, 'check')
}

export async function cancelDocumentCheck(visit: DocumentVisit): Promise<void> {
  await cancelDocumentRun(visit.storage, visit.document.id, 'check')
  await answerRun(visit, 'check')
}
