import { likelySplit, wordStarts } from '../../text/word-starts.ts'
import { languageOf } from '../../model/language.ts'
import type { Language } from '../../model/language.ts'
import { never } from '../../model/never.ts'
import { mergeWithNext, splitInTwo } from '../../workbench/edit-pairs.ts'
import type { Author, EditPairsOutcome } from '../../workbench/edit-pairs.ts'
import type { SplitSide } from '../document-views.ts'
import { bodyOf } from '../parse.ts'
import { conflict, notFound, unusable } from '../problem.ts'
import { seeOther, showPage, wantsJson } from '../visit.ts'
import type { PairVisit } from '../visit.ts'
import { frameFor } from '../documents/work.ts'
import { backTo } from './back-to.ts'
import { revisionOf, splitSchema } from './pair-forms.ts'
import { pairOfVisit } from './read-pair.ts'

const authorOf = ({ project, document, actor }: PairVisit): Author => ({
  project: project.id,
  document: document.id,
  user: actor.id,
})

export async function split(visit: PairVisit): Promise<void> {
  const { at, targetAt } = bodyOf(visit, splitSchema)
  const wish = { pair: visit.pair, revision: revisionOf(visit), at, ...(targetAt !== undefined && { targetAt }) }
  await answer(visit, await splitInTwo(visit.storage, authorOf(visit), wish), 'split')
}

export async function merge(visit: PairVisit): Promise<void> {
  const { storage, pair, request } = visit
  const hasNext = (request.body as { nextRevision?: unknown }).nextRevision !== undefined
  const wish = {
    pair,
    revision: revisionOf(visit),
    ...(hasNext && { nextRevision: revisionOf(visit, 'nextRevision') }),
  }
  await answer(visit, await mergeWithNext(storage, authorOf(visit), wish), 'merged')
}

async function answer(visit: PairVisit, outcome: EditPairsOutcome, done: string): Promise<void> {
  const { response, request, pair } = visit
  switch (outcome.kind) {
    case 'applied': {
      if (wantsJson(request)) response.json({ operation: outcome.operation, pairs: outcome.pairs })
      else seeOther(visit, backTo(visit, pair), done)
      return
    }
    case 'stale':
      throw conflict('Somebody changed this segment meanwhile. Look at it again, then try once more.')
    case 'refused':
      throw unusable(outcome.because)
    case 'missing':
      throw notFound()
    default:
      never(outcome)
  }
}

/** Where to split, word by word, for pages without script. */
export async function chooseSplit(visit: PairVisit): Promise<void> {
  const { project, csrf } = visit
  const pair = await pairOfVisit(visit)
  const at = likelySplit(pair.source, 0.5)
  showPage(
    visit,
    'documents/split',
    { ...frameFor(visit, 'translate'), title: `Split segment ${pair.number}` },
    {
      csrf,
      pair: pair.id,
      number: pair.number,
      revision: pair.revision,
      query: '',
      backHref: backTo(visit, pair.id),
      sides: [
        side('at', 'The second part begins with', languageOf(project.sourceLang), pair.source, at),
        ...(wordStarts(pair.target).length > 1
          ? [
              side(
                'targetAt',
                'In the translation, it begins with',
                languageOf(project.targetLang),
                pair.target,
                likelySplit(pair.target, at / pair.source.length),
              ),
            ]
          : []),
      ],
    },
  )
}

function side(
  name: SplitSide['name'],
  question: string,
  { lang, dir, face }: Language,
  text: string,
  chosen: number,
): SplitSide {
  const starts = wordStarts(text)
  return {
    name,
    question,
    lang,
    dir,
    face,
    words: starts.map((at, index) => ({
      at: index === 0 ? 0 : at,
      text: text.slice(at, starts[index + 1]).trim(),
      isChosen: at === chosen,
    })),
  }
}
