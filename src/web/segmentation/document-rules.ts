import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { cuttingRulesOf } from '../../model/cutting-rules.ts'
import type { CuttingRules } from '../../model/cutting-rules.ts'
import type { MigrationLine } from '../../model/edits/migrate-pairs.ts'
import { languageOf } from '../../model/language.ts'
import { never } from '../../model/never.ts'
import { may } from '../../model/role.ts'
import { statusTitles } from '../../model/status-title.ts'
import type { OperationId } from '../../model/id.ts'
import { documentRules } from '../../storage/document-rules.ts'
import { cancelDocumentRun } from '../../storage/document-runs.ts'
import type { DocumentRun } from '../../storage/document-runs.ts'
import { operationById } from '../../storage/operations.ts'
import { projectRules } from '../../storage/project-rules.ts'
import { runOf } from '../../workbench/document-run.ts'
import { previewResegmentation, resegmentedBy, startResegmentation } from '../../workbench/resegment.ts'
import type { NewRules, ResegmentPreview } from '../../workbench/resegment.ts'
import { answerRun, viewOf } from '../documents/run-view.ts'
import { bodyOf, queryOf } from '../parse.ts'
import { unusable } from '../problem.ts'
import type { MigrationView } from '../segmentation-views.ts'
import { documentPath, fragment, projectPath, seeOther, showPage, wantsJson } from '../visit.ts'
import type { DocumentVisit } from '../visit.ts'
import { rulesPath } from './project-rules.ts'
import { rulesFields, rulesForm, rulesOf } from './rules-form.ts'

const form = z.object({
  ...rulesFields,
  seen: z.string().max(80).optional(),
  part: z.coerce.number().int().min(1).max(1_000_000).catch(1),
})
const query = z.object({
  rules: z.literal('project').optional().catch(undefined),
  operation: z.string().max(60).optional(),
  left: z.coerce.number().int().min(0).catch(0),
  run: z.string().max(60).optional().catch(undefined),
})

const path = ({ project, document }: DocumentVisit): string => `${documentPath(project, document)}/segmentation`

/** How one text is cut, and what other rules would make of the work that is in it; while it is cut, how far that is. */
export async function showDocumentRules(visit: DocumentVisit): Promise<void> {
  const { storage, document, request, response } = visit
  const asked = queryOf(visit, query)
  const run = await runOf(storage, document.id, 'segmentation')
  if (request.query['part'] === 'run') {
    const view = viewOf(visit, 'segmentation', run)
    response.type('html').send(`<!doctype html><title>Cutting</title>${fragment(visit, 'documents/_run', view)}`)
    return
  }
  if (run?.state === 'running') {
    response.setHeader('Refresh', '3')
    return page(visit, { rules: {}, run })
  }
  if (run && run.id === asked.run) return showOutcome(visit, run)
  await page(visit, {
    rules: await startingRules(visit, asked.rules === 'project'),
    operation: await standing(visit, asked.operation),
    left: asked.left,
  })
}

/** The text's own rules, with the project's file of rules beside them where it has none. */
async function startingRules(
  { storage: { db }, project, document }: DocumentVisit,
  asProject: boolean,
): Promise<CuttingRules> {
  const wanted = cuttingRulesOf(await projectRules(db, project.id))
  if (asProject) return wanted
  const own = await documentRules(db, document.id)
  return own.file || !wanted.file ? own : { ...own, file: wanted.file, ignoresFile: true }
}

async function standing(
  { storage, document }: DocumentVisit,
  id: string | undefined,
): Promise<OperationId | undefined> {
  const operation = id === undefined ? undefined : await operationById(storage.db, id as OperationId)
  return operation?.document === document.id && operation.undoneBy === null ? operation.id : undefined
}

export async function previewDocumentRules(visit: DocumentVisit): Promise<void> {
  const wish = bodyOf(visit, form)
  const rules = rulesOf(wish, await startingRules(visit, false))
  const migration = migrationView(await previewResegmentation(visit.storage, wishOf(visit, rules)), wish.part)
  if (visit.request.get('x-part') !== 'outcome') return page(visit, { rules, migration })
  const source = languageOf(visit.project.sourceLang)
  visit.response.type('html').send(
    fragment(visit, 'segmentation/_migration', {
      migration,
      source,
      target: languageOf(visit.project.targetLang),
      applyAt: path(visit),
      canApply: may(visit.role, 'translate'),
    }),
  )
}

/** Short texts are cut before the page comes back. */
const patienceMs = 1000

