import { setImmediate } from 'node:timers/promises'
import { writeAll } from '../text/formats/format.ts'
import { manifest } from '../text/formats/manifest.ts'
import type { LeftOut } from '../text/formats/manifest.ts'
import type { PairText } from '../text/formats/pair-text.ts'
import { progressOf } from '../storage/pairs.ts'
import type { Storage } from '../storage/open.ts'
import { headerOf, notAskedFor, pairPages, selections } from './export-pairs.ts'
import type { ExportWish } from './export-pairs.ts'
import { statuses } from '../model/pair.ts'

export interface ExportPreview {
  /** How many pairs will be in the file, or at most that many when the documents are long. */
  readonly pairs: number
  readonly isExact: boolean
  readonly leftOut: readonly Omit<LeftOut, 'ids'>[]
  /** Each file with its first pairs, exactly as it will be written. */
  readonly files: readonly string[]
  readonly shown: number
}

const pairsShown = 5
const pairsLookedAt = 5000

/** What an export will hold, and how its files begin. Long documents are not read to their end for it. */
export async function previewExport(storage: Storage, wish: ExportWish): Promise<ExportPreview> {
  const asked: readonly string[] = selections[wish.selection].statuses
  const progress = [
    ...(
      await progressOf(
        storage.db,
        wish.documents.map(document => document.id),
      )
    ).values(),
  ]
  const counts = statuses.map(status => ({
    status,
    count: progress.reduce((sum, each) => sum + each[status].pairs, 0),
  }))
  const beginning = await beginningOf(storage, wish, asked)
  const omitted = beginning.omitted.reduce((sum, { count }) => sum + count, 0)
  const header = headerOf(wish)
  return {
    pairs: counts.reduce((sum, { status, count }) => (asked.includes(status) ? sum + count : sum), 0) - omitted,
    isExact: beginning.isWhole,
    leftOut: [
      ...counts
        .filter(({ status, count }) => count > 0 && !asked.includes(status))
        .map(({ status, count }) => ({ reason: notAskedFor(status), count })),
      ...beginning.omitted,
    ],
    files: writeAll(wish.format, header, beginning.pairs, manifest(wish.format, header, beginning.pairs.length, [])),
    shown: beginning.pairs.length,
  }
}

async function beginningOf(storage: Storage, wish: ExportWish, asked: readonly string[]) {
  const pairs: PairText[] = []
  const omitted = new Map<string, number>()
  let seen = 0
  for await (const page of pairPages(storage, wish)) {
    for (const pair of page) {
      if (!asked.includes(pair.status)) continue
      const reason = wish.format.leavesOut(pair)
      if (reason !== undefined) omitted.set(reason, (omitted.get(reason) ?? 0) + 1)
      else if (pairs.length < pairsShown) pairs.push(pair)
    }
    seen += page.length
    if (seen >= pairsLookedAt) break
    await setImmediate()
  }
  return { pairs, isWhole: seen < pairsLookedAt, omitted: [...omitted].map(([reason, count]) => ({ reason, count })) }
}
