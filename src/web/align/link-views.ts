import { languageOf } from '../../model/language.ts'
import { bandOf } from '../../model/link-band.ts'
import { targetSentences } from '../../model/pair.ts'
import type { Pair } from '../../model/pair.ts'
import { scriptRuns } from '../../model/script-runs.ts'
import { may } from '../../model/role.ts'
import { isShown } from '../../workbench/alignment/open-alignment.ts'
import type { NumberedLink } from '../../workbench/alignment/open-alignment.ts'
import type { LinkListView, LinkView, SentenceView } from '../align-views.ts'
import { documentPath } from '../visit.ts'
import type { DocumentVisit } from '../visit.ts'
import { alignHref } from './align-query.ts'
import type { AlignQuery } from './align-query.ts'

const longList = 300

export interface ListExtent {
  readonly links: number
  readonly page: number
  /** The first link of the list, for the numbers of those after it. */
  readonly first: Pick<NumberedLink, 'number' | 'firstSource' | 'firstTarget'> | undefined
}

export function linkList(
  { project, document, role, csrf }: DocumentVisit,
  show: AlignQuery['show'],
  { links, page, first }: ListExtent,
): LinkListView {
  return {
    show,
    csrf,
    source: languageOf(project.sourceLang),
    target: languageOf(project.targetLang),
    page,
    canEdit: may(role, 'translate'),
    canComment: may(role, 'comment'),
    isLong: links > longList,
    path: documentPath(project, document),
    first: { number: first?.number ?? 1, source: first?.firstSource ?? 1, target: first?.firstTarget ?? 1 },
  }
}

export function linkView(
  { pair, number, firstSource, firstTarget }: NumberedLink,
  source: string,
  list: LinkListView,
  query: AlignQuery,
): LinkView {
  const targets = targetSentences(pair)
  const facts = {
    linkState: pair.linkState,
    confidence: pair.confidence,
    sources: pair.sentences.length,
    targets: targets.length,
  }
  const isActive = pair.id === query.at
  const reasons = pair.linkState === 'automatic' ? pair.reasons : []
  const focusOn = (side: 'source' | 'target', sentence: number): Pick<SentenceView, 'href' | 'isFocused'> => ({
    href: alignHref(list.path, { show: query.show, at: pair.id, side, sentence }),
    isFocused: isActive && query.side === side && query.sentence === sentence,
  })
  return {
    id: pair.id,
    number,
    revision: pair.revision,
    band: bandOf(facts),
    state: pair.linkState,
    isShown: isShown(query.show, facts),
    after: undefined,
    percent: percentOf(pair.confidence),
    bars: barsOf(pair.confidence),
    stateTitle: stateTitles[pair.linkState],
    reason: scriptRuns(reasons[0] ?? ''),
    reasons: reasons.join('; '),
    comments: pair.comments,
    isActive,
    sources: pair.sentences.map(({ start, end }, index) => ({
      number: firstSource + index,
      text: source.slice(start, end),
      start,
      ...focusOn('source', index),
    })),
    targets: targets.map((text, index) => ({
      number: firstTarget + index,
      text,
      start: 0,
      ...focusOn('target', index),
    })),
    focus: isActive ? { side: query.side, sentence: query.sentence } : undefined,
  }
}

/** A link whose numbers the page it goes into knows. */
export const unnumbered = (pair: Pair): NumberedLink => ({ pair, number: 0, firstSource: 0, firstTarget: 0 })

export const percentOf = (confidence: number | null): number | undefined =>
  confidence === null ? undefined : Math.round(confidence * 100)

const barsOf = (confidence: number | null): number =>
  confidence === null ? 0 : confidence >= 0.75 ? 3 : confidence >= 0.4 ? 2 : 1

const stateTitles = { automatic: '', checked: 'checked', pinned: 'anchor' } as const
