import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../../src/text/segmentation/migrate.ts'
import type { OldPair } from '../../../src/text/segmentation/migrate.ts'
import type { Span } from '../../../src/text/span.ts'

const spansOf = (ends: readonly number[]): Span[] =>
  ends.map((end, index) => ({ start: index === 0 ? 0 : ends[index - 1]! + 1, end }))
const pairsOf = (ends: readonly number[], worked: readonly number[] = []): OldPair[] =>
  spansOf(ends).map((span, index) => ({ sentences: [span], hasWork: worked.includes(index) }))

/** Sentences over 100 units, one unit of space between them. */
const anySentences = fc
  .uniqueArray(fc.integer({ min: 1, max: 49 }), { maxLength: 20 })
  .map(cuts => spansOf([...cuts.sort((one, other) => one - other).map(cut => cut * 2), 100]))

/** Pairs over such sentences: of one or several, some with work, some with a translation only. */
const anyPairs = fc
  .tuple(anySentences, fc.infiniteStream(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.boolean(), fc.boolean())))
  .map(([sentences, choices]) => {
    const pairs: OldPair[] = []
    for (let at = 0; at < sentences.length;) {
      const [size, hasWork, alone] = choices.next().value!
      pairs.push({ sentences: sentences.slice(at, at + size), hasWork })
      if (alone) pairs.push({ sentences: [], hasWork: true })
      at += size
    }
    return pairs
  })

describe('new sentences for old pairs', () => {
  it('keep every pair whose boundaries stay, also when it has several sentences', () => {
    const old = [
      { sentences: spansOf([10, 20]), hasWork: true },
      ...pairsOf([30]).map(pair => ({ ...pair, sentences: [{ start: 21, end: 30 }] })),
    ]
    expect(migrate(old, spansOf([20, 30]))).toEqual({
      pairs: [
        { fate: 'kept', from: [0], sentences: [{ start: 0, end: 20 }] },
        { fate: 'kept', from: [1], sentences: [{ start: 21, end: 30 }] },
      ],
      totals: { kept: 2, joined: 0, divided: 0, look: 0 },
    })
  })

  it('join pairs, and ask for a look when more than one has work', () => {
    expect(migrate(pairsOf([10, 20], [1]), spansOf([20])).pairs).toMatchObject([{ fate: 'joined', from: [0, 1] }])
    expect(migrate(pairsOf([10, 20], [0, 1]), spansOf([20])).pairs).toMatchObject([{ fate: 'look', from: [0, 1] }])
  })

  it('divide a pair without work, and leave one with work whole for a person to look at', () => {
    expect(migrate(pairsOf([20]), spansOf([10, 20])).pairs).toMatchObject([
      { fate: 'divided', from: [0] },
      { fate: 'divided', from: [0] },
    ])
    expect(migrate(pairsOf([20], [0]), spansOf([10, 20])).pairs).toEqual([
      { fate: 'look', from: [0], sentences: spansOf([10, 20]) },
    ])
  })

  it('hold every sentence once and in order, lose no work, and keep what is untouched', () => {
    fc.assert(
      fc.property(anyPairs, anySentences, (old, sentences) => {
        const { pairs, totals } = migrate(old, sentences)
        expect(pairs.flatMap(pair => pair.sentences)).toEqual(sentences)
        expect(totals.kept + totals.joined + totals.divided + totals.look).toBe(pairs.length)
        for (const [index, pair] of old.entries()) {
          const holders = pairs.filter(({ from }) => from.includes(index))
          if (pair.hasWork) expect(holders).toHaveLength(1)
          else expect(holders.length).toBeGreaterThan(0)
          if (
            pair.sentences.every(({ start, end }) => sentences.some(span => span.start === start && span.end === end))
          ) {
            expect(holders).toEqual([{ fate: 'kept', from: [index], sentences: pair.sentences }])
          }
        }
      }),
      { seed: 7, numRuns: 2000 },
    )
  })

  it('change nothing when they are the old ones', () => {
    fc.assert(
      fc.property(anyPairs, old => {
        const { totals } = migrate(
          old,
          old.flatMap(({ sentences }) => sentences),
        )
        expect(totals).toEqual({ kept: old.length, joined: 0, divided: 0, look: 0 })
      }),
      { seed: 7 },
    )
  })
})
