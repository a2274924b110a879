import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stateOf } from '../../../src/model/pair.ts'
import type { Pair } from '../../../src/model/pair.ts'
import { createDocument } from '../../../src/storage/documents.ts'
import type { Storage } from '../../../src/storage/open.ts'
import { recentOperations } from '../../../src/storage/operations.ts'
import { pairsAfter } from '../../../src/storage/pairs.ts'
import { editLinks, linkVerbs } from '../../../src/workbench/alignment/edit-links.ts'
import { checkAllAbove, markLink } from '../../../src/workbench/alignment/mark-links.ts'
import { redo } from '../../../src/workbench/redo.ts'
import { nextUndo, undo } from '../../../src/workbench/undo.ts'
import { sentencesOf } from '../../../src/workbench/add-document.ts'
import { wordsOf } from '../../support/douma.ts'
import { engines } from '../../support/engines.ts'
import { freshStorage } from '../../support/fresh-storage.ts'
import { smallWorld } from '../../support/world.ts'
import type { World } from '../../support/world.ts'

const source = 'وصل الوفد. ثم عاد إلى حلب. لم يقل شيئا.\nانتهى اليوم. نام الجميع.'
const english = [
  'The delegation came.',
  'Then it went back to Aleppo. It said nothing.',
  '',
  'The day was over.',
  'All slept.',
]

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(...linkVerbs.filter(verb => verb !== 'edit-sentence')),
      at: fc.nat(9),
      side: fc.constantFrom('source' as const, 'target' as const),
      sentence: fc.nat(2),
      place: fc.nat(60),
    }),
  },
  fc.record({
    do: fc.constantFrom('checked' as const, 'pinned' as const, 'automatic' as const, 'above' as const),
    at: fc.nat(9),
  }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
)

type Step = typeof step extends fc.Arbitrary<infer Wish> ? Wish : never

describe.each(engines)('any sequence of verbs of aligning on $name', engine => {
  let [storage, close]: [Storage, () => Promise<void>] = [undefined!, undefined!]
  let world: World

  beforeAll(async () => {
    ;({ storage, close } = await freshStorage(engine))
    world = await smallWorld(storage)
  })
  afterAll(() => close())

  it(
    'keeps every word of both sides in order, leaves anchors alone, and undoes back to the start',
    { timeout: 200_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async steps => {
          const document = await alignedDocument()
          const author = { project: world.project, document: document.id, user: world.omar }
          const read = () => pairsAfter(storage.db, document.id, undefined, 100)
          const beginning = await read()
          for (const wish of steps) {
            const before = await read()
            const anchors = before.filter(pair => pair.linkState === 'pinned')
            await carryOut(wish, before, author)
            const after = await read()
            for (const side of ['source', 'target'] as const)
              expect(wordsOf(after, side)).toBe(wordsOf(beginning, side))
            expect(new Set(after.map(pair => pair.position)).size).toBe(after.length)
            if ('side' in wish) expect(after).toEqual(expect.arrayContaining(anchors))
          }
          for (const operation of await recentOperations(storage.db, { document: document.id }, 100)) {
            if (operation.kind !== 'imported')
              await undo(storage, { project: world.project, operation: operation.id, user: world.omar })
          }
          expect((await read()).map(bare)).toEqual(beginning.map(bare))
        }),
        { numRuns: 120, seed: 11 },
      )
    },
  )

  async function alignedDocument() {
    const pairs = sentencesOf(source, 'ar').map(({ start, end, paragraph }, index) => ({
      sentences: [{ start, end }],
      paragraph,
      target: english[index]!,
      confidence: 0.9 - index / 10,
      ...(english[index]!.includes('. ') && { targetCuts: [english[index]!.indexOf('. ') + 2] }),
    }))
    return createDocument(storage, { project: world.project, user: null, title: 'نص', source, original: '', pairs })
  }

  async function undoLast(author: Parameters<typeof redo>[1]): Promise<void> {
    const last = await nextUndo(storage, author)
    if (last) await undo(storage, { project: world.project, operation: last.id, user: world.omar })
  }

  async function carryOut(wish: Step, pairs: readonly Pair[], author: Parameters<typeof redo>[1]): Promise<void> {
    if ('side' in wish) {
      const pair = pairs[wish.at % pairs.length]!
      const at = wish.side === 'source' ? (pair.sentences[0]?.start ?? 0) + wish.place : wish.place
      await editLinks(
        storage,
        author,
        { sourceLang: 'ar', targetLang: 'en' },
        { ...wish, verb: wish.do, pair: pair.id, revisions: { [pair.id]: pair.revision }, at },
      )
      return
    }
    if (wish.do === 'redo') return void (await redo(storage, author))
    if (!('at' in wish)) return undoLast(author)
    const pair = pairs[wish.at % pairs.length]!
    if (wish.do === 'above') await checkAllAbove(storage, author, { pair: pair.id })
    else await markLink(storage, author, { pair: pair.id, revision: pair.revision, state: wish.do })
  }
})

const bare = (pair: Pair) => ({ id: pair.id, ...stateOf(pair), source: pair.source, comments: pair.comments })