export async function applyDocumentRules(visit: DocumentVisit): Promise<void> {
  const { storage, document, mizan } = visit
  const wish = bodyOf(visit, form)
  const rules = rulesOf(wish, await startingRules(visit, false))
  const started = await startResegmentation(storage, wishOf(visit, rules), wish.seen, mizan.stopping)
  if (!started) return seeOther(visit, path(visit))
  const ended = started.ended.catch((error: unknown) =>
    mizan.log.error({ err: error }, 'cutting a text anew ended badly'),
  )
  await Promise.race([ended, setTimeout(patienceMs)])
  const run = await runOf(storage, document.id, 'segmentation')
  if (run?.id !== started.id || run.state === 'running') return seeOther(visit, `${path(visit)}?run=${started.id}`)
  await showOutcome(visit, run)
}

/** Asks the work to end, and shows what becomes of it. */
export async function cancelDocumentRules(visit: DocumentVisit): Promise<void> {
  const { storage, document } = visit
  await cancelDocumentRun(storage, document.id, 'segmentation')
  if (wantsJson(visit.request)) return answerRun(visit, 'segmentation')
  const run = await runOf(storage, document.id, 'segmentation')
  seeOther(visit, run ? `${path(visit)}?run=${run.id}` : path(visit))
}

async function showOutcome(visit: DocumentVisit, run: DocumentRun): Promise<void> {
  const cut = resegmentedBy(run)
  if (!cut) {
    const problem = viewOf(visit, 'segmentation', run).sentence
    return page(visit, { rules: await startingRules(visit, false), problem })
  }
  const { outcome, rules } = cut
  switch (outcome.kind) {
    case 'applied': {
      const left = outcome.left > 0 ? `&left=${outcome.left}` : ''
      return seeOther(visit, `${path(visit)}?operation=${outcome.operation}${left}`)
    }
    case 'changed-since': {
      const migration = migrationView(await previewResegmentation(visit.storage, wishOf(visit, rules)), 1)
      return page(visit, { rules, migration, status: 409, problem: workedMeanwhile })
    }
    case 'refused':
      throw unusable(outcome.because)
    default:
      never(outcome)
  }
}

const workedMeanwhile =
  'Somebody worked in this text since you looked, so nothing was done yet. This is how it would be now.'

const wishOf = ({ project, document, actor }: DocumentVisit, rules: CuttingRules): NewRules => ({
  project: project.id,
  document: document.id,
  user: actor.id,
  sourceLang: project.sourceLang,
  rules,
})

interface Shown {
  readonly rules: CuttingRules
  readonly migration?: MigrationView
  readonly operation?: OperationId | undefined
  readonly left?: number
  readonly status?: number
  readonly problem?: string
  readonly run?: DocumentRun
}

async function page(
  visit: DocumentVisit,
  { rules, migration, operation, left = 0, status, problem, run }: Shown,
): Promise<void> {
  const { project, document, csrf, role } = visit
  const source = languageOf(project.sourceLang)
  const base = documentPath(project, document)
  showPage(
    visit,
    'segmentation/document',
    {
      title: `Cut anew – ${document.title}`,
      ...(status !== undefined && { status }),
      crumbs: [
        { text: project.name, href: projectPath(project) },
        { text: document.title, href: base, lang: source.lang },
        { text: 'Sentences' },
      ],
    },
    {
      ...rulesForm(rules),
      csrf,
      problem,
      run: run && viewOf(visit, 'segmentation', run),
      source,
      target: languageOf(project.targetLang),
      path: path(visit),
      documentPath: base,
      projectRulesPath: rulesPath(project),
      title: document.title,
      canApply: may(role, 'translate'),
      migration,
      left,
      undoAt: operation === undefined ? undefined : `${base}/operations/${operation}/undo`,
    },
  )
}

const linesPerPart = 50
const order = { look: 0, joined: 1, divided: 2 } as const

function migrationView(
  { totals, lines, plan, seen, isStopped, source }: ResegmentPreview,
  wanted: number,
): MigrationView {
  const sorted = [...lines].sort((one, other) => order[one.fate] - order[other.fate])
  const parts = Math.max(1, Math.ceil(sorted.length / linesPerPart))
  const part = Math.min(wanted, parts)
  return {
    totals,
    seen,
    isStopped,
    part,
    parts,
    changes: lines.length,
    refused: plan.kind === 'refused' ? plan.because : undefined,
    lines: sorted.slice((part - 1) * linesPerPart, part * linesPerPart).map(line => lineView(line, source)),
  }
}

const lineView = ({ fate, from, sentences }: MigrationLine, source: string): MigrationView['lines'][number] => ({
  fate,
  sentences: sentences.map(({ start, end }) => source.slice(start, end)),
  texts: from
    .filter(({ target, status, comments }) => target !== '' || status !== 'empty' || comments > 0)
    .map(({ target, status, comments }) => ({ text: target, status, statusTitle: statusTitles[status], comments })),
})
