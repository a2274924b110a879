import { z } from 'zod'
import { wordStarts } from '../../text/word-starts.ts'
import { isDoubtful } from '../../model/link-band.ts'
import { languageOf } from '../../model/language.ts'
import type { PairId } from '../../model/id.ts'
import { never } from '../../model/never.ts'
import { targetSentences } from '../../model/pair.ts'
import type { LinkState } from '../../model/pair.ts'
import { rememberVisit, sourceOf } from '../../storage/documents.ts'
import { changedPairs } from '../../storage/operations.ts'
import { pairById } from '../../storage/pairs.ts'
import type { UndoOutcome } from '../../storage/undo.ts'
import { bestGuess } from '../../workbench/alignment/best-guess.ts'
import { editLinks, linkVerbs } from '../../workbench/alignment/edit-links.ts'
import { checkAllAbove, markLink } from '../../workbench/alignment/mark-links.ts'
import { outlineLinks, shows } from '../../workbench/alignment/open-alignment.ts'
import type { Author, EditPairsOutcome } from '../../workbench/edit-pairs.ts'
import { redo } from '../../workbench/redo.ts'
import { undoLast } from '../../workbench/undo.ts'
import { answerUndo, undoRefusals } from '../documents/answer-undo.ts'
import { frameFor } from '../documents/work.ts'
import { revisionOf } from '../pairs/pair-forms.ts'
import { bodyOf, queryOf } from '../parse.ts'
import { conflict, notFound, unusable } from '../problem.ts'
import { documentPath, seeOther, showPage, wantsJson } from '../visit.ts'
import type { DocumentVisit, PairVisit } from '../visit.ts'
import { alignHref, focusSchema } from './align-query.ts'
import { sendLinks, wantsLinks } from './link-part.ts'

export const authorOf = ({ project, document, actor }: DocumentVisit): Author => ({
  project: project.id,
  document: document.id,
  user: actor.id,
})

const marks: Readonly<Record<string, LinkState>> = {
  check: 'checked',
  uncheck: 'automatic',
  pin: 'pinned',
  unpin: 'automatic',
}

const verbSchema = focusSchema.extend({
  verb: z.enum([...linkVerbs, 'check', 'uncheck', 'pin', 'unpin', 'check-above'], 'There is no such verb.'),
  show: z.enum(shows).default('all'),
  at: z.coerce.number().int().min(0).max(100_000_000).optional(),
  text: z.string().max(20_000, 'At most 20,000 characters fit into one segment.').optional(),
  revisions: z.record(z.string().max(60), z.int().nonnegative()).default({}),
})
type Verb = z.infer<typeof verbSchema>

/** Does one verb of aligning, sent by a script or by a form. */
export async function doVerb(visit: PairVisit): Promise<void> {
  const { storage, document, actor, pair } = visit
  const wish = bodyOf(visit, verbSchema)
  if (wish.verb === 'check-above') return checkAbove(visit, wish)
  const revision = revisionOf(visit)
  const state = marks[wish.verb]
  const outcome = state
    ? await markLink(storage, authorOf(visit), { pair, revision, state })
    : await editLinks(storage, authorOf(visit), visit.project, {
        ...focusOf(wish),
        verb: wish.verb as (typeof linkVerbs)[number],
        pair,
        revisions: { ...(wish.revisions as Record<PairId, number>), [pair]: revision },
      })
  // a script tells by itself where the person is
  if (outcome.kind === 'applied' && !wantsLinks(visit.request))
    await rememberVisit(storage, { user: actor.id, document: document.id, pair })
  await answer(visit, wish, outcome)
}

const focusOf = ({ side, sentence, at, text }: Verb) => ({
  side,
  sentence,
  ...(at !== undefined && { at }),
  ...(text !== undefined && { text }),
})

async function checkAbove(visit: PairVisit, wish: Verb): Promise<void> {
  const done = await checkAllAbove(visit.storage, authorOf(visit), { pair: visit.pair })
  if (done.kind === 'missing') throw notFound()
  const { outcome, checked, stoppedAt } = done
  if (wantsLinks(visit.request) && outcome.kind === 'refused') throw unusable(outcome.because)
  if (wantsLinks(visit.request) && outcome.kind === 'applied')
    return sendLinks(visit, { ...outcome, stoppedAt, said: `${checked} checked.` })
  if (!wantsJson(visit.request) && outcome.kind !== 'stale')
    return seeOther(visit, hrefOf(visit, wish, stoppedAt ?? visit.pair))
  if (outcome.kind === 'applied')
    visit.response.json({ operation: outcome.operation, checked, stoppedAt: stoppedAt ?? null })
  else if (outcome.kind === 'refused')
    visit.response.json({ operation: null, checked: 0, stoppedAt: stoppedAt ?? null, because: outcome.because })
  else throw conflict('Somebody changed one of these links meanwhile. Try once more.')
}

