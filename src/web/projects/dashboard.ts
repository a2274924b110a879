import { z } from 'zod'
import { may } from '../../model/role.ts'
import { statuses } from '../../model/pair.ts'
import { deletedDocumentsOf, documentsOf } from '../../storage/documents.ts'
import { leftOffAt } from '../../storage/left-off.ts'
import { recentOperations } from '../../storage/operations.ts'
import { pairById, pairsBeforeKey, progressOf } from '../../storage/pairs.ts'
import type { Progress } from '../../storage/pairs.ts'
import { lastChanges, wordsByDay } from '../../storage/project-progress.ts'
import { keptSince } from '../../workbench/keep-projects.ts'
import { percentDone } from '../../workbench/open-document.ts'
import { queryOf } from '../parse.ts'
import type { Continue, DashboardPage } from '../project-views.ts'
import { documentPath, projectPath, showPage } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'
import { languages } from './new.ts'
import { barsOf } from './bars.ts'
import { feedOf } from './feed.ts'
import { meterOf, percentApproved, wordsIn } from './shares.ts'

const twoWeeks = 14
const day = 24 * 60 * 60_000

export async function showDashboard(visit: ProjectVisit): Promise<void> {
  const {
    storage: { db },
    project,
    actor,
    role,
    csrf,
  } = visit
  const { q } = queryOf(visit, z.object({ q: z.string().max(200).default('') }))
  const since = new Date(Date.now() - (twoWeeks - 1) * day).toISOString().slice(0, 10)
  const documents = await documentsOf(db, project.id)
  const isManager = may(role, 'manage')
  const [progress, changes, operations, words, next, deleted] = await Promise.all([
    progressOf(
      db,
      documents.map(({ id }) => id),
    ),
    lastChanges(db, project.id),
    recentOperations(db, { project: project.id }, 60),
    wordsByDay(db, project.id, actor.id, since),
    whereToContinue(visit),
    isManager ? deletedDocumentsOf(db, project.id, keptSince()) : [],
  ])
  const whole = sumOf(documents.map(({ id }) => progress.get(id)!))
  const path = projectPath(project)
  showPage(
    visit,
    'projects/dashboard',
    { title: project.name, crumbs: [{ text: 'Projects', href: '/projects' }, { text: project.name }] },
    {
      path,
      name: project.name,
      description: project.description,
      languages: languagesOf(project),
      sourceLang: project.sourceLang,
      canAdd: may(role, 'translate'),
      canManage: isManager,
      next,
      filter: q,
      words: wordsIn(whole),
      documentCount: documents.length,
      percentDone: percentDone(whole),
      percentApproved: percentApproved(whole),
      sentBack: whole.changes.pairs,
      meter: meterOf(whole),
      documents: documents
        .filter(({ title, subtitle }) => matches(`${title} ${subtitle}`, q))
        .map(document => ({
          title: document.title,
          subtitle: document.subtitle,
          href: documentPath(project, document),
          settingsHref: isManager ? `${documentPath(project, document)}/settings` : undefined,
          words: wordsIn(progress.get(document.id)!),
          meter: meterOf(progress.get(document.id)!),
          percent: percentDone(progress.get(document.id)!),
          author: changes.get(document.id)?.author ?? undefined,
          changedAt: changes.get(document.id)?.at ?? document.createdAt,
        })),
      deleted: deleted.map(document => ({
        title: document.title,
        path: documentPath(project, document),
        deletedAt: document.deletedAt,
      })),
      csrf,
      bars: barsOf(words, since, twoWeeks),
      feed: feedOf(operations, project, actor.id),
    } satisfies DashboardPage,
  )
}

const matches = (text: string, wanted: string): boolean => text.toLowerCase().includes(wanted.trim().toLowerCase())

const languagesOf = ({ sourceLang, targetLang }: { sourceLang: string; targetLang: string }): string =>
  `${languages[sourceLang as 'ar'] ?? sourceLang} to ${languages[targetLang as 'en'] ?? targetLang}`

async function whereToContinue({ storage: { db }, project, actor }: ProjectVisit): Promise<Continue | undefined> {
  const last = await leftOffAt(db, actor, project.id)
  const pair = last && (await pairById(db, last.pair))
  if (!last || !pair || pair.document !== last.document) return undefined
  return {
    href: `${documentPath(project, { slug: last.documentSlug })}?at=${pair.id}#pair-${pair.id}`,
    number: (await pairsBeforeKey(db, last.document, pair)) + 1,
  }
}

function sumOf(parts: readonly Progress[]): Progress {
  const sum = (status: (typeof statuses)[number], what: 'pairs' | 'words'): number =>
    parts.reduce((all, part) => all + part[status][what], 0)
  return Object.fromEntries(
    statuses.map(status => [status, { pairs: sum(status, 'pairs'), words: sum(status, 'words') }]),
  ) as unknown as Progress
}
