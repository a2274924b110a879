import { segment } from '../text/segmentation/segment.ts'
import type { PairId, ProjectId, UserId } from '../model/id.ts'
import type { Origin } from '../model/pair.ts'
import type { Verdict } from '../model/status.ts'
import { pairById } from '../storage/pairs.ts'
import { saveTarget } from '../storage/save-target.ts'
import type { SaveOutcome } from '../storage/save-target.ts'
import type { Storage } from '../storage/open.ts'

export interface Translation {
  readonly project: ProjectId
  readonly targetLang: string
  readonly pair: PairId
  readonly user: UserId
  readonly revision: number
  readonly text?: string
  readonly verdict?: Verdict
  readonly reason?: string
  readonly saveId?: string
  readonly origin?: Origin
}

/** Saves what was typed, a verdict, or both at once, and tells colleagues. */
export async function saveTranslation(storage: Storage, translation: Translation): Promise<SaveOutcome> {
  if (translation.verdict === 'changes' && !translation.reason?.trim()) {
    return refusedWithoutReason(storage, translation)
  }
  const { project, pair, user, revision, text, targetLang, ...rest } = translation
  const outcome = await saveTarget(storage, {
    ...rest, project, pair, user, baseRevision: revision, ...(text === undefined ? {} : { text, cuts: cutsOf(text, targetLang) }),
  })
  if (outcome.kind === 'saved' && outcome.operation) {
    storage.publish({ kind: 'pairs', project, document: outcome.pair.document, pairs: [pair], operation: outcome.operation, user })
  }
  return outcome
}

/** Where the second and later sentences of a translation begin. */
export const cutsOf = (text: string, lang: string): number[] => segment(text, { lang }).slice(1).map(sentence => sentence.start)

async function refusedWithoutReason(storage: Storage, { pair }: Translation): Promise<SaveOutcome> {
  const current = await pairById(storage.db, pair)
  return current ? { kind: 'refused', because: 'Say what should change, so that the translator knows.', current } : { kind: 'missing' }
}
