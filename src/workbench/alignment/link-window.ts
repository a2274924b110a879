import type { PairId } from '../../model/id.ts'
import { targetSentences } from '../../model/pair.ts'
import type { Pair } from '../../model/pair.ts'
import type { Side } from '../../model/edits/link-verbs.ts'
import type { Storage } from '../../storage/open.ts'
import { pairById, pairsAfter, pairsBefore } from '../../storage/pairs.ts'
import type { Author } from '../edit-pairs.ts'

/** Some neighbouring pairs, and where the one that was asked for stands among them. */
export interface LinkWindow {
  readonly pairs: readonly Pair[]
  readonly at: number
  readonly positionBefore: number
  readonly positionAfter: number | undefined
}

const neighbours = 6
const farthest = 2000

/** The pairs around one: a few on each side. */
export async function windowAround(storage: Storage, author: Author, id: PairId): Promise<LinkWindow | undefined> {
  return windowOf(storage, author, id, async pair => pairsAfter(storage.db, pair.document, pair, neighbours + 1))
}

/** The pairs around one, below as far as a gap of a side can travel: to the next gap on that side or the next link that must not move. */
export async function windowToGap(
  storage: Storage,
  author: Author,
  id: PairId,
  side: Side,
): Promise<LinkWindow | undefined> {
  return windowOf(storage, author, id, async pair => {
    const below: Pair[] = []
    for (let end: Pair | undefined = pair; end && below.length < farthest;) {
      const more: Pair[] = await pairsAfter(storage.db, pair.document, end, 100)
      below.push(...more)
      const stop = below.findIndex(each => each.linkState !== 'automatic' || countOn(each, side) === 0)
      if (stop >= 0 && stop + neighbours < below.length) return below.slice(0, stop + neighbours)
      end = more.at(-1)
    }
    return below
  })
}

export const countOn = (pair: Pair, side: Side): number =>
  side === 'source' ? pair.sentences.length : targetSentences(pair).length

async function windowOf(
  storage: Storage,
  author: Author,
  id: PairId,
  below: (pair: Pair) => Promise<Pair[]>,
): Promise<LinkWindow | undefined> {
  const pair = await pairById(storage.db, id)
  if (!pair || pair.document !== author.document) return undefined
  const above = await pairsBefore(storage.db, pair.document, pair, neighbours + 1)
  const before = above.length > neighbours ? above.shift() : undefined
  const under = await below(pair)
  const [after] = under.length > 0 ? await pairsAfter(storage.db, pair.document, under.at(-1), 1) : []
  return {
    pairs: [...above, pair, ...under],
    at: above.length,
    positionBefore: before?.position ?? 0,
    positionAfter: after?.position,
  }
}
