import { z } from 'zod'
import { withPlace, wordAfter } from '../../workbench/find-breaks.ts'
import { chooseRules, correctImport, previewImport, undoCorrection } from '../../workbench/import-text.ts'
import { bodyOf } from '../parse.ts'
import { notFound } from '../problem.ts'
import { breaksPage, goOn, leastOf, placeOf, ruleFields } from '../segmentation/breaks.ts'
import { seeOther, showPage } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'
import { importFrame } from './new-document.ts'
import { importPath, keyOf } from './show-import.ts'

const path = (visit: ProjectVisit): string => `${importPath(visit)}/breaks`
const sentencesHref = (visit: ProjectVisit): string => `${importPath(visit)}?step=sentences`

/** Breaks of a text that is being added: accepting one is a correction like any other. */
export async function showImportBreaks(visit: ProjectVisit): Promise<void> {
  const preview = await previewImport(visit.storage, keyOf(visit), visit.project.sourceLang)
  if (!preview) throw notFound()
  const { source, sentences, edits } = preview
  showPage(
    visit,
    'segmentation/breaks',
    importFrame(visit, 'Breaks'),
    await breaksPage(visit, {
      source,
      sentences,
      path: path(visit),
      backHref: sentencesHref(visit),
      backTitle: 'Back to the sentences',
      title: preview.import.title,
      canAccept: true,
      canUndo: edits.length > 0,
      useRuleAt: `${path(visit)}/rule`,
      numberOf: sentence => sentence + 1,
      fieldsOf: ({ at }) => ({ at: wordAfter(source, at), place: at }),
    }),
  )
}

const whole = z.coerce.number().int().min(0).max(100_000_000)

export async function acceptImportBreak(visit: ProjectVisit): Promise<void> {
  const { at, place, least } = bodyOf(visit, z.object({ at: whole, place: whole, least: leastOf }))
  const after = await correctImport(visit.storage, keyOf(visit), [{ kind: 'split', at }], visit.project.sourceLang)
  if (!after && !(await previewImport(visit.storage, keyOf(visit), visit.project.sourceLang))) throw notFound()
  goOn(visit, path(visit), { at: place, least, ...(!after && { problem: 'moved' }) })
}

export async function undoImportBreak(visit: ProjectVisit): Promise<void> {
  const { least } = bodyOf(visit, z.object({ least: leastOf }))
  const at = await undoCorrection(visit.storage, keyOf(visit))
  if (!(await previewImport(visit.storage, keyOf(visit), visit.project.sourceLang))) throw notFound()
  // the place of a break is the end of the word before it
  goOn(visit, path(visit), {
    at: at === undefined ? undefined : Math.max(0, at - 3),
    least,
    ...(at === undefined && { problem: 'moved' }),
  })
}

/** Cuts this text at every place of the rule, and keeps what was corrected by hand. */
export async function useRuleInImport(visit: ProjectVisit): Promise<void> {
  const { storage, project } = visit
  const place = placeOf(bodyOf(visit, z.object(ruleFields)))
  const preview = await previewImport(storage, keyOf(visit), project.sourceLang)
  if (!preview) throw notFound()
  if (place.before !== '' || place.after !== '')
    await chooseRules(storage, keyOf(visit), withPlace(preview.rules, place))
  seeOther(visit, path(visit), 'rule-used')
}
