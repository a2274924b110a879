import { languageOf } from '../../model/language.ts'
import { bandOf } from '../../model/link-band.ts'
import { targetSentences } from '../../model/pair.ts'
import { may } from '../../model/role.ts'
import { isShown } from '../../workbench/alignment/open-alignment.ts'
import type { NumberedLink } from '../../workbench/alignment/open-alignment.ts'
import type { LinkListView, LinkView, SentenceView } from '../align-views.ts'
import { documentPath } from '../visit.ts'
import type { DocumentVisit } from '../visit.ts'
import { alignHref } from './align-query.ts'
import type { AlignQuery } from './align-query.ts'

const longList = 300

export function linkList({ project, document, role, csrf }: DocumentVisit, show: AlignQuery['show'], links: number): LinkListView {
  return {
    show, csrf, source: languageOf(project.sourceLang), target: languageOf(project.targetLang),
    canEdit: may(role, 'translate'), isLong: links > longList, path: documentPath(project, document),
  }
}

export function linkView({ pair, number, firstSource, firstTarget }: NumberedLink, source: string, list: LinkListView, query: AlignQuery): LinkView {
  const targets = targetSentences(pair)
  const facts = { linkState: pair.linkState, confidence: pair.confidence, sources: pair.sentences.length, targets: targets.length }
  const isActive = pair.id === query.at
  const focusOn = (side: 'source' | 'target', sentence: number): Pick<SentenceView, 'href' | 'isFocused'> => ({
    href: alignHref(list.path, { show: query.show, at: pair.id, side, sentence }),
    isFocused: isActive && query.side === side && query.sentence === sentence,
  })
  return {
    id: pair.id, number, revision: pair.revision, band: bandOf(facts), state: pair.linkState, isShown: query.show !== 'all' && isShown(query.show, facts),
    percent: percentOf(pair.confidence), bars: barsOf(pair.confidence), stateTitle: stateTitles[pair.linkState],
    reason: pair.linkState === 'automatic' ? pair.reasons[0] ?? '' : '', comments: pair.comments, isActive,
    sources: pair.sentences.map(({ start, end }, index) => ({ number: firstSource + index, text: source.slice(start, end), span: `${start} ${end}`, ...focusOn('source', index) })),
    targets: targets.map((text, index) => ({ number: firstTarget + index, text, span: '', ...focusOn('target', index) })),
    focus: isActive ? { side: query.side, sentence: query.sentence } : undefined,
  }
}

export const percentOf = (confidence: number | null): number | undefined => confidence === null ? undefined : Math.round(confidence * 100)

const barsOf = (confidence: number | null): number => confidence === null ? 0 : confidence >= 0.75 ? 3 : confidence >= 0.4 ? 2 : 1

const stateTitles = { automatic: '', checked: 'checked', pinned: 'anchor' } as const
