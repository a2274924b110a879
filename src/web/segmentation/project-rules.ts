import { z } from 'zod'
import { lostInSrx } from '../../text/segmentation/rules-as-srx.ts'
import { cuttingRulesOf } from '../../model/cutting-rules.ts'
import type { ProjectRules } from '../../model/cutting-rules.ts'
import { languageOf } from '../../model/language.ts'
import { may } from '../../model/role.ts'
import { scriptRuns } from '../../model/script-runs.ts'
import { documentsOf } from '../../storage/documents.ts'
import type { Document } from '../../storage/documents.ts'
import { projectRules } from '../../storage/project-rules.ts'
import { keepRules, rulesVersion } from '../../workbench/keep-rules.ts'
import { preparePreview, previewRules } from '../../workbench/preview-rules.ts'
import type { RulesPreview } from '../../workbench/preview-rules.ts'
import { bodyOf, queryOf } from '../parse.ts'
import type { OutcomeView } from '../segmentation-views.ts'
import { fragment, projectPath, seeOther, showPage } from '../visit.ts'
import type { PageFrame, ProjectVisit } from '../visit.ts'
import { ownRulesOf, rulesFields, rulesForm, rulesOf } from './rules-form.ts'

const mostDocuments = 200
const slug = z.string().max(400).optional()
const form = z.object({
  ...rulesFields,
  seen: z.string().max(40).optional(),
  document: slug,
  part: z.coerce.number().int().min(1).max(1_000_000).catch(1),
})
type Form = z.infer<typeof form>

export const rulesPath = (project: ProjectVisit['project']): string => `${projectPath(project)}/segmentation`

/** How texts of the project are cut: the default of every new one. */
export async function showProjectRules(visit: ProjectVisit): Promise<void> {
  const { document } = queryOf(visit, z.object({ document: slug }))
  await page(visit, await projectRules(visit.storage.db, visit.project.id), { document })
}

export async function saveProjectRules(visit: ProjectVisit): Promise<void> {
  const { storage, project, actor, request } = visit
  const wish = bodyOf(visit, form)
  const doer = { actor, address: request.ip ?? '' }
  const outcome = await keepRules(storage, doer, { project: project.id, seen: wish.seen }, ownRulesOf(wish), wish.file)
  if (outcome.kind === 'kept') {
    const shown = wish.document === undefined ? '' : `?document=${encodeURIComponent(wish.document)}`
    return seeOther(visit, `${rulesPath(project)}${shown}`, 'rules-kept')
  }
  const now = await projectRules(storage.db, project.id)
  await page(visit, now, { document: wish.document, wish, status: 409, problem: changedMeanwhile })
}

const changedMeanwhile =
  'Somebody else changed these rules since you opened the page. ' +
  'Yours are still in the form; save once more to put them in the place of theirs.'

/** What saving would alter in a text. A script asks for the outcome alone, which is all it needs. */
export async function previewProjectRules(visit: ProjectVisit): Promise<void> {
  const { storage, project, request, response } = visit
  const wish = bodyOf(visit, form)
  const rules = await projectRules(storage.db, project.id)
  if (request.get('x-part') !== 'outcome') {
    return page(visit, rules, { document: wish.document, wish, ...(wish.seen !== undefined && { seen: wish.seen }) })
  }
  const outcome = await outcomeOf(
    visit,
    rules,
    wish,
    chosenOf(await documentsOf(storage.db, project.id), wish.document),
  )
  response
    .type('html')
    .send(fragment(visit, 'segmentation/_outcome', { outcome, source: languageOf(project.sourceLang) }))
}

async function outcomeOf(
  { storage, project }: ProjectVisit,
  rules: ProjectRules,
  wish: Form,
  document: Document | undefined,
): Promise<OutcomeView | undefined> {
  if (!document) return undefined
  const now = cuttingRulesOf(rules)
  return outcomeView(
    await previewRules(storage, {
      document: document.id,
      lang: project.sourceLang,
      now,
      next: rulesOf(wish, now),
      part: wish.part,
    }),
  )
}

export const outcomeView = ({ places, ...counts }: RulesPreview): OutcomeView => ({
  ...counts,
  places: places.map(({ kind, sentence, before, after, because }) => ({
    kind,
    number: sentence + 1,
    before,
    after,
    because: scriptRuns(because),
  })),
})

const chosenOf = (documents: readonly Document[], wanted: string | undefined): Document | undefined =>
  documents.find(document => document.slug === wanted) ?? documents[0]

interface Shown {
  readonly document?: string | undefined
  /** What is wrong with a file that was sent. */
  readonly fileProblems?: readonly string[]
  /** What stands in the form instead of the rules as they are kept. */
  readonly wish?: Form
  readonly seen?: string
  readonly status?: number
  readonly problem?: string
}

export async function page(visit: ProjectVisit, rules: ProjectRules, shown: Shown): Promise<void> {
  const { document, wish, seen, status, problem, fileProblems } = shown
  const { storage, project, csrf, role } = visit
  const documents = await documentsOf(storage.db, project.id)
  const chosen = chosenOf(documents, document)
  if (chosen && !wish) prepare(visit, chosen, rules)
  showPage(
    visit,
    'segmentation/project',
    { ...rulesFrame(visit), ...(status !== undefined && { status }) },
    {
      ...rulesForm(wish ? rulesOf(wish, cuttingRulesOf(rules)) : cuttingRulesOf(rules)),
      csrf,
      problem,
      path: rulesPath(project),
      projectPath: projectPath(project),
      canManage: may(role, 'manage'),
      source: languageOf(project.sourceLang),
      seen: seen ?? rulesVersion(rules),
      documents: documents
        .slice(0, mostDocuments)
        .map(({ slug: name, title }) => ({ slug: name, title, isChosen: name === chosen?.slug })),
      file: rules.file && {
        name: rules.file.name,
        rules: rules.file.rules.length,
        problems: rules.file.problems,
        isUsed: rules.usesFile,
      },
      fileProblems: fileProblems ?? [],
      lost: lostInSrx,
      outcome: wish && (await outcomeOf(visit, rules, wish, chosen)),
    },
  )
}

/** After the answer; whether it succeeds is seen by whoever asks for a preview. */
function prepare({ storage, project, mizan }: ProjectVisit, document: Document, rules: ProjectRules): void {
  preparePreview(storage, { document: document.id, lang: project.sourceLang, now: cuttingRulesOf(rules) }).catch(
    (error: unknown) => mizan.log.warn({ error }, 'a text could not be cut ahead of a preview'),
  )
}

const rulesFrame = ({ project }: ProjectVisit): PageFrame => ({
  title: `Sentences – ${project.name}`,
  crumbs: [
    { text: 'Projects', href: '/projects' },
    { text: project.name, href: projectPath(project) },
    { text: 'Sentences' },
  ],
})
