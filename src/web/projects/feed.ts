import type { UserId } from '../../model/id.ts'
import type { OperationKind } from '../../model/operation.ts'
import type { Project } from '../../model/project.ts'
import type { NamedOperation } from '../../storage/operations.ts'
import { personOf } from '../frame.ts'
import type { FeedLine } from '../project-views.ts'
import { documentPath } from '../visit.ts'

const lines = 8

/** What each operation did, before the words “5 segments of …”. */
const deeds: Readonly<Record<OperationKind, string>> = {
  'typed': 'worked on',
  'confirmed': 'confirmed',
  'approved': 'approved',
  'sent-back': 'asked for changes in',
  'back-to-draft': 'took back to draft',
  'split': 'split',
  'merged': 'joined',
  'imported': 'added',
  'copied': 'copied',
  'restored': 'brought back an older version of',
  'moved': 'moved text between',
  'linked': 'linked',
  'checked': 'checked the links of',
  'pinned': 'pinned the links of',
  're-aligned': 're-aligned',
  'aligned': 'aligned',
  're-segmented': 'cut anew',
  'replaced': 'replaced words in',
  'propagated': 'filled in',
  'from-memory': 'used the memory in',
  'inserted': 'inserted',
  'undone': 'undid a step in',
}

/** The newest doings, one line for the like ones in a row. */
export const feedOf = (operations: readonly NamedOperation[], project: Project, self: UserId): FeedLine[] =>
  inRuns(operations)
    .slice(0, lines)
    .map(operation => ({
      person: operation.user ? personOf({ id: operation.user, name: operation.author }) : undefined,
      isSelf: operation.user === self,
      who: operation.user === self ? 'You' : operation.author,
      what:
        operation.kind === 'typed'
          ? deeds.typed
          : `${deeds[operation.kind]} ${operation.pairs} ${operation.pairs === 1 ? 'segment' : 'segments'} of`,
      title: operation.documentTitle,
      lang: project.sourceLang,
      href: documentPath(project, { slug: operation.documentSlug }),
      at: operation.at,
    }))

/**
 * Operations of the same kind by the same person on the same text, one after the other, as one with the sum of their segments;
 * typing and using the memory are told only where nothing came of it.
 */
function inRuns(operations: readonly NamedOperation[]): NamedOperation[] {
  const runs: NamedOperation[] = []
  for (const operation of operations) {
    const last = runs.at(-1)
    const isNear = last?.user === operation.user && last?.document === operation.document
    if (last && isNear && last.kind === operation.kind)
      runs[runs.length - 1] = { ...last, pairs: last.pairs + operation.pairs }
    else if (last && isNear && isOnTheWay(last)) runs[runs.length - 1] = { ...operation, at: last.at }
    else if (!isNear || !isOnTheWay(operation)) runs.push(operation)
  }
  return runs
}

const isOnTheWay = ({ kind }: NamedOperation): boolean => kind === 'typed' || kind === 'from-memory'
