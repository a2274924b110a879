import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OperationId } from '../../src/model/id.ts'
import type { Pair } from '../../src/model/pair.ts'
import type { Storage } from '../../src/storage/open.ts'
import { recentOperations } from '../../src/storage/operations.ts'
import { pairsAfter } from '../../src/storage/pairs.ts'
import { saveTarget } from '../../src/storage/save-target.ts'
import { undoOperation } from '../../src/storage/undo.ts'
import { sourceOf } from '../../src/storage/documents.ts'
import { mergeWithNext, splitInTwo } from '../../src/workbench/edit-pairs.ts'
import { engines } from '../support/engines.ts'
import { freshStorage } from '../support/fresh-storage.ts'
import { smallWorld, textIn } from '../support/world.ts'
import type { World } from '../support/world.ts'

const step = fc.oneof(
  fc.record({
    verb: fc.constant('type' as const),
    at: fc.nat(9),
    text: fc.constantFrom('One.', 'Two words.', '', 'Three short words. And more.'),
  }),
  fc.record({ verb: fc.constant('confirm' as const), at: fc.nat(9) }),
  fc.record({ verb: fc.constant('split' as const), at: fc.nat(9), word: fc.nat(30), target: fc.nat(30) }),
  fc.record({ verb: fc.constant('merge' as const), at: fc.nat(9) }),
  fc.record({ verb: fc.constant('undo' as const), back: fc.nat(3) }),
)

/** The words, without the white space, that the pairs of a document hold in order; and whether the spans are in order. */
function cover(source: string, pairs: readonly Pair[]): string {
  let last = 0
  for (const pair of pairs) {
    for (const { start, end } of pair.sentences) {
      expect(start).toBeGreaterThanOrEqual(last)
      expect(source.slice(last, start).trim()).toBe('')
      last = end
    }
    const [first, final] = [pair.sentences[0], pair.sentences.at(-1)]
    expect(pair.source).toBe(first ? source.slice(first.start, final!.end) : '')
  }
  expect(source.slice(last).trim()).toBe('')
  return pairs.map(pair => pair.source).join('')
}

describe.each(engines)('any sequence of edits on $name', engine => {
  let storage: Storage
  let close: () => Promise<void>
  let world: World

  beforeAll(async () => {
    ;({ storage, close } = await freshStorage(engine))
    world = await smallWorld(storage)
  })
  afterAll(() => close())

  it(
    'covers every sentence once, loses no text, and undoes back to the start exactly',
    { timeout: 300_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async steps => {
          const document = await textIn(storage, world.project, 'جاء الوفد. ثم عاد إلى حلب. لم يقل شيئا.\nانتهى اليوم.')
          const source = await sourceOf(storage.db, document.id)
          const author = { project: world.project, document: document.id, user: world.omar }
          const read = () => pairsAfter(storage.db, document.id, undefined, 100)
          const beginning = await read()
          const done: OperationId[] = []
          for (const wish of steps) {
            const pairs = await read()
            const pair = wish.verb === 'undo' ? undefined : pairs[wish.at % pairs.length]!
            switch (wish.verb) {
              case 'type':
                await saveTarget(storage, { ...author, pair: pair!.id, baseRevision: pair!.revision, text: wish.text })
                break
              case 'confirm':
                await saveTarget(storage, {
                  ...author,
                  pair: pair!.id,
                  baseRevision: pair!.revision,
                  verdict: 'confirm',
                })
                break
              case 'split': {
                const [at, targetAt] = [wish.word % (pair!.source.length + 1), wish.target % (pair!.target.length + 1)]
                await splitInTwo(storage, author, { pair: pair!.id, revision: pair!.revision, at, targetAt })
                break
              }
              case 'merge':
                await mergeWithNext(storage, author, { pair: pair!.id, revision: pair!.revision })
                break
              case 'undo': {
                const operation = (await recentOperations(storage.db, { document: document.id }, 5))[wish.back]
                if (operation && operation.kind !== 'imported')
                  await undoOperation(storage, { operation: operation.id, user: world.omar })
              }
            }
            cover(source, await read())
          }
          // everything back, newest first: an undo is an operation too, so undoing all that stands ends at the start
          for (const operation of await recentOperations(storage.db, { document: document.id }, 100)) {
            if (operation.kind === 'imported') continue
            const outcome = await undoOperation(storage, { operation: operation.id, user: null })
            if (outcome.kind === 'undone') done.push(outcome.operation)
          }
          expect((await read()).map(bare)).toEqual(beginning.map(bare))
        }),
        { numRuns: 1000, seed: 20260101 },
      )
    },
  )
})

const bare = ({ id, position, paragraph, sentences, source, target, targetCuts, status, origin }: Pair) => ({
  id,
  position,
  paragraph,
  sentences,
  source,
  target,
  targetCuts,
  status,
  origin,
})
