import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Finding } from '../../src/text/checks/check.ts'
import type { Pair } from '../../src/model/pair.ts'
import { checkSettings, setErrorsBlockApproval, switchCheck } from '../../src/storage/check-settings.ts'
import { beginDocumentRun, cancelDocumentRun, documentRunOf, tellDocumentRun } from '../../src/storage/document-runs.ts'
import type { RunKind } from '../../src/storage/document-runs.ts'
import { dismiss, dismissalsOf, dismissedKeysIn, endDismissal } from '../../src/storage/dismissals.ts'
import {
  carryFindingsIn,
  countUnseen,
  countWithFindings,
  countsByCheck,
  keepFindingsIn,
  openFindingsOf,
  unseenOf,
} from '../../src/storage/findings.ts'
import type { PairFindings } from '../../src/storage/findings.ts'
import type { Storage } from '../../src/storage/open.ts'
import { countPairs, pairsAfter } from '../../src/storage/pairs.ts'
import { saveTarget } from '../../src/storage/save-target.ts'
import { engines } from '../support/engines.ts'
import { freshStorage } from '../support/fresh-storage.ts'
import { smallWorld, textIn } from '../support/world.ts'
import type { World } from '../support/world.ts'

const number: Finding = {
  check: 'number-changed',
  key: 'number-changed:7',
  severity: 'error',
  side: 'target',
  at: { start: 3, end: 4 },
  message: 'The source says 7.',
  fix: { label: 'Write 7', text: 'is 7' },
}
const space: Finding = {
  check: 'double-space',
  key: 'double-space:',
  severity: 'warning',
  side: 'target',
  message: 'Two spaces.',
}
const spelling: Finding = {
  check: 'name-spelling',
  key: 'name-spelling:دوما duma',
  severity: 'warning',
  side: 'target',
  message: 'Douma elsewhere.',
}

const at = (pair: Pair, findings: readonly Finding[], inDocument?: readonly Finding[]): PairFindings => ({
  pair: pair.id,
  document: pair.document,
  revision: pair.revision,
  findings,
  ...(inDocument && { inDocument }),
})

