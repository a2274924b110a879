import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DocumentId, PairId } from '../../../src/model/id.ts'
import { migrateInParts, migratePairs } from '../../../src/model/edits/migrate-pairs.ts'
import type { NewSentence, PairMigration } from '../../../src/model/edits/migrate-pairs.ts'
import type { Pair } from '../../../src/model/pair.ts'

/** A text of one letter a place, cut before some of them. */
const cuts = (length: number, before: readonly boolean[]): NewSentence[] => {
  const starts = [0, ...before.flatMap((cut, index) => (cut && index > 0 && index < length ? [index] : []))]
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? length, paragraph: start >> 3 }))
}

const pairsOf = (sentences: readonly NewSentence[], texts: readonly number[]): Pair[] =>
  sentences.flatMap(({ start, end, paragraph }, index) => {
    const text = texts[index % Math.max(1, texts.length)] ?? 0
    const pair: Pair = {
      id: `p${index}` as PairId,
      document: 'd' as DocumentId,
      position: (index + 1) * 2 ** 30,
      paragraph,
      sentences: [{ start, end }],
      source: 'x'.repeat(end - start),
      sourceWords: 1,
      target: text === 1 ? `T${index}.` : '',
      targetCuts: [],
      targetWords: 1,
      status: text === 1 ? 'translated' : 'empty',
      linkState: 'automatic',
      confidence: null,
      reasons: [],
      origin: 'none',
      revision: 1,
      comments: text === 2 ? 1 : 0,
      changedBy: null,
      changedAt: '',
    }
    const alone = {
      ...pair,
      id: `s${index}` as PairId,
      position: pair.position + 2 ** 29,
      sentences: [],
      source: '',
      target: 'Alone.',
    }
    return text === 3 ? [pair, alone] : [pair]
  })

function toItsEnd(work: Generator<undefined, PairMigration>): PairMigration {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

const worlds = fc.record({
  length: fc.integer({ min: 1, max: 40 }),
  old: fc.array(fc.boolean(), { maxLength: 40 }),
  fresh: fc.array(fc.boolean(), { maxLength: 40 }),
  texts: fc.array(fc.nat(3), { maxLength: 12 }),
  size: fc.integer({ min: 1, max: 6 }),
})

describe('a migration in parts', () => {
  it('is the migration of the whole', () => {
    fc.assert(
      fc.property(worlds, ({ length, old, fresh, texts, size }) => {
        const pairs = pairsOf(cuts(length, old), texts)
        const sentences = cuts(length, fresh)
        const [whole, parts] = [migratePairs(pairs, sentences), toItsEnd(migrateInParts(pairs, sentences, size))]
        expect({ totals: parts.totals, lines: parts.lines }).toEqual({ totals: whole.totals, lines: whole.lines })
        if (whole.plan.kind !== 'plan' || parts.plan.kind !== 'plan') throw new Error('crowded')
        const told = (plan: typeof whole.plan) =>
          plan.changes
            .map(({ pair, after, heir }) => ({
              pair: pair?.id,
              after: after && { ...after, position: 0 },
              heir: heir?.id,
            }))
            .map(change => JSON.stringify(change))
            .sort()
        expect(told(parts.plan)).toEqual(told(whole.plan))
      }),
      { numRuns: 400, seed: 21 },
    )
  })

  it('is in groups of which any may be left out, and the text is still whole and in order', () => {
    fc.assert(
      fc.property(worlds, fc.array(fc.boolean(), { maxLength: 20 }), ({ length, old, fresh, texts, size }, left) => {
        const pairs = pairsOf(cuts(length, old), texts)
        const { regions } = toItsEnd(migrateInParts(pairs, cuts(length, fresh), size))
        const done = regions.filter((_, index) => !left[index])
        const touched = new Set(done.flatMap(region => region.map(({ pair }) => pair)))
        const standing = [
          ...pairs.filter(pair => !touched.has(pair)),
          ...done.flatMap(region => region.flatMap(({ after }) => (after ? [after] : []))),
        ]
          .filter(({ sentences }) => sentences.length > 0)
          .sort((one, other) => one.position - other.position)
        const spans = standing.flatMap(({ sentences }) => sentences)
        expect(spans.map(({ start }) => start)).toEqual([0, ...spans.slice(0, -1).map(({ end }) => end)])
        expect(spans.at(-1)!.end).toBe(length)
      }),
      { numRuns: 500, seed: 23 },
    )
  })

  it('gives what is said of a pair that goes away to one that takes its sentences, and keeps the order of the text', () => {
    fc.assert(
      fc.property(worlds, ({ length, old, fresh, texts, size }) => {
        const pairs = pairsOf(cuts(length, old), texts)
        const { plan } = toItsEnd(migrateInParts(pairs, cuts(length, fresh), size))
        if (plan.kind !== 'plan') throw new Error('crowded')
        const after = new Map(plan.changes.map(change => [change.pair, change.after]))
        for (const { pair, after: state, heir } of plan.changes) {
          if (state !== null || !pair?.sentences[0]) continue
          const spans = after.get(heir)?.sentences ?? heir!.sentences
          expect(spans.some(({ start, end }) => start < pair.sentences[0]!.end && end > pair.sentences[0]!.start)).toBe(
            true,
          )
        }
        const standing = [
          ...pairs.filter(pair => !after.has(pair)),
          ...plan.changes.flatMap(change => (change.after ? [change.after] : [])),
        ]
          .filter(({ sentences }) => sentences.length > 0)
          .sort((one, other) => one.position - other.position)
        expect(standing.flatMap(({ sentences }) => sentences.map(({ start }) => start))).toEqual(
          standing.flatMap(({ sentences }) => sentences.map(({ start }) => start)).sort((one, other) => one - other),
        )
      }),
      { numRuns: 400, seed: 22 },
    )
  })
})
