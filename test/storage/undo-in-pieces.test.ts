import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mergePairs } from '../../src/model/edits/merge-pairs.ts'
import { stateOf } from '../../src/model/pair.ts'
import type { Pair } from '../../src/model/pair.ts'
import type { OperationId } from '../../src/model/id.ts'
import { addComment } from '../../src/storage/comments.ts'
import type { Document } from '../../src/storage/documents.ts'
import type { PairEdit } from '../../src/storage/edits.ts'
import { applyLongEdit } from '../../src/storage/long-edit.ts'
import type { Storage } from '../../src/storage/open.ts'
import { pairById, pairsAfter } from '../../src/storage/pairs.ts'
import { saveTarget } from '../../src/storage/save-target.ts'
import { undoOperation } from '../../src/storage/undo.ts'
import { engines } from '../support/engines.ts'
import { freshStorage } from '../support/fresh-storage.ts'
import { smallWorld, textIn } from '../support/world.ts'
import type { World } from '../support/world.ts'

const sentences = 800

describe.each(engines)('an operation of hundreds of pairs on $name', engine => {
  let [storage, close]: [Storage, () => Promise<void>] = [undefined!, undefined!]
  let [world, document]: [World, Document] = [undefined!, undefined!]
  const read = () => pairsAfter(storage.db, document.id, undefined, 2000)

  beforeAll(async () => {
    ;({ storage, close } = await freshStorage(engine))
    world = await smallWorld(storage)
    document = await textIn(
      storage,
      world.project,
      Array.from({ length: sentences }, (_, index) => `هذه هي الجملة رقم ${index}.`).join('\n'),
    )
  })
  afterAll(() => close())

  /** Joins every two pairs, as one operation in pieces of sixteen. */
  async function joinAll(): Promise<OperationId> {
    const pairs = await read()
    const pieces = Array.from({ length: Math.ceil(pairs.length / 16) }, (_, at) =>
      pairs.slice(at * 16, at * 16 + 16),
    ).map(some => ({
      pairs: some.map(pair => pair.id),
      plan: (): PairEdit[] => twos(some).flatMap(([one, other]) => joined(one, other)),
    }))
    return (await applyLongEdit(
      storage,
      { project: world.project, document: document.id, user: world.omar, kind: 'aligned' },
      pieces,
      () => undefined,
    ))!
  }

  const undo = (operation: OperationId) => undoOperation(storage, { operation, user: world.omar })

  it('is taken back exactly, comments too, and done again exactly', async () => {
    const before = await read()
    await addComment(storage, { pair: before[5]!, user: world.layla, kind: 'comment', text: 'Look at this.' })
    const operation = await joinAll()
    const after = await read()
    expect(after).toHaveLength(sentences / 2)
    expect(after[2]!.comments).toBe(1)
    const undone = await undo(operation)
    expect(undone).toMatchObject({ kind: 'undone', skipped: [] })
    expect((await read()).map(bare)).toEqual(before.map(bare))
    expect((await pairById(storage.db, before[5]!.id))!.comments).toBe(1)
    const redone = await undo((undone as { operation: OperationId }).operation)
    expect((await read()).map(bare)).toEqual(after.map(bare))
    expect(await undo((redone as { operation: OperationId }).operation)).toMatchObject({ kind: 'undone' })
    expect((await read()).map(bare)).toEqual(before.map(bare))
  })

  it('lets the saves of others pass while it is taken back, and is taken back once', async () => {
    const operation = await joinAll()
    const [elsewhere] = await pairsAfter(storage.db, world.document.id, undefined, 1)
    const ended: string[] = []
    const outcomes = Promise.all([undo(operation), undo(operation)].map(each => each.finally(() => ended.push('undo'))))
    const saved = saveTarget(storage, {
      project: world.project,
      pair: elsewhere!.id,
      user: world.layla,
      baseRevision: elsewhere!.revision,
      text: 'Written meanwhile.',
    }).finally(() => ended.push('save'))
    expect((await outcomes).map(outcome => outcome.kind).sort()).toEqual(['already-undone', 'undone'])
    await saved
    expect(ended.indexOf('save')).toBeLessThan(ended.lastIndexOf('undo'))
    expect(await read()).toHaveLength(sentences)
  })

  it('stays as it is when a pair of it was changed since', async () => {
    const operation = await joinAll()
    const joinedPairs = await read()
    const changed = joinedPairs[200]!
    await applyLongEdit(
      storage,
      { project: world.project, document: document.id, user: world.layla, kind: 'checked' },
      [
        {
          pairs: [changed.id],
          plan: () => [
            {
              pair: changed.id,
              base: changed.revision,
              before: stateOf(changed),
              after: { ...stateOf(changed), linkState: 'checked' },
            },
          ],
        },
      ],
      () => undefined,
    )
    expect(await undo(operation)).toEqual({ kind: 'changed-since', pairs: [changed.id], canSkip: false })
    expect(await read()).toHaveLength(sentences / 2)
  })
})

const bare = (pair: Pair) => ({ id: pair.id, ...stateOf(pair), source: pair.source })

const twos = (pairs: readonly Pair[]): [Pair, Pair][] =>
  pairs.flatMap((pair, index) => (index % 2 === 0 ? [[pair, pairs[index + 1]!] as [Pair, Pair]] : []))

function joined(one: Pair, other: Pair): PairEdit[] {
  const plan = mergePairs(one, other)
  if (plan.kind === 'refused') throw new Error(plan.because)
  return plan.changes.map(({ pair, after }) => ({
    ...(after === null && { heir: one.id }),
    pair: pair!.id,
    base: pair!.revision,
    before: stateOf(pair!),
    after,
  }))
}
