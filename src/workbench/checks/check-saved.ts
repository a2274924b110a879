import { checkPair } from '../../text/checks/check-pair.ts'
import type { CheckedPair, Finding } from '../../text/checks/check.ts'
import type { DocumentId, OperationId, PairId, ProjectId } from '../../model/id.ts'
import type { Pair } from '../../model/pair.ts'
import { dismissedKeysIn } from '../../storage/dismissals.ts'
import { carryFindingsIn, keepFindingsIn, unseenOf } from '../../storage/findings.ts'
import type { PairFindings } from '../../storage/findings.ts'
import type { Storage, Tx } from '../../storage/open.ts'
import { pairById } from '../../storage/pairs.ts'
import { changedPairs } from '../../storage/operations.ts'
import { checkedPair, checkedPairs } from './checked-pair.ts'
import { checkingOf } from './checking.ts'
import type { Checking } from './checking.ts'

/** A check that fails must never cost anybody a save; what went wrong is told to whoever runs the server. */
export interface CheckedSave {
  readonly problem?: unknown
}

/** Checks a pair inside the save that wrote it. */
export async function checkSavedIn(tx: Tx, checking: Checking, before: Pair, pair: Pair): Promise<CheckedSave> {
  const [checked] = await checkedPairs(tx, [pair], checking)
  const found = findingsOf(checking, pair, checked!)
  if ('problem' in found) return found
  if (before.target === pair.target && before.revision !== pair.revision) await carryFindingsIn(tx, [pair.id])
  await keepFindingsIn(tx, [found])
  return {}
}

function findingsOf(
  checking: Checking,
  { id, document, revision }: Pair,
  checked: CheckedPair,
): PairFindings | { readonly problem: unknown } {
  try {
    return { pair: id, document, revision, findings: checkPair(checked, checking.context) }
  } catch (problem) {
    return { problem }
  }
}

/** Why a pair cannot be approved with this text; `undefined` when nothing speaks against it. */
export async function errorAgainstApproval(
  tx: Tx,
  checking: Checking,
  project: ProjectId,
  pair: Pair,
): Promise<string | undefined> {
  const { settings } = checking
  if (!settings.errorsBlockApproval) return undefined
  const found = findingsOf(checking, pair, { ...checkedPair(pair, checking), status: 'approved' })
  if ('problem' in found) return undefined
  const errors = found.findings.filter(
    ({ severity, check }) => severity === 'error' && !settings.switchedOff.has(check),
  )
  if (errors.length === 0) return undefined
  const dismissed = await dismissedKeysIn(tx, { project, document: pair.document, pair: pair.id })
  const open = errors.find(({ key, check }) => !dismissed.has(key) && !dismissed.has(check))
  return open && sentenceOf(open)
}

const sentenceOf = ({ message }: Finding): string =>
  `${message} Mend or dismiss this first: in this project, errors stand in the way of approval.`

const pairsPerWrite = 40
const mostRechecked = 2000

/**
 * Checks pairs that something other than a save changed: split, joined, undone, judged together.
 * Of more than 2,000 the rest is left to a check of the whole text, which the page offers.
 */
export async function recheck(
  storage: Storage,
  of: { project: ProjectId; document: DocumentId; pairs: readonly PairId[] },
): Promise<void> {
  await checkAnew(storage, { ...of, pairs: await unseenOf(storage.db, of.pairs.slice(0, mostRechecked)) })
}

/** Checks pairs whether they were seen or not: what they are checked with has changed. */
export async function checkAnew(
  storage: Storage,
  of: { project: ProjectId; document: DocumentId; pairs: readonly PairId[] },
): Promise<void> {
  const checking = await checkingOf(storage, of)
  for (let start = 0; start < of.pairs.length; start += pairsPerWrite) {
    const pairs: Pair[] = []
    for (const id of of.pairs.slice(start, start + pairsPerWrite)) {
      const pair = await pairById(storage.db, id)
      if (pair) pairs.push(pair)
    }
    const checked = await checkedPairs(storage.db, pairs, checking)
    const found = pairs
      .map((pair, at) => findingsOf(checking, pair, checked[at]!))
      .filter((found): found is PairFindings => !('problem' in found))
    await storage.write(tx => keepFindingsIn(tx, found))
  }
}

/** The same for all pairs an operation touched. */
export async function recheckOperation(
  storage: Storage,
  of: { project: ProjectId; document: DocumentId; operation: OperationId },
): Promise<void> {
  await recheck(storage, { ...of, pairs: await changedPairs(storage.db, of.operation, mostRechecked) })
}