async function answer(visit: PairVisit, wish: Verb, outcome: EditPairsOutcome): Promise<void> {
  const { response, request, storage, pair } = visit
  switch (outcome.kind) {
    case 'applied': {
      if (wantsLinks(request)) await sendLinks(visit, outcome)
      else if (wantsJson(request)) response.json({ operation: outcome.operation, pairs: outcome.pairs })
      else seeOther(visit, await nextHref(visit, wish, (await pairById(storage.db, pair)) ? pair : outcome.pairs[0]!))
      return
    }
    case 'stale': {
      if (!wantsJson(request)) throw conflict('Somebody changed this link meanwhile. Go back and look at it again.')
      response.status(409).json({
        because: 'Somebody changed this link meanwhile. It is shown as it is now.',
        pair: outcome.pair,
        current: outcome.current ?? null,
      })
      return
    }
    case 'refused':
      throw unusable(outcome.because)
    case 'missing':
      throw notFound()
    default:
      never(outcome)
  }
}

/** After a link was checked the next one to look at; after anything else the same place. */
async function nextHref(visit: PairVisit, wish: Verb, pair: PairId): Promise<string> {
  if (wish.verb !== 'check') return hrefOf(visit, wish, pair)
  const outline = await outlineLinks(visit.storage, visit.document)
  const here = outline.findIndex(link => link.id === pair)
  return hrefOf(
    visit,
    { ...wish, sentence: 0 },
    (outline.slice(here + 1).find(isDoubtful) ?? outline.find(isDoubtful) ?? outline[here])?.id ?? pair,
  )
}

const hrefOf = ({ project, document }: PairVisit, { show, side, sentence }: Verb, at: PairId): string =>
  alignHref(documentPath(project, document), { show, at, side, sentence })

/** What the panel says of the focused sentence. */
export async function guess(visit: PairVisit): Promise<void> {
  const focus = queryOf(visit, focusSchema)
  visit.response.json({
    guess: (await bestGuess(visit.storage, authorOf(visit), visit.project, { pair: visit.pair, ...focus })) ?? null,
  })
}

const sentenceSchema = focusSchema.extend({
  verb: z.enum(['split-sentence', 'edit-sentence']).default('split-sentence'),
})

/** Splitting or editing one sentence, for pages without script. */
export async function chooseSentence(visit: PairVisit): Promise<void> {
  const { storage, project, document, csrf } = visit
  const { side, sentence, verb } = queryOf(visit, sentenceSchema)
  const pair = await pairById(storage.db, visit.pair)
  const span = side === 'source' ? pair?.sentences[sentence] : undefined
  const text = span
    ? (await sourceOf(storage.db, document.id)).slice(span.start, span.end)
    : pair && side === 'target'
      ? targetSentences(pair)[sentence]
      : undefined
  if (!pair || text === undefined) throw notFound()
  const language = languageOf(side === 'source' ? project.sourceLang : project.targetLang)
  const starts = wordStarts(text)
  showPage(
    visit,
    'align/sentence',
    { ...frameFor(visit, 'align'), title: verb === 'edit-sentence' ? 'Edit a sentence' : 'Split a sentence' },
    {
      csrf,
      side,
      sentence,
      verb,
      text,
      language,
      pair: pair.id,
      revision: pair.revision,
      name: `${language.name} sentence`,
      words: starts.map((at, index) => ({
        at: index === 0 ? 0 : at + (span?.start ?? 0),
        text: text.slice(at, starts[index + 1]).trim(),
        isChosen: index === starts.length >> 1,
      })),
      backHref: alignHref(documentPath(project, document), { at: pair.id, side, sentence }),
    },
  )
}

export async function undoStep(visit: DocumentVisit): Promise<void> {
  await answerStep(visit, await undoLast(visit.storage, authorOf(visit)))
}

export async function redoStep(visit: DocumentVisit): Promise<void> {
  await answerStep(visit, await redo(visit.storage, authorOf(visit)))
}

const mostTold = 1001

async function answerStep(visit: DocumentVisit, outcome: UndoOutcome): Promise<void> {
  const { request, project, document, storage } = visit
  if (wantsLinks(request) && outcome.kind === 'undone') {
    return sendLinks(visit, {
      operation: outcome.operation,
      pairs: await changedPairs(storage.db, outcome.operation, mostTold),
    })
  }
  if (wantsLinks(request))
    throw outcome.kind === 'changed-since'
      ? conflict(undoRefusals[outcome.kind])
      : unusable(undoRefusals[outcome.kind as 'missing'])
  answerUndo(visit, alignHref(documentPath(project, document), {}), outcome)
}
