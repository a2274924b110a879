import { isDoubtful } from '../../model/link-band.ts'
import type { PairId } from '../../model/id.ts'
import type { OperationKind } from '../../model/operation.ts'
import { stateOf } from '../../model/pair.ts'
import type { LinkState, Pair } from '../../model/pair.ts'
import { applyEdit } from '../../storage/edits.ts'
import type { Storage } from '../../storage/open.ts'
import { pairById, pairsAfter } from '../../storage/pairs.ts'
import { recheck } from '../checks/check-saved.ts'
import type { Author, EditPairsOutcome } from '../edit-pairs.ts'

const kindOf: Readonly<Record<LinkState, OperationKind>> = { checked: 'checked', pinned: 'pinned', automatic: 'linked' }

/** Says of one link that it was looked at, is an anchor, or neither any more. */
export async function markLink(
  storage: Storage,
  author: Author,
  wish: { pair: PairId; revision: number; state: LinkState },
): Promise<EditPairsOutcome> {
  const pair = await pairById(storage.db, wish.pair)
  if (!pair || pair.document !== author.document) return { kind: 'missing' }
  if (pair.revision !== wish.revision) return { kind: 'stale', pair: pair.id, current: pair }
  return mark(storage, author, [pair], wish.state)
}

export type CheckedAbove =
  | {
      readonly kind: 'checked'
      readonly outcome: EditPairsOutcome
      readonly checked: number
      readonly stoppedAt: PairId | undefined
    }
  | { readonly kind: 'missing' }

const most = 2000

/** Checks every sure link from the start down to a pair, itself included, and stops at the first doubtful one. */
export async function checkAllAbove(storage: Storage, author: Author, wish: { pair: PairId }): Promise<CheckedAbove> {
  const last = await pairById(storage.db, wish.pair)
  if (!last || last.document !== author.document) return { kind: 'missing' }
  const sure: Pair[] = []
  let stoppedAt: PairId | undefined
  for (let after: Pair | undefined; !stoppedAt && sure.length < most;) {
    const page: Pair[] = await pairsAfter(storage.db, author.document, after, 200)
    for (const pair of page) {
      if (pair.position > last.position || (pair.position === last.position && pair.id > last.id)) return finish()
      if (pair.linkState !== 'automatic' || (pair.confidence === null && pair.target === '')) continue
      if (isDoubtful(pair)) {
        stoppedAt = pair.id
        break
      }
      sure.push(pair)
    }
    after = page.at(-1)
    if (!after) break
  }
  return finish()

  async function finish(): Promise<CheckedAbove> {
    const outcome =
      sure.length > 0
        ? await mark(storage, author, sure, 'checked')
        : { kind: 'refused' as const, because: 'No unchecked sure link stands above.' }
    return { kind: 'checked', outcome, checked: sure.length, stoppedAt }
  }
}

async function mark(
  storage: Storage,
  author: Author,
  pairs: readonly Pair[],
  state: LinkState,
): Promise<EditPairsOutcome> {
  const changing = pairs.filter(pair => pair.linkState !== state)
  if (changing.length === 0)
    return {
      kind: 'refused',
      because: state === 'automatic' ? 'This link was not checked.' : `This link is ${state} already.`,
    }
  const edits = changing.map(pair => ({
    pair: pair.id,
    base: pair.revision,
    before: stateOf(pair),
    after: { ...stateOf(pair), linkState: state },
  }))
  const outcome = await applyEdit(storage, { ...author, kind: kindOf[state], pairs: edits })
  if (outcome.kind === 'stale') return outcome
  const ids = edits.map(({ pair }) => pair)
  await recheck(storage, { ...author, pairs: ids })
  storage.publish({
    kind: 'pairs',
    project: author.project,
    document: author.document,
    pairs: ids.length > 50 ? [] : ids,
    operation: outcome.operation,
    user: author.user,
  })
  return { kind: 'applied', operation: outcome.operation, pairs: ids }
}
