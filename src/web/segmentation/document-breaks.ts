import { z } from 'zod'
import type { PairId } from '../../model/id.ts'
import { never } from '../../model/never.ts'
import { sourceSpan } from '../../model/pair.ts'
import { may } from '../../model/role.ts'
import { languageOf } from '../../model/language.ts'
import { splitInTwo } from '../../workbench/edit-pairs.ts'
import { heldSentences, wordAfter } from '../../workbench/find-breaks.ts'
import { nextUndo, undo } from '../../workbench/undo.ts'
import { bodyOf } from '../parse.ts'
import { unusable } from '../problem.ts'
import { documentPath, projectPath, showPage } from '../visit.ts'
import type { DocumentVisit } from '../visit.ts'
import { breaksPage, goOn, leastOf } from './breaks.ts'

const path = ({ project, document }: DocumentVisit): string => `${documentPath(project, document)}/breaks`
const authorOf = ({ project, document, actor }: DocumentVisit) => ({
  project: project.id,
  document: document.id,
  user: actor.id,
})

/** Where a text without full stops may be cut, place after place. */
export async function showDocumentBreaks(visit: DocumentVisit): Promise<void> {
  const { storage, project, document, role } = visit
  const { source, sentences } = await heldSentences(storage, document.id)
  const base = documentPath(project, document)
  const page = await breaksPage(visit, {
    source,
    sentences,
    path: path(visit),
    backHref: base,
    backTitle: 'Back to the text',
    title: document.title,
    canAccept: may(role, 'translate'),
    canUndo: await nextUndo(storage, authorOf(visit)).then(last => last?.kind === 'split'),
    useRuleAt: undefined,
    numberOf: sentence => sentences[sentence]!.number,
    fieldsOf: ({ at, sentence }) => {
      const { pair } = sentences[sentence]!
      return { pair: pair.id, revision: pair.revision, at: wordAfter(source, at) - sourceSpan(pair)!.start, place: at }
    },
  })
  showPage(
    visit,
    'segmentation/breaks',
    {
      title: `Breaks – ${document.title}`,
      crumbs: [
        { text: project.name, href: projectPath(project) },
        { text: document.title, href: base, lang: languageOf(project.sourceLang).lang },
        { text: 'Breaks' },
      ],
    },
    page,
  )
}

const whole = z.coerce.number().int().min(0).max(100_000_000)
const accepted = z.object({
  pair: z.string('Choose a break.').max(60),
  revision: whole,
  at: whole,
  place: whole,
  least: leastOf,
})

/** Splits the pair; what is translated stays with its first part. */
export async function acceptDocumentBreak(visit: DocumentVisit): Promise<void> {
  const { pair, revision, at, place, least } = bodyOf(visit, accepted)
  const outcome = await splitInTwo(visit.storage, authorOf(visit), { pair: pair as PairId, revision, at })
  switch (outcome.kind) {
    case 'applied':
      return goOn(visit, path(visit), { at: place, least })
    case 'stale':
    case 'missing':
      return goOn(visit, path(visit), { at: place, least, problem: 'moved' })
    case 'refused':
      throw unusable(outcome.because)
    default:
      never(outcome)
  }
}

export async function undoDocumentBreak(visit: DocumentVisit): Promise<void> {
  const { storage, project, actor } = visit
  const { place, least } = bodyOf(visit, z.object({ place: whole.optional().catch(undefined), least: leastOf }))
  const last = await nextUndo(storage, authorOf(visit))
  const outcome =
    last?.kind === 'split'
      ? await undo(storage, { project: project.id, operation: last.id, user: actor.id })
      : undefined
  goOn(visit, path(visit), { at: place, least, ...(outcome?.kind !== 'undone' && { problem: 'moved' }) })
}
