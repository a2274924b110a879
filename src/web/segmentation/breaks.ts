import { z } from 'zod'
import type { GhostBreak } from '../../text/segmentation/ghost-breaks.ts'
import type { PlaceRule } from '../../text/segmentation/rules.ts'
import type { Span } from '../../text/span.ts'
import { languageOf } from '../../model/language.ts'
import { may } from '../../model/role.ts'
import { scriptRuns } from '../../model/script-runs.ts'
import { projectRules } from '../../storage/project-rules.ts'
import { findBreaks, findPlaces, makeProjectRule } from '../../workbench/find-breaks.ts'
import { around } from '../../workbench/preview-rules.ts'
import { bodyOf, queryOf } from '../parse.ts'
import type { BreaksPage, BreakView } from '../segmentation-views.ts'
import { projectPath, seeOther, wantsJson } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'

const word = z.string().max(80).default('')
const query = z.object({
  least: z.enum(['30', '50', '70']).catch('50').transform(Number),
  at: z.coerce.number().int().min(0).optional().catch(undefined),
  part: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  before: word.optional(),
  after: word.optional(),
  problem: z.literal('moved').optional().catch(undefined),
})

const breaksPerPart = 50
const placesShown = 50
const unitsAround = 130

/** A text that is looked through for breaks: a document, or one on its way in. */
export interface Walked {
  readonly source: string
  readonly sentences: readonly Span[]
  /** What the form of one break sends. */
  fieldsOf(found: GhostBreak): Readonly<Record<string, string | number>>
  numberOf(sentence: number): number
  /** Where breaks are accepted and undone. */
  readonly path: string
  readonly backHref: string
  readonly backTitle: string
  readonly title: string
  readonly canAccept: boolean
  readonly canUndo: boolean
  /** Where a rule is used for this text alone, where that can be. */
  readonly useRuleAt: string | undefined
}

/** What the page of breaks shows of a text. */
export async function breaksPage(visit: ProjectVisit, walked: Walked): Promise<BreaksPage> {
  const { project, csrf, role } = visit
  const asked = queryOf(visit, query)
  const all = await findBreaks(walked.source, walked.sentences, project.sourceLang)
  const found = all.filter(({ confidence }) => confidence * 100 >= asked.least)
  const parts = Math.max(1, Math.ceil(found.length / breaksPerPart))
  const current = asked.at === undefined ? -1 : found.findIndex(({ at }) => at >= asked.at!)
  const part = current >= 0 ? Math.floor(current / breaksPerPart) + 1 : Math.min(asked.part, parts)
  return {
    csrf,
    part,
    parts,
    path: walked.path,
    title: walked.title,
    backHref: walked.backHref,
    backTitle: walked.backTitle,
    source: languageOf(project.sourceLang),
    canAccept: walked.canAccept,
    canUndo: walked.canUndo,
    canManage: may(role, 'manage'),
    least: asked.least,
    total: found.length,
    all: all.length,
    problem: asked.problem && 'That place is no longer what it was; nothing was changed.',
    breaks: found
      .slice((part - 1) * breaksPerPart, part * breaksPerPart)
      .map((ghost, index) => breakView(walked, ghost, asked.least, (part - 1) * breaksPerPart + index === current)),
    rule: await ruleView(visit, walked, asked),
  }
}

const breakView = (walked: Walked, ghost: GhostBreak, least: number, isCurrent: boolean): BreakView => ({
  ...around(walked.source, ghost.at, unitsAround),
  isCurrent,
  at: ghost.at,
  number: walked.numberOf(ghost.sentence),
  percent: Math.round(ghost.confidence * 100),
  because: scriptRuns(ghost.because),
  fields: Object.entries({ ...walked.fieldsOf(ghost), least }),
  word: ghost.rule.after,
  ruleHref: `${walked.path}?${new URLSearchParams({ ...ghost.rule, at: String(ghost.at), least: String(least) }).toString()}#rule`,
})

async function ruleView(
  { storage, project }: ProjectVisit,
  walked: Walked,
  { before = '', after = '', at }: z.infer<typeof query>,
): Promise<BreaksPage['rule']> {
  if (before === '' && after === '') return undefined
  const places = (await findPlaces(walked.source, walked.sentences, { before, after })).filter(place => place !== at)
  const { own } = await projectRules(storage.db, project.id)
  return {
    before,
    after,
    count: places.length,
    useAt: walked.useRuleAt,
    addAt: `${projectPath(project)}/segmentation/places`,
    isKnown: own.breakRules?.some(rule => rule.before === before && rule.after === after) ?? false,
    places: places.slice(0, placesShown).map(place => around(walked.source, place)),
  }
}

/** After a break was accepted or taken back: on with what follows the place. */
export function goOn(
  visit: ProjectVisit,
  path: string,
  { at, least, problem }: { at: number | undefined; least: number; problem?: string },
): void {
  if (wantsJson(visit.request)) {
    visit.response.status(problem === undefined ? 200 : 409).json({ at, problem })
    return
  }
  const asked = new URLSearchParams({
    ...(at !== undefined && { at: String(at) }),
    least: String(least),
    ...(problem !== undefined && { problem }),
  })
  seeOther(visit, `${path}?${asked.toString()}#${at === undefined ? 'main' : 'current'}`)
}

export const leastOf = z.coerce.number().int().min(0).max(100).catch(50)

export const ruleFields = {
  before: z.string().trim().max(80, 'At most 80 characters.').default(''),
  after: z.string().trim().max(80, 'At most 80 characters.').default(''),
}
const placeForm = z
  .object({ ...ruleFields, back: z.string().max(1000).optional() })
  .refine(({ before, after }) => before !== '' || after !== '', 'Say what stands before or after the place.')

export const placeOf = ({ before, after }: PlaceRule): PlaceRule => ({ before, after })

/** Makes a place a rule of the project. */
export async function addProjectPlace(visit: ProjectVisit): Promise<void> {
  const { storage, project, actor, request } = visit
  const wish = bodyOf(visit, placeForm)
  await makeProjectRule(storage, { actor, address: request.ip ?? '' }, project.id, placeOf(wish))
  const own = `${projectPath(project)}/`
  seeOther(
    visit,
    wish.back?.startsWith(own) && !wish.back.includes('\\') ? wish.back : `${own}segmentation`,
    'rule-added',
  )
}
