import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { stateOf } from '../../../src/model/pair.ts'
import type { Pair } from '../../../src/model/pair.ts'
import { setErrorsBlockApproval, switchCheck } from '../../../src/storage/check-settings.ts'
import { applyEdit } from '../../../src/storage/edits.ts'
import { countUnseen, keepFindingsIn, openFindingsOf } from '../../../src/storage/findings.ts'
import type { Storage } from '../../../src/storage/open.ts'
import { pairById, pairsAfter } from '../../../src/storage/pairs.ts'
import { addTerm } from '../../../src/storage/terms.ts'
import { markLink } from '../../../src/workbench/alignment/mark-links.ts'
import { comment, resolve } from '../../../src/workbench/comment.ts'
import { checkingChanged } from '../../../src/workbench/checks/checking.ts'
import { dismissFinding, undoDismissal } from '../../../src/workbench/checks/dismiss-finding.ts'
import { mergeWithNext, splitInTwo } from '../../../src/workbench/edit-pairs.ts'
import { judgeMany } from '../../../src/workbench/judge-many.ts'
import { saveTranslation } from '../../../src/workbench/save-translation.ts'
import type { Translation } from '../../../src/workbench/save-translation.ts'
import { undo } from '../../../src/workbench/undo.ts'
import { engines } from '../../support/engines.ts'
import { freshStorage } from '../../support/fresh-storage.ts'
import { smallWorld } from '../../support/world.ts'
import type { World } from '../../support/world.ts'

const source =
  'قتل 27 شخصا في الغارة الأولى على المدينة. قال المرصد إن الطريق مفتوح أمام السكان.\nعاد السكان إلى بيوتهم في المساء.'

