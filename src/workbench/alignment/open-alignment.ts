import { bandOf, isDoubtful } from '../../model/link-band.ts'
import type { Band } from '../../model/link-band.ts'
import type { PairId } from '../../model/id.ts'
import type { Pair } from '../../model/pair.ts'
import type { Document } from '../../storage/documents.ts'
import { outlineOf } from '../../storage/link-outline.ts'
import type { LinkOutline } from '../../storage/link-outline.ts'
import type { Storage } from '../../storage/open.ts'
import { pairsAfter } from '../../storage/pairs.ts'

export const shows = ['all', 'doubtful', 'uneven', 'unmatched', 'anchors'] as const
export type Show = (typeof shows)[number]

/** A pair as a link, with the numbers people see: its own, and those of its first sentence on each side. */
export interface NumberedLink {
  readonly pair: Pair
  readonly number: number
  readonly firstSource: number
  readonly firstTarget: number
}

export interface OutlinedLink extends LinkOutline {
  readonly number: number
  readonly firstSource: number
  readonly firstTarget: number
  readonly band: Band
}

export interface AlignmentPage {
  readonly document: Document
  readonly outline: readonly OutlinedLink[]
  readonly links: readonly NumberedLink[]
  readonly page: number
  readonly pages: number
}

/** All links of a document in outline. */
export async function outlineLinks(storage: Storage, document: Document): Promise<OutlinedLink[]> {
  let [firstSource, firstTarget] = [1, 1]
  return (await outlineOf(storage.db, document.id)).map((link, index) => {
    const numbered = { ...link, number: index + 1, firstSource, firstTarget, band: bandOf(link) }
    firstSource += link.sources
    firstTarget += link.targets
    return numbered
  })
}

/** One page of the links of a document, and all of them in outline. */
export async function openAlignment(
  storage: Storage,
  document: Document,
  wish: { page: number; pageSize: number; at: PairId | undefined },
): Promise<AlignmentPage> {
  const outline = await outlineLinks(storage, document)
  const pages = Math.max(1, Math.ceil(outline.length / wish.pageSize))
  const at = wish.at === undefined ? -1 : outline.findIndex(link => link.id === wish.at)
  const page = Math.min(pages, at < 0 ? wish.page : Math.floor(at / wish.pageSize) + 1)
  return {
    document,
    outline,
    links: await linksBetween(storage, document, outline, (page - 1) * wish.pageSize, page * wish.pageSize),
    page,
    pages,
  }
}

/** The links of an outline from one index up to another, with their texts. */
export async function linksBetween(
  storage: Storage,
  document: Document,
  outline: readonly OutlinedLink[],
  start: number,
  end: number,
): Promise<NumberedLink[]> {
  if (end <= start) return []
  const pairs = await pairsAfter(storage.db, document.id, outline[start - 1], end - start)
  return pairs.flatMap((pair, index) => {
    const link = outline[start + index]
    return link?.id === pair.id
      ? [{ pair, number: link.number, firstSource: link.firstSource, firstTarget: link.firstTarget }]
      : []
  })
}

export function isShown(
  show: Show,
  link: Pick<OutlinedLink, 'linkState' | 'confidence' | 'sources' | 'targets'>,
): boolean {
  switch (show) {
    case 'all':
      return true
    case 'doubtful':
      return isDoubtful(link)
    case 'uneven':
      return link.sources !== 1 || link.targets !== 1
    case 'unmatched':
      return link.sources === 0 || link.targets === 0
    case 'anchors':
      return link.linkState === 'pinned'
  }
}
