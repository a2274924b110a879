import { z } from 'zod'
import { bandOf } from '../../model/link-band.ts'
import { languageOf } from '../../model/language.ts'
import { never } from '../../model/never.ts'
import { acceptRealign, previewRealign } from '../../workbench/alignment/realign.ts'
import type { JudgedRow } from '../../workbench/alignment/realign.ts'
import type { RealignRow } from '../align-views.ts'
import { frameFor } from '../documents/work.ts'
import { bodyOf } from '../parse.ts'
import { conflict, notFound, unusable } from '../problem.ts'
import { documentPath, seeOther, showPage, wantsJson } from '../visit.ts'
import type { PairVisit } from '../visit.ts'
import { alignHref } from './align-query.ts'
import { sendLinks, wantsLinks } from './link-part.ts'
import { percentOf } from './link-views.ts'
import { authorOf } from './verbs.ts'

/** What the aligner would change from a link on, to be accepted whole or in part. */
export async function showRealign(visit: PairVisit): Promise<void> {
  const { storage, project, document, csrf, pair } = visit
  const outcome = await previewRealign(storage, authorOf(visit), project, pair)
  if (outcome.kind === 'missing') throw notFound()
  if (outcome.kind === 'refused') throw unusable(outcome.because)
  const { seen, links, changes, source } = outcome.preview
  showPage(
    visit,
    'align/realign',
    { ...frameFor(visit, 'align'), title: 'Re-align from here' },
    {
      csrf,
      seen,
      links,
      from: pair,
      action: `/pairs/${pair}/realignment`,
      backHref: alignHref(documentPath(project, document), { at: pair }),
      source: languageOf(project.sourceLang),
      target: languageOf(project.targetLang),
      changes: changes.map(({ number, before, after }) => ({
        number,
        before: before.map(row => rowView(row, source)),
        after: after.map(row => rowView(row, source)),
      })),
    },
  )
}

const rowView = ({ row, confidence }: JudgedRow, source: string): RealignRow => ({
  band: bandOf({ linkState: 'automatic', confidence, sources: row.sources.length, targets: row.targets.length }),
  source: row.sources.map(({ start, end }) => source.slice(start, end)).join(' '),
  target: row.targets.join(' '),
  ratio: `${row.targets.length} : ${row.sources.length}`,
  percent: percentOf(confidence),
})

const index = z.coerce.number().int().min(0).max(10_000)

const acceptSchema = z.object({
  seen: z.string('Look at the preview first.').max(100),
  all: z.string().optional(),
  change: z.union([z.array(index).max(5000), index.transform(one => [one])]).default([]),
})

export async function applyRealign(visit: PairVisit): Promise<void> {
  const { storage, project, document, pair, request, response } = visit
  const { seen, all, change } = bodyOf(visit, acceptSchema)
  const outcome = await acceptRealign(storage, authorOf(visit), project, {
    from: pair,
    seen,
    chosen: all === undefined ? change : 'all',
  })
  switch (outcome.kind) {
    case 'applied': {
      if (wantsLinks(request)) await sendLinks(visit, outcome)
      else if (wantsJson(request)) response.json({ operation: outcome.operation, pairs: outcome.pairs })
      else seeOther(visit, alignHref(documentPath(project, document), { at: pair }))
      return
    }
    case 'stale':
      throw conflict('Something in these links changed since you looked. Look at the preview again.')
    case 'refused':
      throw unusable(outcome.because)
    case 'missing':
      throw notFound()
    default:
      never(outcome)
  }
}
