import { languageOf } from '../../model/language.ts'
import { may } from '../../model/role.ts'
import type { OperationKind } from '../../model/operation.ts'
import { statusTitles } from '../../model/status-title.ts'
import type { UserId } from '../../model/id.ts'
import { commentsOf } from '../../storage/comments.ts'
import type { Comment } from '../../storage/comments.ts'
import { memoryTakes } from '../../storage/memories.ts'
import { historyOf } from '../../storage/operations.ts'
import type { HistoryEntry } from '../../storage/operations.ts'
import { leftOut } from '../../workbench/alignment/left-out.ts'
import { repetitionsCount } from '../../workbench/memory/propagate.ts'
import type { NumberedPair } from '../../workbench/open-document.ts'
import type { CommentView, HistoryView, PanelView } from '../document-views.ts'
import { personOf } from '../frame.ts'
import { memoriesPath } from '../memory/memories.ts'
import { matchViewsOf } from '../memory/match-views.ts'
import { glossaryPath } from '../terms/glossary.ts'
import { termRows } from '../terms/terms-of-row.ts'
import { searchPath } from '../search/search.ts'
import type { DocumentVisit } from '../visit.ts'

const historyShown = 100

export async function panelOf(visit: DocumentVisit, pair: NumberedPair | undefined): Promise<PanelView> {
  const { storage, project, role, csrf } = visit
  const frame = {
    glossaryHref: glossaryPath(project),
    searchHref: searchPath(visit),
    memoryHref: memoriesPath(visit),
    memoryTakes: await memoryTakes(storage.db, project.id),
    csrf,
    canComment: may(role, 'comment'),
    canEdit: may(role, 'translate'),
    source: languageOf(project.sourceLang),
    target: languageOf(project.targetLang),
  }
  if (!pair)
    return { ...frame, pair: undefined, repetitions: 0, matches: [], terms: [], leftOut: [], comments: [], history: [] }
  const matches = await matchViewsOf(visit, pair)
  const repetitions = await repetitionsCount(storage.db, project.id, pair)
  const terms = await termRows(visit, pair, matches.length)
  const [comments, history] = await Promise.all([
    commentsOf(storage.db, [pair.id]),
    historyOf(storage.db, pair.id, historyShown),
  ])
  return {
    ...frame,
    pair,
    matches,
    repetitions,
    terms,
    leftOut: (await leftOut(storage, project, pair)).map(({ source: { start, end }, usual, word }) => ({
      word: pair.source.slice(start, end),
      usual: word,
      because: usual.because,
    })),
    comments: comments.map(commentView),
    history: historyViews(history, pair.target),
  }
}

const commentView = ({ id, user, author, at, kind, text, resolvedAt }: Comment): CommentView => ({
  id,
  person: personOf({ id: user ?? ('' as UserId), name: author }),
  at,
  kind,
  text,
  resolvedAt,
})

/** One line for each thing done, however many saves it took. */
function historyViews(history: readonly HistoryEntry[], current: string): HistoryView[] {
  const newestOfEach = history.filter((entry, index) => entry.operation !== history[index - 1]?.operation)
  return newestOfEach.map(({ author, kind, at, before, after }) => {
    const status = after?.status ?? before?.status ?? 'empty'
    return {
      author,
      what: deeds[kind],
      at,
      status,
      statusTitle: statusTitles[status],
      text: after?.target,
      isCurrent: after?.target === current,
    }
  })
}

const deeds: Readonly<Record<OperationKind, string>> = {
  'typed': 'typed',
  'confirmed': 'confirmed',
  'approved': 'approved',
  'sent-back': 'asked for changes',
  'back-to-draft': 'took it back to draft',
  'split': 'split the segment',
  'merged': 'joined segments',
  'imported': 'imported it',
  'copied': 'copied it',
  'restored': 'brought an older version back',
  'moved': 'moved text',
  'linked': 'linked it',
  'checked': 'checked the link',
  'pinned': 'pinned the link',
  're-aligned': 're-aligned it',
  'aligned': 'aligned it',
  're-segmented': 'cut the text anew',
  'replaced': 'replaced words',
  'propagated': 'filled it in from another segment',
  'from-memory': 'took it from the memory',
  'inserted': 'inserted a segment',
  'undone': 'undid a step',
}
