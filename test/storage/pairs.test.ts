import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OperationId } from '../../src/model/id.ts'
import { newId } from '../../src/storage/new-id.ts'
import type { Storage } from '../../src/storage/open.ts'
import { countChangedSince } from '../../src/storage/changed-since.ts'
import { addComment, commentsOf } from '../../src/storage/comments.ts'
import { changesOf, historyOf, recentOperations } from '../../src/storage/operations.ts'
import { eachPair, keyAt, pairById, pairsAfter, pairsBeforeKey, progressOf } from '../../src/storage/pairs.ts'
import { saveTarget } from '../../src/storage/save-target.ts'
import type { Save } from '../../src/storage/save-target.ts'
import { undoOperation } from '../../src/storage/undo.ts'
import { mergeWithNext, splitInTwo } from '../../src/workbench/edit-pairs.ts'
import { judgeMany } from '../../src/workbench/judge-many.ts'
import { engines } from '../support/engines.ts'
import { freshStorage } from '../support/fresh-storage.ts'
import { smallWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

function operationOf(outcome: { kind: string; operation?: OperationId }): OperationId {
  if (!outcome.operation) throw new Error(`no operation was made: ${outcome.kind}`)
  return outcome.operation
}

describe.each(engines)('pairs on $name', engine => {
  let storage: Storage
  let world: World
  let close: () => Promise<void>

  beforeAll(async () => {
    ;({ storage, close } = await freshStorage(engine))
  })
  afterAll(() => close())

  const fresh = async () => {
    world = await smallWorld(storage)
    return pairsAfter(storage.db, world.document.id, undefined, 10)
  }
  const save = (fields: Pick<Save, 'pair' | 'baseRevision'> & Partial<Save>) =>
    saveTarget(storage, { project: world.project, user: world.omar, ...fields })
  const author = () => ({ project: world.project, document: world.document.id, user: world.omar })

  it('a document keeps its sentences in order, with numbers counted from the index', async () => {
    const pairs = await fresh()
    expect(pairs.map(pair => pair.source)).toEqual([
      'وصلت القافلة إلى دمشق.',
      'قال المرصد إن الطريق مفتوح.',
      'عاد السكان إلى بيوتهم.',
    ])
    expect(pairs.map(pair => pair.paragraph)).toEqual([0, 0, 1])
    expect(await pairsBeforeKey(storage.db, world.document.id, pairs[2]!)).toBe(2)
    expect((await keyAt(storage.db, world.document.id, 1))?.id).toBe(pairs[1]!.id)
  })

  it('a save against an old revision changes nothing and returns the newer text', async () => {
    const [pair] = await fresh()
    await save({ pair: pair!.id, baseRevision: 1, text: 'The convoy reached Damascus.' })
    const outcome = await save({ pair: pair!.id, baseRevision: 1, text: 'A convoy came.', user: world.layla })
    expect(outcome).toMatchObject({ kind: 'stale', current: { target: 'The convoy reached Damascus.', revision: 2 } })
  })

  it('two saves at once have one winner', async () => {
    for (let round = 0; round < 20; round++) {
      const [pair] = await fresh()
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          save({ pair: pair!.id, baseRevision: 1, text: `text ${index}`, user: index % 2 ? world.omar : world.layla }),
        ),
      )
      const winners = outcomes.flatMap((outcome, index) => (outcome.kind === 'saved' ? [index] : []))
      expect(winners).toHaveLength(1)
      expect(await pairById(storage.db, pair!.id)).toMatchObject({ target: `text ${winners[0]}`, revision: 2 })
    }
  })

  it('a save repeated with its id is answered again, not refused', async () => {
    const [pair] = await fresh()
    const saveId = newId<'save'>()
    await save({ pair: pair!.id, baseRevision: 1, text: 'once', saveId })
    expect(await save({ pair: pair!.id, baseRevision: 1, text: 'once', saveId })).toMatchObject({
      kind: 'saved',
      pair: { revision: 2 },
    })
  })

  it('one author’s typing joins one operation and keeps every state', async () => {
    const [pair] = await fresh()
    for (const [index, text] of ['T', 'Th', 'The'].entries())
      await save({ pair: pair!.id, baseRevision: index + 1, text })
    const typed = (await recentOperations(storage.db, { document: world.document.id }, 10)).filter(
      ({ kind }) => kind === 'typed',
    )
    expect(typed).toHaveLength(1)
    expect((await historyOf(storage.db, pair!.id)).map(entry => entry.after?.target)).toEqual(['The', 'Th', 'T'])
    await undoOperation(storage, { operation: typed[0]!.id, user: world.omar })
    expect(await pairById(storage.db, pair!.id)).toMatchObject({ target: '', status: 'empty', revision: 5 })
  })

  it('ten saves of an approved pair drop it one step only', async () => {
    const [pair] = await fresh()
    await save({ pair: pair!.id, baseRevision: 1, text: 'Ready.', verdict: 'approve' })
    for (let index = 0; index < 10; index++)
      await save({ pair: pair!.id, baseRevision: 2 + index, text: `Ready. ${index}` })
    expect(await pairById(storage.db, pair!.id)).toMatchObject({ status: 'translated', revision: 12 })
  })

  it('sending back keeps the reason as a comment', async () => {
    const [pair] = await fresh()
    await save({ pair: pair!.id, baseRevision: 1, text: 'It came.', verdict: 'confirm' })
    await save({ pair: pair!.id, baseRevision: 2, verdict: 'changes', reason: 'Name the convoy.', user: world.layla })
    expect(await pairById(storage.db, pair!.id)).toMatchObject({ status: 'changes', comments: 1 })
    expect(await commentsOf(storage.db, [pair!.id])).toMatchObject([
      { kind: 'reason', text: 'Name the convoy.', author: 'Layla' },
    ])
  })

  it('an empty pair cannot be confirmed', async () => {
    const [pair] = await fresh()
    expect(await save({ pair: pair!.id, baseRevision: 1, verdict: 'confirm' })).toMatchObject({ kind: 'refused' })
  })

  it('a split is undone exactly, and the undo can be undone', async () => {
    const [pair] = await fresh()
    await save({ pair: pair!.id, baseRevision: 1, text: 'The convoy reached Damascus.', verdict: 'confirm' })
    const outcome = await splitInTwo(storage, author(), {
      pair: pair!.id,
      revision: 2,
      at: pair!.source.indexOf('إلى'),
      targetAt: 11,
    })
    expect(outcome.kind).toBe('applied')
    const split = await pairsAfter(storage.db, world.document.id, undefined, 10)
    expect(split.map(part => [part.source, part.target, part.status])).toEqual([
      ['وصلت القافلة', 'The convoy', 'draft'],
      ['إلى دمشق.', 'reached Damascus.', 'draft'],
      ['قال المرصد إن الطريق مفتوح.', '', 'empty'],
      ['عاد السكان إلى بيوتهم.', '', 'empty'],
    ])
    const operation = operationOf(outcome)
    const undone = await undoOperation(storage, { operation, user: world.omar })
    expect(await pairsAfter(storage.db, world.document.id, undefined, 10)).toMatchObject([
      { id: pair!.id, source: pair!.source, target: 'The convoy reached Damascus.', status: 'translated' },
      {},
      {},
    ])
    await undoOperation(storage, { operation: operationOf(undone), user: world.omar })
    expect((await pairsAfter(storage.db, world.document.id, undefined, 10)).map(part => part.source)).toEqual(
      split.map(part => part.source),
    )
  })

  it('an operation whose pairs were changed since is not undone without asking', async () => {
    const [pair] = await fresh()
    const outcome = await splitInTwo(storage, author(), {
      pair: pair!.id,
      revision: 1,
      at: pair!.source.indexOf('إلى'),
    })
    await save({ pair: pair!.id, baseRevision: 2, text: 'The convoy', user: world.layla })
    expect(await undoOperation(storage, { operation: operationOf(outcome), user: world.omar })).toEqual({
      kind: 'changed-since',
      pairs: [pair!.id],
      canSkip: false,
    })
  })

  it('a merge keeps white space between the sentences, moves comments, and gives them back on undo', async () => {
    const [first, second] = await fresh()
    await addComment(storage, { pair: second!, user: world.layla, kind: 'comment', text: 'Which road?' })
    const outcome = await mergeWithNext(storage, author(), { pair: first!.id, revision: 1, nextRevision: 1 })
    expect(await pairById(storage.db, first!.id)).toMatchObject({
      source: 'وصلت القافلة إلى دمشق. قال المرصد إن الطريق مفتوح.',
      comments: 1,
    })
    await undoOperation(storage, { operation: operationOf(outcome), user: world.omar })
    expect(await pairById(storage.db, first!.id)).toMatchObject({ source: first!.source, comments: 0 })
    expect(await pairById(storage.db, second!.id)).toMatchObject({
      source: second!.source,
      comments: 1,
      position: second!.position,
    })
  })

  it('a merge and a save of its second half at once never lose the text', async () => {
    for (let round = 0; round < 10; round++) {
      const [first, second] = await fresh()
      const [merge, saved] = await Promise.all([
        mergeWithNext(storage, author(), { pair: first!.id, revision: 1 }),
        save({ pair: second!.id, baseRevision: 1, text: 'The road is open.', user: world.layla }),
      ])
      const texts: string[] = []
      for await (const pair of eachPair(storage.db, world.document.id)) texts.push(pair.target)
      if (saved.kind === 'saved') expect(texts.join('')).toContain('The road is open.')
      else expect([merge.kind, saved.kind]).toEqual(['applied', 'missing'])
    }
  })

  it('many are approved as one operation, and those changed meanwhile are reported', async () => {
    const pairs = await fresh()
    for (const pair of pairs) await save({ pair: pair.id, baseRevision: 1, text: 'Done.', verdict: 'confirm' })
    await save({ pair: pairs[1]!.id, baseRevision: 2, text: 'Done!' })
    const outcome = await judgeMany(storage, {
      ...author(),
      user: world.layla,
      verdict: 'approve',
      pairs: pairs.map(({ id }) => ({ id, revision: 2 })),
    })
    expect(outcome).toMatchObject({
      done: [pairs[0]!.id, pairs[2]!.id],
      skipped: [{ pair: pairs[1]!.id, because: 'It was changed since you looked.' }],
    })
    expect(await changesOf(storage.db, outcome.operation!)).toHaveLength(2)
    expect((await progressOf(storage.db, [world.document.id])).get(world.document.id)).toMatchObject({
      approved: { pairs: 2, words: 8 },
      draft: { pairs: 1 },
    })
  })

  it('many are sent back in one step, each with the reason, and one undo brings them all forward', async () => {
    const pairs = await fresh()
    for (const [index, pair] of pairs.entries())
      await save({ pair: pair.id, baseRevision: 1, text: `Translation ${index}.` })
    const outcome = await judgeMany(storage, {
      ...author(),
      user: world.layla,
      verdict: 'changes',
      reason: 'Use the past tense.',
      pairs: pairs.slice(0, 2).map(({ id }) => ({ id, revision: 2 })),
    })
    const after = await pairsAfter(storage.db, world.document.id, undefined, 10)
    expect(after.map(({ status, comments }) => [status, comments])).toEqual([
      ['changes', 1],
      ['changes', 1],
      ['draft', 0],
    ])
    expect((await commentsOf(storage.db, [pairs[1]!.id])).map(({ kind, text }) => [kind, text])).toEqual([
      ['reason', 'Use the past tense.'],
    ])
    await undoOperation(storage, { operation: outcome.operation!, user: world.layla })
    expect((await pairsAfter(storage.db, world.document.id, undefined, 10)).map(({ status }) => status)).toEqual([
      'draft',
      'draft',
      'draft',
    ])
  })

  it('what others changed since a reviewer judged it is found, and what the reviewer changed last is not', async () => {
    const pairs = await fresh()
    for (const [index, pair] of pairs.entries())
      await save({ pair: pair.id, baseRevision: 1, text: `Translation ${index}.` })
    await judgeMany(storage, {
      ...author(),
      user: world.layla,
      verdict: 'approve',
      pairs: pairs.slice(0, 2).map(({ id }) => ({ id, revision: 2 })),
    })
    expect(await countChangedSince(storage.db, world.document.id, world.layla)).toBe(0)
    await save({ pair: pairs[1]!.id, baseRevision: 3, text: 'A second thought.' })
    await save({ pair: pairs[2]!.id, baseRevision: 2, text: 'Never seen by the reviewer.' })
    expect(
      (await pairsAfter(storage.db, world.document.id, undefined, 10, { changedSince: world.layla })).map(
        ({ id }) => id,
      ),
    ).toEqual([pairs[1]!.id])
    expect(await countChangedSince(storage.db, world.document.id, world.layla)).toBe(1)
    expect(await countChangedSince(storage.db, world.document.id, world.omar)).toBe(1)
  })
})
