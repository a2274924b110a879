import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { HandEdit } from '../../model/edits/hand-edits.ts'
import {
  cancelImport,
  chooseEncoding,
  chooseRules,
  correctImport,
  previewImport,
  undoCorrection,
} from '../../workbench/import-text.ts'
import type { ImportPreview } from '../../workbench/import-text.ts'
import { creationOf, startCreation } from '../../workbench/create-from-import.ts'
import { encodings } from '../../workbench/decode-text.ts'
import { bodyOf, formOf, nameOf } from '../parse.ts'
import { notFound, unusable } from '../problem.ts'
import { documentPath, projectPath, seeOther, wantsJson } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'
import { switchesSchema, withSwitches } from '../segmentation/rules-form.ts'
import { importPath, keyOf, showEncodings, showNames } from './show-import.ts'

const place = z
  .string()
  .regex(/^\d{1,9}$/, 'Choose a place between two words.')
  .transform(Number)
const twoPlaces = z
  .string()
  .regex(/^\d{1,9}:\d{1,9}$/, 'Choose a boundary to move.')
  .transform(text => text.split(':').map(Number) as [number, number])

/** One button each: where to join, where to split, or from where to where a boundary moves. */
const correction = z.object({
  join: place.optional(),
  at: place.optional(),
  split: place.optional(),
  move: twoPlaces.optional(),
})

export async function correct(visit: ProjectVisit): Promise<void> {
  const { storage, project } = visit
  const edits = editsOf(bodyOf(visit, correction))
  const after = await correctImport(storage, keyOf(visit), edits, project.sourceLang)
  if (after) return goOn(visit, sentenceAt(after, edits.at(-1)!), `${said(edits)} ${counted(after)}`)
  if (!(await previewImport(storage, keyOf(visit), project.sourceLang))) throw notFound()
  goOn(visit, undefined, undefined, 'moved')
}

function editsOf({ join, split, at, move }: z.infer<typeof correction>): HandEdit[] {
  if (join !== undefined) return [{ kind: 'join', at: join }]
  if (split !== undefined || at !== undefined) return [{ kind: 'split', at: split ?? at! }]
  if (move)
    return [
      { kind: 'join', at: move[0] },
      { kind: 'split', at: move[1], follows: true },
    ]
  throw unusable('Say what to do: join, split or move.')
}

const said = (edits: readonly HandEdit[]): string =>
  edits.length > 1 ? 'Moved.' : edits[0]!.kind === 'join' ? 'Joined.' : 'Split.'
const counted = ({ sentences }: ImportPreview): string => `${sentences.length.toLocaleString('en')} sentences.`

/** The sentence before the place that was changed, whose boundary one looks at next. */
function sentenceAt({ sentences }: ImportPreview, { kind, at }: HandEdit): number {
  const behind = sentences.findIndex(({ start, end }) => (kind === 'join' ? start < at && at < end : start >= at))
  return Math.max(1, behind < 0 ? sentences.length : kind === 'join' ? behind + 1 : behind)
}

export async function undo(visit: ProjectVisit): Promise<void> {
  const { storage, project } = visit
  const at = await undoCorrection(storage, keyOf(visit))
  const after = await previewImport(storage, keyOf(visit), project.sourceLang)
  if (!after) throw notFound()
  if (at === undefined) return goOn(visit, undefined, undefined, 'nothing')
  const sentence = after.sentences.findIndex(({ end }) => end >= at) + 1
  goOn(visit, Math.max(1, sentence), `Undone. ${counted(after)}`)
}

export async function switchRules(visit: ProjectVisit): Promise<void> {
  const { storage, project } = visit
  const before = await previewImport(storage, keyOf(visit), project.sourceLang)
  if (!before) throw notFound()
  await chooseRules(storage, keyOf(visit), withSwitches(bodyOf(visit, switchesSchema), before.rules))
  const after = await previewImport(storage, keyOf(visit), project.sourceLang)
  goOn(visit, undefined, after && counted(after))
}

export async function decode(visit: ProjectVisit): Promise<void> {
  const { encoding } = bodyOf(visit, z.object({ encoding: z.enum(encodings, 'Choose how the text is written.') }))
  const decoded = await chooseEncoding(visit.storage, keyOf(visit), encoding)
  if (!decoded) throw notFound()
  if (decoded.kind !== 'decoded')
    return showEncodings(visit, decoded.kind === 'refused' ? decoded.problem : decoded.reason)
  goOn(visit, undefined, undefined)
}

const names = z.object({
  title: nameOf('a title', 200),
  subtitle: z
    .union([z.literal('').transform(() => ''), nameOf('a subtitle', 200)])
    .optional()
    .transform(text => text ?? ''),
})

export async function create(visit: ProjectVisit): Promise<void> {
  const { storage, project, request, mizan } = visit
  const preview = await previewImport(storage, keyOf(visit), project.sourceLang)
  if (!preview) throw notFound()
  const form = formOf(visit, names)
  if (form.kind === 'problems') return showNames(visit, preview, form.entered, form.problems)
  const creation = startCreation(storage, keyOf(visit), { ...form.value, address: request.ip }, project.sourceLang)
  const outcome = await Promise.race([creation.ended, pause(patienceMs)])
  switch (outcome?.kind) {
    case 'created':
      return seeOther(visit, documentPath(project, outcome.document))
    case 'refused':
      return showNames(visit, preview, form.value, { title: outcome.problem })
    case 'missing':
      throw notFound()
    case 'cancelled':
      return seeOther(visit, `${importPath(visit)}?step=name`)
    case undefined: {
      creation.ended.catch((error: unknown) => mizan.log.error({ err: error }, 'a document could not be made'))
      return seeOther(visit, `${importPath(visit)}?step=creating`)
    }
  }
}

/** Short texts are there at once; only long ones show how far they are. */
const patienceMs = 1000

/** Ends the making of the document; the text stays until it is cancelled once more. */
export async function cancel(visit: ProjectVisit): Promise<void> {
  const creation = creationOf(keyOf(visit))
  if (creation && !creation.outcome) {
    creation.cancel()
    await creation.ended.catch(() => undefined)
    return seeOther(visit, `${importPath(visit)}?step=name`)
  }
  await cancelImport(visit.storage, keyOf(visit))
  seeOther(visit, projectPath(visit.project))
}

function goOn(visit: ProjectVisit, at: number | undefined, sentence: string | undefined, problem?: string): void {
  if (wantsJson(visit.request)) {
    visit.response.status(problem === undefined ? 200 : 409).json({ at, said: sentence, problem })
    return
  }
  const query = `${at === undefined ? '' : `&at=${at}`}${problem === undefined ? '' : `&problem=${problem}`}`
  seeOther(visit, `${importPath(visit)}?step=sentences${query}${at === undefined ? '' : `#b${at}`}`)
}
