import { never } from '../../model/never.ts'
import { isJudgement } from '../../model/status.ts'
import type { Pair } from '../../model/pair.ts'
import { isUnfinished, statuses } from '../../model/pair.ts'
import { may } from '../../model/role.ts'
import { heirOf } from '../../storage/heir.ts'
import { nextWithStatus } from '../../storage/pairs.ts'
import { namesOf } from '../../storage/user-names.ts'
import { saveTranslation } from '../../workbench/save-translation.ts'
import type { Translation, TranslationOutcome } from '../../workbench/save-translation.ts'
import { findingViews } from '../documents/finding-views.ts'
import { bodyOf } from '../parse.ts'
import { forbidden, unusable } from '../problem.ts'
import { seeOther, wantsJson } from '../visit.ts'
import type { PairVisit } from '../visit.ts'
import { backTo } from './back-to.ts'
import { showConflict } from './conflict.ts'
import { pairOfVisit } from './read-pair.ts'
import { revisionOf, targetSchema, verdictSchema } from './pair-forms.ts'

/** Saves what was typed. */
export async function saveText(visit: PairVisit): Promise<void> {
  const { text, saveId, score, memory } = bodyOf(visit, targetSchema)
  const suggestion = score !== undefined && memory ? { score, memory } : undefined
  await answer(visit, { text, ...(saveId && { saveId }), ...(suggestion && { suggestion }) }, pair =>
    backTo(visit, pair.id),
  )
}

/** Confirms, approves, sends back, or takes back to draft; with the text in the same request where there is one. */
export async function judge(visit: PairVisit): Promise<void> {
  const { verdict, reason, text, saveId, onScreenMs } = bodyOf(visit, verdictSchema)
  if (isJudgement(verdict) && !may(visit.role, 'review'))
    throw forbidden('Only reviewers and managers approve and ask for changes.')
  const wish = {
    verdict,
    ...(reason && { reason }),
    ...(text !== undefined && { text }),
    ...(saveId && { saveId }),
    ...(onScreenMs !== undefined && { onScreenMs }),
  }
  await answer(visit, wish, pair => (verdict === 'draft' ? backTo(visit, pair.id) : onwards(visit, pair)))
}

type Wish = Pick<Translation, 'text' | 'verdict' | 'reason' | 'saveId' | 'suggestion' | 'onScreenMs'>

async function answer(visit: PairVisit, wish: Wish, next: (pair: Pair) => string | Promise<string>): Promise<void> {
  const { storage, project, document, pair, actor } = visit
  if (visit.isHeir) return tellHeir(visit, wish)
  const outcome = await saveTranslation(storage, {
    ...wish,
    project: project.id,
    document: document.id,
    targetLang: project.targetLang,
    pair,
    user: actor.id,
    revision: revisionOf(visit),
  })
  if (outcome.kind === 'saved') logProblems(visit, outcome)
  if (outcome.kind === 'missing') return tellHeir({ ...visit, pair: (await heirOf(storage.db, pair)) ?? pair }, wish)
  if (wantsJson(visit.request)) return answerJson(visit, outcome)
  switch (outcome.kind) {
    case 'saved':
      return seeOther(visit, await next(outcome.pair))
    case 'stale':
      return showConflict(visit, outcome.current, wish.text ?? outcome.current.target)
    case 'refused':
      throw unusable(outcome.because)
    default:
      never(outcome)
  }
}

/** Somebody joined the pair with another: nothing is written over that one unseen, both texts are shown. */
async function tellHeir(visit: PairVisit, { text }: Wish): Promise<void> {
  const heir = await pairOfVisit(visit)
  if (!wantsJson(visit.request))
    return showConflict(
      visit,
      heir,
      text === undefined || heir.target.includes(text) ? heir.target : `${heir.target} ${text}`.trim(),
    )
  visit.response.status(410).json({
    because: `Somebody joined this segment with another; its words are in segment ${heir.number} now.`,
    heir: { pair: heir.id, number: heir.number, ...(await newerOf(visit, heir)) },
  })
}

async function newerOf({ storage }: PairVisit, { target, revision, status, changedBy, changedAt }: Pair) {
  const name = changedBy && (await namesOf(storage.db, [changedBy])).get(changedBy)
  return { text: target, revision, status, by: name ? { name } : null, at: changedAt }
}

/** The save is safe; whoever runs the server should know all the same. */
function logProblems(
  { mizan: { log } }: PairVisit,
  { problem, learning }: Extract<TranslationOutcome, { kind: 'saved' }>,
): void {
  if (problem !== undefined) log.error({ err: problem }, 'a check failed')
  learning?.catch((error: unknown) => log.error({ err: error }, 'the checks could not learn from a text'))
}

type SavedOrNot = Exclude<TranslationOutcome, { kind: 'missing' }>

async function answerJson(visit: PairVisit, outcome: SavedOrNot): Promise<void> {
  const { response } = visit
  switch (outcome.kind) {
    case 'saved': {
      const { revision, status, targetWords } = outcome.pair
      response.json({ revision, status, words: targetWords, findings: findingViews(outcome.findings) })
      return
    }
    case 'stale':
      response.status(409).json({ current: await newerOf(visit, outcome.current) })
      return
    case 'refused':
      response.status(422).json({ because: outcome.because })
      return
    default:
      never(outcome)
  }
}

/** After a verdict: the next row that wants the same, the first one when there is none below. */
async function onwards(visit: PairVisit, pair: Pair): Promise<string> {
  const { storage, document, request } = visit
  const wanted =
    (request.body as { mode?: unknown }).mode === 'review' ? ['translated' as const] : statuses.filter(isUnfinished)
  const next =
    (await nextWithStatus(storage.db, document.id, pair, wanted)) ??
    (await nextWithStatus(storage.db, document.id, undefined, wanted))
  return backTo(visit, next?.id ?? pair.id)
}
