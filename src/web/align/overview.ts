import { bands, isDoubtful } from '../../model/link-band.ts'
import type { Band } from '../../model/link-band.ts'
import { may } from '../../model/role.ts'
import { scriptRuns } from '../../model/script-runs.ts'
import { lastRedoable } from '../../storage/redo.ts'
import { isShown, outlineLinks, shows } from '../../workbench/alignment/open-alignment.ts'
import type { OutlinedLink, Show } from '../../workbench/alignment/open-alignment.ts'
import { nextUndo } from '../../workbench/undo.ts'
import type { OperationKind } from '../../model/operation.ts'
import type { Overview } from '../align-views.ts'
import { queryOf } from '../parse.ts'
import { documentPath, fragment } from '../visit.ts'
import type { DocumentVisit } from '../visit.ts'
import { alignHref, alignQuerySchema } from './align-query.ts'
import { percentOf } from './link-views.ts'

const queueLength = 40
const minimapCells = 200

export async function overview(visit: DocumentVisit): Promise<void> {
  const { show } = queryOf(visit, alignQuerySchema)
  const outline = await outlineLinks(visit.storage, visit.document)
  visit.response.type('html').send(fragment(visit, 'align/overview', await overviewOf(visit, outline, show)))
}

export async function overviewOf(
  visit: DocumentVisit,
  outline: readonly OutlinedLink[],
  show: Show,
): Promise<Overview> {
  const { storage, project, document, actor, role, csrf } = visit
  const path = documentPath(project, document)
  const author = { project: project.id, document: document.id, user: actor.id }
  const queue = outline.filter(link => isShown(show === 'all' ? 'doubtful' : show, link))
  const checked = outline.filter(link => link.linkState !== 'automatic').length
  const doubtful = outline.filter(isDoubtful).length
  const empty = outline.filter(
    link => link.targets === 0 && link.confidence === null && link.linkState === 'automatic',
  ).length
  const last = may(role, 'translate') ? await nextUndo(storage, author) : undefined
  return {
    csrf,
    documentPath: path,
    checked,
    doubtful,
    empty,
    total: outline.length,
    sure: outline.length - checked - doubtful - empty,
    meter: meterOf(outline.length, checked, outline.length - checked - doubtful - empty),
    chips: shows.map(each => ({
      name: each,
      ...titles[each],
      count: outline.filter(link => isShown(each, link)).length,
      href: alignHref(path, { show: each }),
      isCurrent: each === show,
    })),
    minimap: minimapOf(outline),
    minimapLabel: `Overview of ${outline.length} links: ${checked} checked, ${doubtful} to check`,
    sourceLang: project.sourceLang,
    queueTitle: titles[show === 'all' ? 'doubtful' : show].title,
    queued: queue.length,
    queue: queue.slice(0, queueLength).map(link => ({
      id: link.id,
      number: link.number,
      percent: percentOf(link.confidence),
      reason: scriptRuns(link.reasons.join('; ') || oddity(link)),
      href: alignHref(path, { show, at: link.id }),
    })),
    undo: last && deeds[last.kind],
    canRedo: may(role, 'translate') && (await lastRedoable(storage.db, document.id, actor.id)) !== undefined,
  }
}

const titles: Readonly<Record<Show, { readonly title: string; readonly icon: string | undefined }>> = {
  all: { title: 'All', icon: undefined },
  doubtful: { title: 'To check', icon: 'st-warn' },
  uneven: { title: 'Not 1 : 1', icon: undefined },
  unmatched: { title: 'No match', icon: undefined },
  anchors: { title: 'Anchors', icon: 'anchor' },
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((100 * part) / whole))

const meterOf = (total: number, checked: number, sure: number): Overview['meter'] => ({
  approved: share(checked, total),
  translated: Math.min(100 - share(checked, total), share(sure, total)),
  changes: 0,
  draft: 0,
})

function oddity({ sources, targets, linkState }: OutlinedLink): string {
  if (linkState === 'pinned') return 'An anchor'
  if (sources === 0) return `${targets} without original`
  return targets === 0 ? 'Nothing beside the original' : `${sources} for ${targets}`
}

const deeds: Readonly<Partial<Record<OperationKind, string>>> = {
  'moved': 'move',
  'merged': 'merge',
  'split': 'split',
  'linked': 'no match',
  're-segmented': 'cutting',
  'replaced': 'edit',
  'checked': 'check',
  'pinned': 'anchor',
  're-aligned': 're-align',
  'aligned': 'aligning',
  'confirmed': 'confirming',
  'approved': 'approving',
}

/** From the most telling to the least: a cell that stands for several links shows the worst of them. */
const telling: readonly Band[] = ['low', 'mid', 'none', 'anchor', 'checked', 'high']

function minimapOf(outline: readonly OutlinedLink[]): { band: Band; number: number; links: number }[] {
  const perCell = Math.max(1, Math.ceil(outline.length / minimapCells))
  const cells: { band: Band; number: number; links: number }[] = []
  for (let at = 0; at < outline.length; at += perCell) {
    const among = new Set(outline.slice(at, at + perCell).map(link => link.band))
    cells.push({ band: telling.find(band => among.has(band)) ?? bands[0], number: outline[at]!.number, links: perCell })
  }
  return cells
}
