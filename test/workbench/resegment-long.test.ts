import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OperationId } from '../../src/model/id.ts'
import type { Pair } from '../../src/model/pair.ts'
import { addComment, commentsOf } from '../../src/storage/comments.ts'
import { documentRules } from '../../src/storage/document-rules.ts'
import { cancelDocumentRun } from '../../src/storage/document-runs.ts'
import { createDocument } from '../../src/storage/documents.ts'
import type { Document } from '../../src/storage/documents.ts'
import type { Storage } from '../../src/storage/open.ts'
import { historyOf } from '../../src/storage/operations.ts'
import { pairsAfter } from '../../src/storage/pairs.ts'
import { saveTarget } from '../../src/storage/save-target.ts'
import { pairOfSentence, sentencesOf } from '../../src/workbench/add-document.ts'
import { runOf } from '../../src/workbench/document-run.ts'
import { previewResegmentation, resegment, startResegmentation } from '../../src/workbench/resegment.ts'
import { undo } from '../../src/workbench/undo.ts'
import { engines } from '../support/engines.ts'
import { freshStorage } from '../support/fresh-storage.ts'
import { smallWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const sentences = 5000
/** Every tenth sentence can be cut at its colon, every twentieth is cut after an abbreviation of the project's own. */
const source = Array.from({ length: sentences / 10 }, (_, ten) =>
  [
    `قال المرصد رقم ${ten}: الطريق مفتوح.`,
    'وصلت القافلة.',
    'عاد السكان.',
    'انتهى اليوم.',
    'فتحت المدارس.',
    'غادر الوفد.',
    ten % 2 === 0 ? 'صدر الكتاب تحق.' : 'صدر الكتاب.',
    'أحمد عاد.',
    'نزل المطر.',
    'ثم توقف.',
  ].join(' '),
).join('\n')

/** All but the one with the colon in ten, and the two of the abbreviation in twenty. */
const untouched = sentences - sentences / 10 - (2 * sentences) / 20

describe.each(engines)('cutting 5,000 half translated pairs anew, on $name', engine => {
  let storage: Storage
  let close: () => Promise<void>
  let world: World
  let document: Document
  let before: Pair[]
  let operation: OperationId

  const read = (): Promise<Pair[]> => pairsAfter(storage.db, document.id, undefined, 20_000)
  const wish = () => ({
    project: world.project,
    document: document.id,
    user: world.omar,
    sourceLang: 'ar',
    rules: { breakAfterColon: true, abbreviations: ['تحق'] },
  })
  const save = (pair: Pair, text: string, user = world.omar) =>
    saveTarget(storage, {
      project: world.project,
      pair: pair.id,
      user,
      baseRevision: pair.revision,
      text,
      verdict: 'confirm',
    })

  beforeAll(async () => {
    ;({ storage, close } = await freshStorage(engine))
    world = await smallWorld(storage)
    document = await createDocument(storage, {
      project: world.project,
      user: null,
      title: 'نص طويل',
      source,
      original: '',
      pairs: sentencesOf(source, 'ar').map(pairOfSentence),
    })
    const pairs = await read()
    expect(pairs).toHaveLength(sentences)
    const worked = pairs
      .slice(0, sentences / 2)
      .map((pair, at) => ({ pair, at }))
      .filter(({ at }) => at % 5 !== 3)
    for (let start = 0; start < worked.length; start += 100) {
      await Promise.all(
        worked
          .slice(start, start + 100)
          .map(({ pair, at }) => save(pair, `Text ${at}.`, at % 2 === 0 ? world.omar : world.layla)),
      )
    }
    for (let at = 0; at < sentences; at += 97)
      await addComment(storage, { pair: pairs[at]!, user: world.layla, kind: 'comment', text: `About ${at}.` })
    before = await read()
  }, 300_000)
  afterAll(() => close())

  it('is previewed without a change; what becomes of every pair adds up', async () => {
    const { totals, lines } = await previewResegmentation(storage, wish())
    expect(lines).toHaveLength(totals.joined + totals.divided + totals.look)
    expect(totals.kept).toBe(untouched)
    expect(totals.look).toBeGreaterThan(200)
    expect(totals.divided).toBeGreaterThan(400)
    expect(totals.joined).toBeGreaterThan(100)
    expect((await read()).map(({ id, revision }) => [id, revision])).toEqual(
      before.map(({ id, revision }) => [id, revision]),
    )
  }, 120_000)

  it('leaves every kept pair as it is to the last revision, and loses no word and no comment', async () => {
    const comments = new Map(
      (
        await commentsOf(
          storage.db,
          before.map(({ id }) => id),
        )
      ).map(({ id, text }) => [id, text]),
    )
    const { lines } = await previewResegmentation(storage, wish())
    const touched = new Set(lines.flatMap(({ from }) => from.map(({ id }) => id)))
    const outcome = await resegment(storage, wish())
    if (outcome.kind !== 'applied') throw new Error(outcome.kind)
    operation = outcome.operation
    const after = await read()
    const byId = new Map(after.map(pair => [pair.id, pair]))
    const kept = before.filter(({ id }) => !touched.has(id))
    expect(kept).toHaveLength(untouched)
    expect(kept.map(({ id }) => byId.get(id))).toEqual(kept)
    const sample = kept.find(({ target, comments: count }) => target !== '' && count > 0)!
    expect((await historyOf(storage.db, sample.id)).map(({ revision }) => revision)).toEqual([2])
    expect(
      after
        .map(pair => pair.target)
        .filter(Boolean)
        .join(' '),
    ).toBe(
      before
        .map(pair => pair.target)
        .filter(Boolean)
        .join(' '),
    )
    expect(
      after
        .map(pair => pair.source)
        .join('')
        .replace(/\s/g, ''),
    ).toBe(source.replace(/\s/g, ''))
    const moved = await commentsOf(
      storage.db,
      after.map(({ id }) => id),
    )
    expect(new Map(moved.map(({ id, text }) => [id, text]))).toEqual(comments)
    for (const pair of after.filter(({ comments: count }) => count > 0)) {
      const here = moved.filter(comment => comment.pair === pair.id)
      expect(here).toHaveLength(pair.comments)
      for (const { text } of here)
        expect(before[Number(/\d+/.exec(text)![0])]!.sentences[0]!.start).toBeGreaterThanOrEqual(
          pair.sentences[0]!.start,
        )
    }
    expect(await documentRules(storage.db, document.id)).toEqual(wish().rules)
  }, 120_000)

  it('is taken back by one undo, to the exact state; so are its rules', async () => {
    expect((await undo(storage, { project: world.project, operation, user: world.omar })).kind).toBe('undone')
    expect((await read()).map(stateOf)).toEqual(before.map(stateOf))
    expect(await documentRules(storage.db, document.id)).toEqual({})
  }, 120_000)

  it('is taken back when it is cancelled while it is written', async () => {
    const standing = (): Promise<number> =>
      storage.db
        .selectFrom('operation')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('kind', '=', 're-segmented')
        .where('undone_by', 'is', null)
        .executeTakeFirstOrThrow()
        .then(({ count }) => count)
    const run = await startResegmentation(storage, wish(), undefined)
    expect(await startResegmentation(storage, wish(), undefined)).toBeUndefined()
    await expect.poll(standing, { interval: 1 }).toBe(1)
    await cancelDocumentRun(storage, document.id, 'segmentation')
    await run!.ended
    expect((await runOf(storage, document.id, 'segmentation'))!.state).toBe('cancelled')
    expect(await standing()).toBe(0)
    expect((await read()).map(stateOf)).toEqual(before.map(stateOf))
    expect(await documentRules(storage.db, document.id)).toEqual({})
  }, 120_000)

  it('is taken back when it is cancelled before it is begun to be written', async () => {
    const run = await startResegmentation(storage, wish(), undefined)
    await cancelDocumentRun(storage, document.id, 'segmentation')
    await run!.ended
    expect((await read()).map(stateOf)).toEqual(before.map(stateOf))
  }, 120_000)

  it('is not done when somebody worked in the text since it was looked at', async () => {
    const { seen } = await previewResegmentation(storage, wish())
    const [first] = await read()
    await save(first!, 'Another text.')
    expect(await resegment(storage, wish(), seen)).toEqual({ kind: 'changed-since' })
  }, 120_000)
})

const stateOf = ({
  id,
  position,
  paragraph,
  sentences: spans,
  source: text,
  target,
  targetCuts,
  status,
  origin,
  linkState,
  comments,
}: Pair) => ({ id, position, paragraph, spans, text, target, targetCuts, status, origin, linkState, comments })