describe.each(engines)('a save on $name', engine => {
  let storage: Storage
  let close: () => Promise<void>
  let world: World
  let pairs: Pair[]

  beforeAll(async () => {
    ;({ storage, close } = await freshStorage(engine))
  })
  beforeEach(async () => {
    world = await smallWorld(storage, source)
    pairs = await pairsAfter(storage.db, world.document.id, undefined, 10)
  })
  afterAll(() => close())

  const save = async (pair: Pair, wish: Pick<Translation, 'text' | 'verdict' | 'onScreenMs'>, user = world.omar) => {
    const { revision } = (await pairById(storage.db, pair.id))!
    return saveTranslation(storage, {
      project: world.project,
      document: world.document.id,
      targetLang: 'en',
      pair: pair.id,
      user,
      revision,
      ...wish,
    })
  }
  const open = async (pair: Pair): Promise<string[]> =>
    ((await openFindingsOf(storage.db, pair.document, [pair.id])).get(pair.id) ?? []).map(({ check }) => check)
  const changeSettings = async (change: Promise<unknown>): Promise<void> => {
    await change
    checkingChanged(storage, world.project)
  }
  const wrong = 'A first strike on the city killed 72 people.'
  const right = 'A first strike on the city killed 27 people.'

  it('answers with what the checks say of the new text, and keeps it', async () => {
    const outcome = await save(pairs[0]!, { text: wrong })
    expect(outcome).toMatchObject({ kind: 'saved', findings: [{ check: 'number-changed', severity: 'error' }] })
    expect(await open(pairs[0]!)).toEqual(['number-changed'])
    expect(await save(pairs[0]!, { text: right })).toMatchObject({ kind: 'saved', findings: [] })
    expect(await open(pairs[0]!)).toEqual([])
    expect(await countUnseen(storage.db, world.document.id)).toBe(0)
  })

  it('offers a mend where it is safe, and the mended text has nothing more to say', async () => {
    const outcome = await save(pairs[0]!, { text: 'A first  strike on the city killed 27 people.' })
    if (outcome.kind !== 'saved') throw new Error(outcome.kind)
    const [finding] = outcome.findings
    expect(finding).toMatchObject({ check: 'double-space', fix: { text: right } })
    expect(await save(pairs[0]!, { text: finding!.fix!.text })).toMatchObject({ findings: [] })
  })

  it('says nothing of a check that is switched off, and again once it is on', async () => {
    await changeSettings(
      switchCheck(storage, { project: world.project, check: 'number-changed', isOn: false, user: world.layla }),
    )
    expect(await save(pairs[0]!, { text: wrong })).toMatchObject({ findings: [] })
    await changeSettings(
      switchCheck(storage, { project: world.project, check: 'number-changed', isOn: true, user: world.layla }),
    )
    expect(await open(pairs[0]!)).toEqual(['number-changed'])
  })

  it('finds a term behind its clitics as soon as the glossary has it', async () => {
    expect(await save(pairs[1]!, { text: 'The monitor said the road was open to residents.' })).toMatchObject({
      findings: [],
    })
    await changeSettings(
      addTerm(
        storage,
        { project: world.project, user: world.omar },
        { source: 'طريق', target: 'highway', use: 'preferred', partOfSpeech: null, note: null },
      ),
    )
    expect(await save(pairs[1]!, { text: 'The monitor said the road was open to the residents.' })).toMatchObject({
      findings: [{ check: 'term-missing', side: 'source' }],
    })
    expect(await save(pairs[1]!, { text: 'The monitor said the highway was open to the residents.' })).toMatchObject({
      findings: [],
    })
  })

  it('is let through whatever the checks say, unless it approves and the project lets errors stand in the way', async () => {
    await save(pairs[0]!, { text: wrong })
    expect(await save(pairs[0]!, { verdict: 'approve' })).toMatchObject({ kind: 'saved' })
    await save(pairs[0]!, { verdict: 'draft' })
    await changeSettings(setErrorsBlockApproval(storage, world.project, true))
    expect(await save(pairs[0]!, { verdict: 'approve' })).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('stand in the way of approval') as string,
    })
    expect(await save(pairs[0]!, { verdict: 'confirm' })).toMatchObject({ kind: 'saved' })
    const { revision } = (await pairById(storage.db, pairs[0]!.id))!
    expect(
      await judgeMany(storage, {
        project: world.project,
        document: world.document.id,
        user: world.layla,
        verdict: 'approve',
        pairs: [{ id: pairs[0]!.id, revision }],
      }),
    ).toMatchObject({ done: [], skipped: [{ pair: pairs[0]!.id }] })
    expect(await save(pairs[0]!, { verdict: 'approve', text: right })).toMatchObject({ kind: 'saved' })
  })

  it('may approve what was dismissed', async () => {
    await changeSettings(setErrorsBlockApproval(storage, world.project, true))
    const outcome = await save(pairs[0]!, { text: wrong })
    if (outcome.kind !== 'saved') throw new Error(outcome.kind)
    const author = { project: world.project, document: world.document.id, pair: pairs[0]!.id, user: world.layla }
    expect(
      await dismissFinding(storage, author, {
        key: outcome.findings[0]!.key,
        scope: 'pair',
        reason: 'The source is wrong.',
      }),
    ).toMatchObject({ kind: 'dismissed', findings: [] })
    expect(
      await dismissFinding(storage, author, { key: outcome.findings[0]!.key, scope: 'pair', reason: 'Again.' }),
    ).toEqual({ kind: 'missing' })
    expect(await save(pairs[0]!, { verdict: 'approve' })).toMatchObject({ kind: 'saved' })
  })

  it('says nothing of a kind that was dismissed in the text, wherever it is found, until that is taken back', async () => {
    await changeSettings(setErrorsBlockApproval(storage, world.project, true))
    const outcome = await save(pairs[0]!, { text: wrong.replace('first strike', 'first  strike') })
    await save(pairs[2]!, { text: 'The 14 residents went  home in the evening.' })
    if (outcome.kind !== 'saved') throw new Error(outcome.kind)
    expect(outcome.findings.map(({ check }) => check)).toEqual(['number-changed', 'double-space'])
    const author = { project: world.project, document: world.document.id, pair: pairs[0]!.id, user: world.layla }
    const kinds = await Promise.all(
      outcome.findings.map(({ key }) =>
        dismissFinding(storage, author, { key, scope: 'kind', reason: 'House style.' }),
      ),
    )
    expect(await open(pairs[0]!)).toEqual([])
    expect(await open(pairs[2]!)).toEqual(['number-extra'])
    expect(await save(pairs[0]!, { verdict: 'approve' })).toMatchObject({ kind: 'saved', findings: [] })
    const [, spaces] = kinds
    if (spaces?.kind !== 'dismissed') throw new Error(spaces?.kind)
    await undoDismissal(storage, author, spaces.dismissal, false)
    expect(await open(pairs[0]!)).toEqual(['double-space'])
    expect(await open(pairs[2]!)).toEqual(['number-extra', 'double-space'])
  })

  it('says when a pair was approved faster than it can be read, unless the words are the reviewer’s own', async () => {
    await save(pairs[0]!, { text: right })
    expect(await save(pairs[0]!, { verdict: 'confirm', onScreenMs: 200 })).toMatchObject({ findings: [] })
    expect(await save(pairs[0]!, { verdict: 'approve', onScreenMs: 200 }, world.layla)).toMatchObject({
      findings: [{ check: 'confirmed-too-fast' }],
    })
    await save(pairs[0]!, { verdict: 'draft' }, world.layla)
    expect(await open(pairs[0]!)).toEqual([])
    expect(await save(pairs[0]!, { verdict: 'approve', onScreenMs: 20_000 }, world.layla)).toMatchObject({
      findings: [],
    })
    await save(pairs[0]!, { verdict: 'draft' }, world.layla)
    expect(await save(pairs[0]!, { verdict: 'approve' }, world.layla)).toMatchObject({ findings: [] })
  })

  it('says that the source changed under an approved translation, until it is approved again', async () => {
    await save(pairs[0]!, { text: right })
    await save(pairs[0]!, { verdict: 'approve' }, world.layla)
    const approved = (await pairById(storage.db, pairs[0]!.id))!
    const author = { project: world.project, document: world.document.id, user: world.omar }
    const split = await splitInTwo(storage, author, {
      pair: approved.id,
      revision: approved.revision,
      at: approved.source.indexOf('على'),
      targetAt: right.length,
    })
    expect(split.kind).toBe('applied')
    expect(await open(approved)).toContain('source-changed')
    await save(approved, { verdict: 'approve' }, world.layla)
    expect(await open(approved)).not.toContain('source-changed')
  })

  it('is followed by comments: an open one is told of a confirmed pair, and no more once it is settled', async () => {
    const [first] = pairs
    await save(first!, { text: right })
    const about = { project: world.project, pair: first!, user: world.layla }
    const id = await comment(storage, { ...about, text: 'Who counted them?' })
    expect(await open(first!)).toEqual([])
    await save(first!, { verdict: 'confirm' })
    expect(await open(first!)).toEqual(['open-comment'])
    await resolve(storage, { ...about, comment: id, resolved: true })
    expect(await open(first!)).toEqual([])
    await resolve(storage, { ...about, comment: id, resolved: false })
    expect(await open(first!)).toEqual(['open-comment'])
  })

  it('tells of a doubtful link until it is looked at, and what the whole text said stays meanwhile', async () => {
    const author = { project: world.project, document: world.document.id, user: world.omar }
    await save(pairs[0]!, { text: right, verdict: 'confirm' })
    const confirmed = (await pairById(storage.db, pairs[0]!.id))!
    await applyEdit(storage, {
      ...author,
      kind: 'linked',
      pairs: [
        {
          pair: confirmed.id,
          base: confirmed.revision,
          before: stateOf(confirmed),
          after: { ...stateOf(confirmed), linkState: 'automatic', confidence: 0.5 },
        },
      ],
    })
    const linked = (await pairById(storage.db, confirmed.id))!
    const said = {
      check: 'same-target',
      key: 'same-target:a',
      severity: 'info',
      side: 'target',
      message: 'A.',
    } as const
    await storage.write(tx =>
      keepFindingsIn(tx, [
        { pair: linked.id, document: linked.document, revision: linked.revision, findings: [], inDocument: [said] },
      ]),
    )
    await save(linked, { verdict: 'draft' })
    await save(linked, { verdict: 'confirm' })
    expect(await open(linked)).toEqual(['doubtful-link', 'same-target'])
    const { revision } = (await pairById(storage.db, linked.id))!
    await markLink(storage, author, { pair: linked.id, revision, state: 'checked' })
    expect(await open(linked)).toEqual(['same-target'])
  })

  it('is followed by steps that check what they leave: split, join, undo, judging together', async () => {
    await save(pairs[0]!, { text: wrong })
    const [first] = await pairsAfter(storage.db, world.document.id, undefined, 1)
    const author = { project: world.project, document: world.document.id, user: world.omar }
    const split = await splitInTwo(storage, author, {
      pair: first!.id,
      revision: first!.revision,
      at: first!.source.indexOf('في'),
      targetAt: 8,
    })
    if (split.kind !== 'applied') throw new Error(split.kind)
    expect(await countUnseen(storage.db, world.document.id)).toBe(0)
    await undo(storage, { project: world.project, operation: split.operation, user: world.omar })
    expect(await open(first!)).toEqual(['number-changed'])
    const [now] = await pairsAfter(storage.db, world.document.id, undefined, 1)
    const merged = await mergeWithNext(storage, author, { pair: now!.id, revision: now!.revision })
    expect(merged.kind).toBe('applied')
    expect(await open(first!)).toContain('number-changed')
    const { revision } = (await pairById(storage.db, first!.id))!
    await judgeMany(storage, { ...author, verdict: 'confirm', pairs: [{ id: first!.id, revision }] })
    expect(await open(first!)).toContain('number-changed')
  })
})
