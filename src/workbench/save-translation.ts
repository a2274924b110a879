import { segment } from '../text/segmentation/segment.ts'
import type { Finding } from '../text/checks/check.ts'
import type { DocumentId, PairId, ProjectId, UserId } from '../model/id.ts'
import type { Origin } from '../model/pair.ts'
import type { Verdict } from '../model/status.ts'
import { openFindingsOf } from '../storage/findings.ts'
import { pairById } from '../storage/pairs.ts'
import { saveTargetIn } from '../storage/save-target.ts'
import type { Save, SaveOutcome } from '../storage/save-target.ts'
import type { Storage, Tx } from '../storage/open.ts'
import { checkSavedIn, errorAgainstApproval } from './checks/check-saved.ts'
import type { CheckedSave } from './checks/check-saved.ts'
import { checkingOf, countSave } from './checks/checking.ts'
import type { Checking } from './checks/checking.ts'

export interface Translation {
  readonly project: ProjectId
  readonly document: DocumentId
  readonly targetLang: string
  readonly pair: PairId
  readonly user: UserId
  readonly revision: number
  readonly text?: string
  readonly verdict?: Verdict
  readonly reason?: string
  readonly saveId?: string
  readonly origin?: Origin
  readonly suggestion?: NonNullable<Save['suggestion']>
  readonly onScreenMs?: number
}

export type TranslationOutcome =
  | Exclude<SaveOutcome, { kind: 'saved' }>
  | (Extract<SaveOutcome, { kind: 'saved' }> &
      CheckedSave & {
        /** What the checks have to say about the pair now. */
        readonly findings: readonly Finding[]
        /** Under way when it was time to learn anew what the document teaches the checks; the save does not wait for it. */
        readonly learning: Promise<void> | undefined
      })

/** Saves what was typed, a verdict, or both at once, checks the pair and tells colleagues. */
export async function saveTranslation(storage: Storage, translation: Translation): Promise<TranslationOutcome> {
  if (translation.verdict === 'changes' && !translation.reason?.trim()) {
    return refusedWithoutReason(storage, translation)
  }
  const { project, document, pair, user, revision, text, targetLang, ...rest } = translation
  const checking = await checkingOf(storage, { project, document })
  const save: Save = {
    ...rest,
    project,
    pair,
    user,
    baseRevision: revision,
    ...(text === undefined ? {} : { text, cuts: cutsOf(text, targetLang) }),
  }
  const outcome = await storage.write(tx => saveCheckedIn(tx, checking, save))
  if (outcome.kind !== 'saved') return outcome
  if (outcome.operation)
    storage.publish({ kind: 'pairs', project, document, pairs: [pair], operation: outcome.operation, user })
  const findings = (await openFindingsOf(storage.db, document, [pair])).get(pair) ?? []
  return { ...outcome, findings, learning: countSave(storage, { project, document }) }
}

async function saveCheckedIn(tx: Tx, checking: Checking, save: Save): Promise<SaveOutcome & CheckedSave> {
  const before = await pairById(tx, save.pair)
  if (save.verdict === 'approve' && before?.revision === save.baseRevision) {
    const because = await errorAgainstApproval(tx, checking, save.project, {
      ...before,
      target: save.text ?? before.target,
    })
    if (because) return { kind: 'refused', because, current: before }
  }
  const outcome = await saveTargetIn(tx, save)
  return outcome.kind === 'saved' && before
    ? { ...outcome, ...(await checkSavedIn(tx, checking, before, outcome.pair)) }
    : outcome
}

/** Where the second and later sentences of a translation begin. */
export const cutsOf = (text: string, lang: string): number[] =>
  segment(text, { lang })
    .slice(1)
    .map(sentence => sentence.start)

async function refusedWithoutReason(storage: Storage, { pair }: Translation): Promise<TranslationOutcome> {
  const current = await pairById(storage.db, pair)
  return current
    ? { kind: 'refused', because: 'Say what should change, so that the translator knows.', current }
    : { kind: 'missing' }
}
