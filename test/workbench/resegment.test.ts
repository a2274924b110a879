import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SegmentationRules } from '../../src/text/segmentation/segment.ts'
import type { Pair } from '../../src/model/pair.ts'
import { addComment } from '../../src/storage/comments.ts'
import type { Storage } from '../../src/storage/open.ts'
import { pairsAfter } from '../../src/storage/pairs.ts'
import { saveTarget } from '../../src/storage/save-target.ts'
import { previewResegmentation, resegment } from '../../src/workbench/resegment.ts'
import { undo } from '../../src/workbench/undo.ts'
import { engines } from '../support/engines.ts'
import { freshStorage } from '../support/fresh-storage.ts'
import { smallWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const source = 'قال الوزير: لن نعود. وصل الوفد؛ ثم غادر.\nانتهى اليوم. عاد الناس: كلهم.'

describe.each(engines)('new rules for a text half translated, on $name', engine => {
  let storage: Storage
  let close: () => Promise<void>
  let world: World

  beforeAll(async () => {
    ;({ storage, close } = await freshStorage(engine))
  })
  afterAll(() => close())

  const read = (): Promise<Pair[]> => pairsAfter(storage.db, world.document.id, undefined, 1000)
  const wish = (rules: SegmentationRules) => ({
    project: world.project,
    document: world.document.id,
    user: world.omar,
    sourceLang: 'ar',
    rules,
  })
  const translate = (pair: Pair, text: string) =>
    saveTarget(storage, {
      project: world.project,
      pair: pair.id,
      user: world.omar,
      baseRevision: pair.revision,
      text,
      verdict: 'confirm',
    })

  it('divide what is empty, leave what has work whole to be looked at, and touch nothing else', async () => {
    world = await smallWorld(storage, source)
    const [first, , third] = await read()
    await translate(first!, 'The minister said: we shall not return.')
    await addComment(storage, { pair: third!, user: world.layla, kind: 'comment', text: 'Which day?' })
    const before = await read()
    const preview = await previewResegmentation(storage, wish({ breakAfterColon: true, breakAfterSemicolon: true }))
    expect(preview.totals).toEqual({ kept: 1, joined: 0, divided: 4, look: 1 })
    const outcome = await resegment(storage, wish({ breakAfterColon: true, breakAfterSemicolon: true }))
    if (outcome.kind !== 'applied') throw new Error(outcome.kind)
    const after = await read()
    expect(after.map(pair => [pair.source, pair.target, pair.status])).toEqual([
      ['قال الوزير: لن نعود.', 'The minister said: we shall not return.', 'translated'],
      ['وصل الوفد؛', '', 'empty'],
      ['ثم غادر.', '', 'empty'],
      ['انتهى اليوم.', '', 'empty'],
      ['عاد الناس:', '', 'empty'],
      ['كلهم.', '', 'empty'],
    ])
    expect(after[3]).toEqual(before[2])
    await undo(storage, { project: world.project, operation: outcome.operation, user: world.omar })
    expect((await read()).map(bare)).toEqual(before.map(bare))
  })

  it('join pairs and keep the one that had work, with its comments and history', async () => {
    world = await smallWorld(storage, 'جاء د. حسن. ثم ذهب. عاد.')
    const cut = await resegment(storage, wish({ breakRules: [{ before: 'د.', after: 'حسن' }] }))
    expect(cut.kind).toBe('applied')
    const pieces = await read()
    await translate(pieces[1]!, 'Hasan.')
    const back = await resegment(storage, wish({}))
    expect(back.kind).toBe('applied')
    expect((await read())[0]).toMatchObject({ id: pieces[1]!.id, source: 'جاء د. حسن.', target: 'Hasan.' })
  })

  it('of any kind keep every translation, cover the text, and are undone exactly', { timeout: 120_000 }, async () => {
    const rules = fc.record({
      breakAfterColon: fc.boolean(),
      breakAfterSemicolon: fc.boolean(),
      newlineBreaks: fc.boolean(),
      respectAbbreviations: fc.boolean(),
      exceptions: fc.constantFrom([], [{ before: 'نعود.', after: 'وصل' }], [{ before: 'اليوم.', after: '' }]),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(5), { maxLength: 4 }),
        fc.array(rules, { minLength: 1, maxLength: 3 }),
        async (worked, wishes) => {
          world = await smallWorld(storage, source)
          for (const at of worked) {
            const pair = (await read())[at]
            if (pair) await translate(pair, `Text ${at}.`)
          }
          const before = await read()
          const done = []
          for (const each of wishes) {
            const outcome = await resegment(storage, wish(each))
            if (outcome.kind !== 'applied') throw new Error(outcome.kind)
            done.push(outcome.operation)
            const now = await read()
            expect(
              now
                .map(pair => pair.source)
                .join('')
                .replace(/\s/g, ''),
            ).toBe(source.replace(/\s/g, ''))
            expect(
              now
                .map(pair => pair.target)
                .filter(Boolean)
                .join(' '),
            ).toBe(
              before
                .map(pair => pair.target)
                .filter(Boolean)
                .join(' '),
            )
          }
          for (const operation of done.reverse())
            await undo(storage, { project: world.project, operation, user: world.omar })
          expect((await read()).map(bare)).toEqual(before.map(bare))
        },
      ),
      { numRuns: 60, seed: 11 },
    )
  })
})

const bare = ({
  id,
  position,
  paragraph,
  sentences,
  source: text,
  target,
  targetCuts,
  status,
  origin,
  linkState,
  comments,
}: Pair) => ({ id, position, paragraph, sentences, text, target, targetCuts, status, origin, linkState, comments })
