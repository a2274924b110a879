import { wordDiff } from '../../text/diff/word-diff.ts'
import { substituteNumbers } from '../../text/memory/substitute-numbers.ts'
import type { NumberChange } from '../../text/memory/substitute-numbers.ts'
import { may } from '../../model/role.ts'
import type { DocumentId } from '../../model/id.ts'
import type { Pair } from '../../model/pair.ts'
import { documentTitles } from '../../storage/documents.ts'
import type { MemoryEntry } from '../../storage/memory-entries.ts'
import type { UsedMemory } from '../../storage/memories.ts'
import { pairsAfter, pairsBefore } from '../../storage/pairs.ts'
import { namesOf } from '../../storage/user-names.ts'
import { findMatches } from '../../workbench/memory/find-matches.ts'
import type { Match } from '../../workbench/memory/find-matches.ts'
import type { MatchView } from '../memory-views.ts'
import { projectPath } from '../visit.ts'
import type { DocumentVisit, ProjectVisit } from '../visit.ts'

const threshold = 60
const mostShown = 5

/** What the memories have for a pair, as the panel shows it. */
export async function matchViewsOf(visit: DocumentVisit, pair: Pair): Promise<MatchView[]> {
  const {
    storage: { db },
    project,
  } = visit
  if (pair.source.trim() === '') return []
  const [before] = await pairsBefore(db, pair.document, pair, 1)
  const [after] = await pairsAfter(db, pair.document, pair, 1)
  const matches = await findMatches(db, project.id, {
    sentence: { text: pair.source, before: before?.source, after: after?.source },
    threshold,
    most: mostShown,
    except: pair.id,
  })
  const names = await namesOf(
    db,
    matches.map(({ entry }) => entry.user),
  )
  const titles = await documentTitles(
    db,
    matches.map(({ entry }) => entry.document).filter(id => id !== null),
  )
  return matches.map((match, index) => matchView(visit, pair, match, index + 1, { names, titles }))
}

interface Sources {
  readonly names: ReadonlyMap<string, string>
  readonly titles: ReadonlyMap<DocumentId, string>
}

function matchView(
  visit: ProjectVisit,
  pair: Pair,
  { score, parts, edits, memory, entry }: Match,
  key: number,
  { names, titles }: Sources,
): MatchView {
  const { text, changes } = substituteNumbers(edits, entry.target)
  return {
    key,
    score,
    parts,
    text,
    tone: score >= 100 ? 'exact' : score >= 75 ? 'near' : 'far',
    source: wordDiff(entry.source, pair.source),
    asItWas: text === entry.target ? undefined : entry.target,
    numbers: changes.filter(({ replaced }) => replaced).map(inWords),
    openNumbers: changes.filter(({ replaced }) => !replaced).map(inWords),
    memory: memory.name,
    where:
      (entry.document && titles.get(entry.document)) ??
      (memory.project === visit.project.id ? memory.name : memory.projectName),
    who: (entry.user && names.get(entry.user)) ?? entry.author,
    at: entry.changedAt,
    entry: mayMend(visit, memory)
      ? {
          path: entryPath(visit, memory, entry),
          changedAt: entry.changedAt,
          source: entry.source,
          target: entry.target,
        }
      : undefined,
  }
}

const inWords = ({ before, now }: NumberChange): string => `${now} for ${before}`

/** Entries of other projects' memories are put right there. */
export const mayMend = ({ role, project }: ProjectVisit, memory: UsedMemory): boolean =>
  may(role, 'translate') && memory.project === project.id

export const entryPath = (
  { project }: Pick<ProjectVisit, 'project'>,
  memory: Pick<UsedMemory, 'id'>,
  { number }: Pick<MemoryEntry, 'number'>,
): string => `${projectPath(project)}/memory/${memory.id}/entries/${number}`
