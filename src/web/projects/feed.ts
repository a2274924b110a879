import type { UserId } from '../../model/id.ts'
import type { OperationKind } from '../../model/operation.ts'
import type { Project } from '../../model/project.ts'
import type { NamedOperation } from '../../storage/operations.ts'
import { personOf } from '../frame.ts'
import type { FeedLine } from '../project-views.ts'
import { documentPath } from '../visit.ts'

/** What each operation did, before the words “5 segments of …”. */
const deeds: Readonly<Record<OperationKind, string>> = {
  'typed': 'worked on', 'confirmed': 'confirmed', 'approved': 'approved', 'sent-back': 'asked for changes in', 'back-to-draft': 'took back to draft',
  'split': 'split', 'merged': 'joined', 'imported': 'added', 'copied': 'copied', 'restored': 'brought back an older version of', 'moved': 'moved text between',
  'linked': 'linked', 'checked': 'checked the links of', 'pinned': 'pinned the links of', 're-aligned': 're-aligned', 'aligned': 'aligned',
  're-segmented': 'cut anew', 'replaced': 'replaced words in', 'propagated': 'filled in', 'inserted': 'inserted', 'undone': 'undid a step in',
}

export const feedOf = (operations: readonly NamedOperation[], project: Project, self: UserId): FeedLine[] => operations.map(operation => ({
  person: operation.user ? personOf({ id: operation.user, name: operation.author }) : undefined,
  isSelf: operation.user === self,
  who: operation.user === self ? 'You' : operation.author,
  what: `${deeds[operation.kind]} ${operation.pairs} ${operation.pairs === 1 ? 'segment' : 'segments'} of`,
  title: operation.documentTitle,
  lang: project.sourceLang,
  href: documentPath(project, { slug: operation.documentSlug }),
  at: operation.at,
}))