describe.each(engines)('findings on $name', engine => {
  let storage: Storage
  let close: () => Promise<void>
  let world: World
  let pairs: Pair[]

  beforeAll(async () => {
    ;({ storage, close } = await freshStorage(engine))
  })
  beforeEach(async () => {
    world = await smallWorld(storage)
    pairs = await pairsAfter(storage.db, world.document.id, undefined, 10)
  })
  afterAll(() => close())

  const keep = (...found: PairFindings[]): Promise<void> => storage.write(tx => keepFindingsIn(tx, found))
  const dismissing = (document: Pair['document'] | null, pair: Pair['id'] | null) =>
    dismiss(storage, {
      project: world.project,
      document,
      pair,
      key: number.key,
      message: number.message,
      reason: 'It is a name.',
      user: world.omar,
    })
  const open = async (pair: Pair): Promise<string[]> =>
    ((await openFindingsOf(storage.db, pair.document, [pair.id])).get(pair.id) ?? []).map(({ check }) => check)
  const type = async (pair: Pair, text: string): Promise<Pair> => {
    const outcome = await saveTarget(storage, {
      project: world.project,
      pair: pair.id,
      user: world.omar,
      baseRevision: pair.revision,
      text,
    })
    if (outcome.kind !== 'saved') throw new Error(outcome.kind)
    return outcome.pair
  }

  it('come back as they were found, those about the pair alone first', async () => {
    await keep(at(pairs[0]!, [number, space], [spelling]))
    expect(
      (
        await openFindingsOf(
          storage.db,
          world.document.id,
          pairs.map(({ id }) => id),
        )
      ).get(pairs[0]!.id),
    ).toEqual([number, space, spelling])
  })

  it('hold for the revision they were found at only', async () => {
    await keep(at(pairs[0]!, [number]))
    const newer = await type(pairs[0]!, 'something else')
    expect(await open(newer)).toEqual([])
  })

  it('of an older revision never hide those of a newer one', async () => {
    const newer = await type(pairs[0]!, 'something else')
    await keep(at(newer, [space]))
    await keep(at(pairs[0]!, [number]))
    expect(await open(newer)).toEqual(['double-space'])
    expect(await unseenOf(storage.db, [newer.id])).toEqual([])
  })

  it('of the document stay when the pair alone is checked again, and move to a revision with the same text', async () => {
    await keep(at(pairs[0]!, [number], [spelling]))
    await keep(at(pairs[0]!, [space]))
    expect(await open(pairs[0]!)).toEqual(['double-space', 'name-spelling'])
    const newer = await type(pairs[0]!, 'x')
    await storage.write(tx => carryFindingsIn(tx, [newer.id]))
    await keep(at(newer, []))
    expect(await open(newer)).toEqual(['name-spelling'])
    await keep(at(newer, [], []))
    expect(await open(newer)).toEqual([])
  })

  it('are kept for hundreds of pairs at once', async () => {
    const long = await textIn(
      storage,
      world.project,
      Array.from({ length: 250 }, (_, line) => `الجملة رقم ${line}.`).join('\n'),
    )
    const all = await pairsAfter(storage.db, long.id, undefined, 1000)
    expect(all).toHaveLength(250)
    await keep(...all.map((pair, index) => at(pair, index % 2 === 0 ? [number, space] : [])))
    expect(await countWithFindings(storage.db, long.id)).toBe(125)
    expect(await countPairs(storage.db, long.id, { withFindings: true })).toBe(125)
    expect(await countsByCheck(storage.db, long.id)).toEqual(
      new Map([
        ['number-changed', 125],
        ['double-space', 125],
      ]),
    )
  })

  it('go with a pair that goes', async () => {
    await keep(at(pairs[0]!, [number]))
    await storage.write(tx => tx.deleteFrom('pair').where('id', '=', pairs[0]!.id).execute())
    expect(await countWithFindings(storage.db, world.document.id)).toBe(0)
  })

  it('tell which translated pairs nobody has looked at', async () => {
    const [first, second] = [await type(pairs[0]!, 'one'), await type(pairs[1]!, 'two')]
    expect(await countUnseen(storage.db, world.document.id)).toBe(2)
    await keep(at(first, []))
    expect(await countUnseen(storage.db, world.document.id)).toBe(1)
    expect(await unseenOf(storage.db, [first.id, second.id])).toEqual([second.id])
  })

  it('show again when a check is switched on again', async () => {
    await keep(at(pairs[0]!, [number, space]))
    await switchCheck(storage, { project: world.project, check: 'double-space', isOn: false, user: world.layla })
    expect(await open(pairs[0]!)).toEqual(['number-changed'])
    expect([...(await checkSettings(storage.db, world.project)).switchedOff]).toEqual(['double-space'])
    await switchCheck(storage, { project: world.project, check: 'double-space', isOn: true, user: world.layla })
    expect(await open(pairs[0]!)).toEqual(['number-changed', 'double-space'])
  })

  it('are nobody else’s business: switches and dismissals of another project change nothing', async () => {
    const other = await smallWorld(storage)
    await keep(at(pairs[0]!, [number, space]))
    await switchCheck(storage, { project: other.project, check: 'double-space', isOn: false, user: other.layla })
    await dismiss(storage, {
      project: other.project,
      document: null,
      pair: null,
      key: number.key,
      message: '',
      reason: 'ours',
      user: other.layla,
    })
    expect(await open(pairs[0]!)).toEqual(['number-changed', 'double-space'])
  })

  describe('that are dismissed', () => {
    it('here are gone here and stay elsewhere', async () => {
      await keep(at(pairs[0]!, [number]), at(pairs[1]!, [number]))
      await dismissing(world.document.id, pairs[0]!.id)
      expect([await open(pairs[0]!), await open(pairs[1]!)]).toEqual([[], ['number-changed']])
      expect(await countWithFindings(storage.db, world.document.id)).toBe(1)
    })

    it('in the text are gone in the text and stay in others', async () => {
      const [elsewhere] = await pairsAfter(
        storage.db,
        (await textIn(storage, world.project, 'جملة أخرى هنا.')).id,
        undefined,
        1,
      )
      await keep(at(pairs[0]!, [number]), at(pairs[1]!, [number]), at(elsewhere!, [number]))
      await dismissing(world.document.id, null)
      expect([await open(pairs[0]!), await open(pairs[1]!), await open(elsewhere!)]).toEqual([
        [],
        [],
        ['number-changed'],
      ])
      await dismissing(null, null)
      expect(await open(elsewhere!)).toEqual([])
    })

    it('are told with who and why, once, and come back when that is taken back', async () => {
      await keep(at(pairs[0]!, [number]))
      const [first, again] = [
        await dismissing(world.document.id, pairs[0]!.id),
        await dismissing(world.document.id, pairs[0]!.id),
      ]
      expect(again).toBe(first)
      expect(await dismissalsOf(storage.db, world.project, 10)).toMatchObject([
        { author: 'Omar', reason: 'It is a name.', message: number.message, pair: pairs[0]!.id },
      ])
      const place = { project: world.project, document: world.document.id, pair: pairs[0]!.id }
      expect([...(await dismissedKeysIn(storage.db, place))]).toEqual([number.key])
      expect(
        await endDismissal(storage, {
          project: world.project,
          dismissal: first,
          user: world.layla,
          projectWide: false,
        }),
      ).toEqual(place)
      expect(await open(pairs[0]!)).toEqual(['number-changed'])
      expect(await dismissalsOf(storage.db, world.project, 10)).toEqual([])
      expect(
        await endDismissal(storage, {
          project: world.project,
          dismissal: first,
          user: world.layla,
          projectWide: false,
        }),
      ).toBeUndefined()
    })

    it('in the project come back only by those who may decide for the project', async () => {
      const dismissal = await dismissing(null, null)
      expect(
        await endDismissal(storage, { project: world.project, dismissal, user: world.omar, projectWide: false }),
      ).toBeUndefined()
      expect(
        await endDismissal(storage, { project: world.project, dismissal, user: world.layla, projectWide: true }),
      ).toEqual({ project: world.project, document: null, pair: null })
    })
  })

  it('may stand in the way of approval, where a project says so', async () => {
    expect((await checkSettings(storage.db, world.project)).errorsBlockApproval).toBe(false)
    await setErrorsBlockApproval(storage, world.project, true)
    expect((await checkSettings(storage.db, world.project)).errorsBlockApproval).toBe(true)
  })

  const wish = (kind: RunKind = 'check') => ({ document: world.document.id, user: world.omar, kind })

  describe('of a whole text come from a run', () => {
    const long = '2000-01-01T00:00:00.000Z'

    it('of which there is one at a time', async () => {
      const runs = await Promise.all([1, 2, 3].map(() => beginDocumentRun(storage, wish(), long)))
      expect(runs.filter(run => run !== undefined)).toHaveLength(1)
      expect(await beginDocumentRun(storage, wish('analysis'), long)).toBeDefined()
    })

    it('which tells how far it is until it is cancelled', async () => {
      const run = (await beginDocumentRun(storage, wish(), long))!
      expect(await tellDocumentRun(storage, world.document.id, run, { state: 'running', share: 0.5 })).toBe(true)
      expect(await documentRunOf(storage.db, world.document.id, 'check')).toMatchObject({
        state: 'running',
        share: 0.5,
      })
      await cancelDocumentRun(storage, world.document.id, 'check')
      expect(await tellDocumentRun(storage, world.document.id, run, { state: 'running', share: 0.6 })).toBe(false)
      expect(await documentRunOf(storage.db, world.document.id, 'check')).toMatchObject({
        state: 'cancelled',
        share: 0.5,
      })
    })

    it('which gives way to another once nothing was heard of it for long', async () => {
      const first = (await beginDocumentRun(storage, wish(), long))!
      expect(await beginDocumentRun(storage, wish(), long)).toBeUndefined()
      expect(await beginDocumentRun(storage, wish(), '2999-01-01T00:00:00.000Z')).toBeDefined()
      expect(await tellDocumentRun(storage, world.document.id, first, { state: 'done', share: 1 })).toBe(false)
    })
  })
})
