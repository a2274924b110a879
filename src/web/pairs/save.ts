import { never } from '../../model/never.ts'
import { isJudgement } from '../../model/status.ts'
import type { Pair } from '../../model/pair.ts'
import { isUnfinished, statuses } from '../../model/pair.ts'
import { may } from '../../model/role.ts'
import { nextWithStatus } from '../../storage/pairs.ts'
import { namesOf } from '../../storage/user-names.ts'
import { saveTranslation } from '../../workbench/save-translation.ts'
import type { Translation, TranslationOutcome } from '../../workbench/save-translation.ts'
import { findingViews } from '../documents/finding-views.ts'
import { bodyOf } from '../parse.ts'
import { forbidden, notFound, unusable } from '../problem.ts'
import { seeOther, wantsJson } from '../visit.ts'
import type { PairVisit } from '../visit.ts'
import { backTo } from './back-to.ts'
import { showConflict } from './conflict.ts'
import { revisionOf, targetSchema, verdictSchema } from './pair-forms.ts'

/** Saves what was typed. */
export async function saveText(visit: PairVisit): Promise<void> {
  const { text, saveId, score, memory } = bodyOf(visit, targetSchema)
  const suggestion = score !== undefined && memory ? { score, memory } : undefined
  await answer(visit, { text, ...saveId && { saveId }, ...suggestion && { suggestion } }, pair => backTo(visit, pair.id))
}

/** Confirms, approves, sends back, or takes back to draft; with the text in the same request where there is one. */
export async function judge(visit: PairVisit): Promise<void> {
  const { verdict, reason, text, saveId } = bodyOf(visit, verdictSchema)
  if (isJudgement(verdict) && !may(visit.role, 'review')) throw forbidden('Only reviewers and managers approve and ask for changes.')
  const wish = { verdict, ...reason && { reason }, ...text !== undefined && { text }, ...saveId && { saveId } }
  await answer(visit, wish, pair => verdict === 'draft' ? backTo(visit, pair.id) : onwards(visit, pair))
}

type Wish = Pick<Translation, 'text' | 'verdict' | 'reason' | 'saveId' | 'suggestion'>

async function answer(visit: PairVisit, wish: Wish, next: (pair: Pair) => string | Promise<string>): Promise<void> {
  const { storage, project, document, pair, actor } = visit
  const outcome = await saveTranslation(storage, {
    ...wish, project: project.id, document: document.id, targetLang: project.targetLang, pair, user: actor.id, revision: revisionOf(visit),
  })
  if (outcome.kind === 'saved') logProblems(visit, outcome)
  if (wantsJson(visit.request)) return answerJson(visit, outcome)
  switch (outcome.kind) {
    case 'saved': return seeOther(visit, await next(outcome.pair))
    case 'stale': return showConflict(visit, outcome.current, wish.text ?? outcome.current.target)
    case 'refused': throw unusable(outcome.because)
    case 'missing': throw notFound()
    default: never(outcome)
  }
}

/** The save is safe; whoever runs the server should know all the same. */
function logProblems({ mizan: { log } }: PairVisit, { problem, learning }: Extract<TranslationOutcome, { kind: 'saved' }>): void {
  if (problem !== undefined) log.error({ err: problem }, 'a check failed')
  learning?.catch((error: unknown) => log.error({ err: error }, 'the checks could not learn from a text'))
}

async function answerJson({ storage, response }: PairVisit, outcome: TranslationOutcome): Promise<void> {
  switch (outcome.kind) {
    case 'saved': {
      const { revision, status, targetWords } = outcome.pair
      response.json({ revision, status, words: targetWords, findings: findingViews(outcome.findings) })
      return
    }
    case 'stale': {
      const { target, revision, status, changedBy, changedAt } = outcome.current
      const name = changedBy && (await namesOf(storage.db, [changedBy])).get(changedBy)
      response.status(409).json({ current: { text: target, revision, status, by: name ? { name } : null, at: changedAt } })
      return
    }
    case 'refused': response.status(422).json({ because: outcome.because }); return
    case 'missing': throw notFound()
    default: never(outcome)
  }
}

/** After a verdict: the next row that wants the same, the first one when there is none below. */
async function onwards(visit: PairVisit, pair: Pair): Promise<string> {
  const { storage, document, request } = visit
  const wanted = (request.body as { mode?: unknown }).mode === 'review' ? ['translated' as const] : statuses.filter(isUnfinished)
  const next = await nextWithStatus(storage.db, document.id, pair, wanted) ?? await nextWithStatus(storage.db, document.id, undefined, wanted)
  return backTo(visit, next?.id ?? pair.id)
}
