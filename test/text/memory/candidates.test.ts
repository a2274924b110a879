import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockSize, candidateQuery, mergePostings } from '../../../src/text/memory/candidates.ts'
import {
  bestPossibleScore,
  indexKeys,
  packSignature,
  signatureOf,
  unpackSignature,
  type Signature,
} from '../../../src/text/memory/features.ts'
import { packEntries, postingIndex, unpackEntries, type PostingIndex } from '../../../src/text/memory/posting-index.ts'
import { comparable, scoreMatch } from '../../../src/text/memory/score.ts'
import { memoryTokens } from '../../../src/text/memory/tokens.ts'
import { memoryGenerator } from '../../support/memory-generator.ts'
import { arabicText } from '../arabic/arabic-text.ts'

const size = 600
const generator = memoryGenerator(5)
const sources = Array.from({ length: size }, (_, number) => generator.pair(number).source)
const comparables = sources.map(comparable)

function indexOf(texts: readonly string[], first = 0): PostingIndex {
  const index = postingIndex()
  for (const [number, source] of texts.entries()) index.add(first + number, indexKeys('source', source))
  return index
}

function candidates(index: PostingIndex, query: Signature, threshold: number): Set<number> {
  const plan = candidateQuery(query, threshold, index.counts(query.features))
  return new Set(mergePostings(plan, index.blocks(plan.weights.keys()), 1000).map(({ entry }) => entry))
}

describe('candidates', () => {
  it.each([50, 70, 85])('hold every entry with a score of %i or more', threshold => {
    const index = indexOf(sources)
    for (let number = 0; number < size; number += 12) {
      const query = comparable(generator.variant(number, 1))
      const found = candidates(index, signatureOf(query.tokens), threshold)
      for (const [entry, candidate] of comparables.entries()) {
        if (scoreMatch(query, candidate).score >= threshold) expect(found.has(entry)).toBe(true)
      }
    }
  })

  it('are few', () => {
    const index = indexOf(sources)
    const counts = Array.from(
      { length: 50 },
      (_, number) => candidates(index, signatureOf(comparables[number]!.tokens), 70).size,
    )
    expect(Math.max(...counts)).toBeLessThan(size / 10)
  })

  it('are found in any block, newest first among equals', () => {
    const index = indexOf(['نعم سيدي', 'نعم سيدي'], blockSize - 1)
    const query = signatureOf(memoryTokens('نعم سيدي'))
    const plan = candidateQuery(query, 70, index.counts(query.features))
    expect(mergePostings(plan, index.blocks(plan.weights.keys()), 10).map(({ entry }) => entry)).toEqual([
      blockSize,
      blockSize - 1,
    ])
  })

  it('of a sentence without words are none', () => {
    const index = indexOf(sources)
    expect(candidates(index, signatureOf(memoryTokens('…')), 70).size).toBe(0)
  })

  it('are refused for a threshold that is none', () => {
    expect(() => candidateQuery(signatureOf([]), 0, new Map())).toThrow(RangeError)
  })
})

describe('a signature', () => {
  it('promises at least the score', () => {
    fc.assert(
      fc.property(fc.nat(size - 1), fc.nat(20), (number, trial) => {
        const one = comparables[number]!
        const other = comparable(generator.variant(number, trial))
        expect(bestPossibleScore(signatureOf(one.tokens), signatureOf(other.tokens))).toBeGreaterThanOrEqual(
          scoreMatch(one, other).score - 0.5,
        )
      }),
    )
  })

  it('is read as it was written', () => {
    fc.assert(
      fc.property(arabicText, text => {
        const signature = signatureOf(memoryTokens(text))
        expect(unpackSignature(packSignature(signature))).toEqual(signature)
      }),
    )
    expect(() => unpackSignature(new Uint8Array(6))).toThrow(RangeError)
  })

  it('agrees with the index about what a text holds', () => {
    fc.assert(
      fc.property(arabicText, text => {
        expect(new Set(indexKeys('source', text))).toEqual(new Set(signatureOf(memoryTokens(text)).features))
      }),
    )
  })
})

describe('packed entries', () => {
  it('are read as they were written, joined or not, at odd places too', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(blockSize - 1)), fc.array(fc.nat(blockSize - 1)), (one, other) => {
        const joined = new Uint8Array([0, ...packEntries(one), ...packEntries(other)]).subarray(1)
        expect([...unpackEntries(joined)]).toEqual([...one, ...other])
      }),
    )
  })
})

describe('the generator', () => {
  it('makes the same memory from the same seed, and another from another', () => {
    expect(memoryGenerator(5).pair(77)).toEqual(generator.pair(77))
    expect(memoryGenerator(6).pair(77)).not.toEqual(generator.pair(77))
  })
})
