import { createHash } from 'node:crypto'
import type { SegmentationRules } from '../text/segmentation/rules.ts'
import type { ProjectRules } from '../model/cutting-rules.ts'
import type { ProjectId } from '../model/id.ts'
import { audit } from '../storage/audit.ts'
import type { Storage } from '../storage/open.ts'
import { changeProjectRules } from '../storage/project-rules.ts'
import type { Doer } from './keep-projects.ts'

export type RulesOutcome =
  | { readonly kind: 'kept' }
  /** Somebody else changed them since they were looked at; nothing was kept. */
  | { readonly kind: 'stale' }

/** Names the state of a project's rules, so that nobody overwrites what they have not seen. */
export const rulesVersion = (rules: ProjectRules): string =>
  createHash('sha256').update(JSON.stringify(rules)).digest('hex').slice(0, 16)

export interface RulesWish {
  readonly project: ProjectId
  /** The state that was looked at, as {@link rulesVersion} names it; without it, whatever stands is overwritten. */
  readonly seen: string | undefined
}

/** Keeps rules that every new text of the project is cut by; texts that are there already stay as they are. */
export async function keepRules(
  storage: Storage,
  doer: Doer,
  { project, seen }: RulesWish,
  own: SegmentationRules,
  usesFile: boolean,
): Promise<RulesOutcome> {
  const before = await changeProjectRules(storage, project, rules =>
    seen === undefined || rulesVersion(rules) === seen
      ? { ...rules, own, usesFile: usesFile && rules.file !== undefined }
      : undefined,
  )
  if (!before) return { kind: 'stale' }
  await audit(storage, { kind: 'rules-changed', user: doer.actor.id, project, address: doer.address })
  return { kind: 'kept' }
}
