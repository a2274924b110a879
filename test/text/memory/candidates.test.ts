import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { candidateQuery, mergePostings } from '../../../src/text/memory/candidates.ts'
import {
  bestPossibleScore,
  entryKeys,
  featureOfWord,
  signatureOf,
  textKey,
  type Signature,
} from '../../../src/text/memory/features.ts'
import { blocksOfList, mergeRuns, postingRun, type PostingList } from '../../../src/text/memory/posting-runs.ts'
import {
  blockBits,
  entryOfPosting,
  fewestWords,
  lengthOfPosting,
  mostEntries,
  packPostings,
  postingOf,
  unpackPostings,
  type PostingBlock,
} from '../../../src/text/memory/postings.ts'
import { comparable, scoreMatch } from '../../../src/text/memory/score.ts'
import { memoryTokens } from '../../../src/text/memory/tokens.ts'
import { memoryGenerator } from '../../support/memory-generator.ts'
import { arabicText } from '../arabic/arabic-text.ts'

const size = 600
const generator = memoryGenerator(5)
const sources = Array.from({ length: size }, (_, number) => generator.pair(number).source)
const comparables = sources.map(comparable)

function indexOf(texts: readonly string[], first = 0): ReadonlyMap<number, readonly PostingBlock[]> {
  const run = postingRun(16)
  for (const [number, source] of texts.entries()) run.add(first + number, entryKeys({ source, target: '' }))
  return new Map(Array.from(run.drain(), list => [list.feature, [...blocksOfList(list)]]))
}

function candidates(index: ReturnType<typeof indexOf>, query: Signature, threshold: number, most = 1000): number[] {
  const counts = Array.from(query.features, feature => [feature, sizeOf(index.get(feature) ?? [])] as const)
  const plan = candidateQuery(query, threshold, new Map(counts))
  const blocks = [...plan.times.keys()].flatMap(feature => index.get(feature) ?? [])
  return mergePostings(plan, blocks, most).map(({ entry }) => entry)
}

const sizeOf = (blocks: readonly PostingBlock[]): number =>
  blocks.reduce((sum, { postings }) => sum + postings.length, 0)

describe('candidates', () => {
  it.each([50, 70, 85])('hold every entry with a score of %i or more', threshold => {
    const index = indexOf(sources)
    for (let number = 0; number < size; number += 12) {
      const query = comparable(generator.variant(number, 1))
      const found = new Set(candidates(index, signatureOf(query.tokens), threshold))
      for (const [entry, candidate] of comparables.entries()) {
        if (scoreMatch(query, candidate).score >= threshold) expect(found.has(entry)).toBe(true)
      }
    }
  })

  it('are few', () => {
    const index = indexOf(sources)
    const counts = Array.from(
      { length: 50 },
      (_, number) => candidates(index, signatureOf(comparables[number]!.tokens), 70).length,
    )
    expect(Math.max(...counts)).toBeLessThan(size / 10)
  })

  it('are found in any block, newest first among equals', () => {
    const last = (1 << blockBits) - 1
    const index = indexOf(['نعم سيدي', 'نعم سيدي'], last)
    expect(candidates(index, signatureOf(memoryTokens('نعم سيدي')), 70)).toEqual([last + 1, last])
  })

  it('are those that may score most when only a few are wanted', () => {
    const index = indexOf(['نعم سيدي الوزير قال', 'نعم سيدي الوزير', 'نعم سيدي الوزير قال أمس', 'لا سيدي الوزير'])
    expect(candidates(index, signatureOf(memoryTokens('نعم سيدي الوزير')), 50, 2)).toEqual([1, 0])
  })

  it('are found by the length they have now when they were changed', () => {
    const run = postingRun(16)
    run.add(0, entryKeys({ source: 'نعم سيدي الوزير', target: '' }))
    const old = [...run.drain()]
    run.add(0, entryKeys({ source: 'نعم', target: '' }))
    const lists = [...old, ...run.drain()]
    const query = signatureOf(memoryTokens('نعم'))
    const plan = candidateQuery(query, 70, new Map())
    const blocks = lists.filter(({ feature }) => plan.times.has(feature)).flatMap(list => [...blocksOfList(list)])
    expect(blocks).toHaveLength(2)
    expect(mergePostings(plan, blocks, 5)).toEqual([{ entry: 0, best: 100 }])
  })

  it('of a sentence without words are none', () => {
    const index = indexOf(sources)
    expect(candidates(index, signatureOf(memoryTokens('…')), 70)).toEqual([])
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

  it('agrees with the index about what a text holds', () => {
    fc.assert(
      fc.property(arabicText, text => {
        const { features } = signatureOf(memoryTokens(text))
        const keys = entryKeys({ source: text, target: '' })
        expect(keys.features).toEqual(expect.arrayContaining([...features, textKey(text)]))
        expect(keys.words).toBe(features.length)
      }),
    )
  })

  it('takes all numbers for one word, while the index tells them apart', () => {
    const [one, other] = ['عام 1990', 'عام 2011']
    expect(signatureOf(memoryTokens(one))).toEqual(signatureOf(memoryTokens(other)))
    const { features } = entryKeys({ source: one, target: 'in 1990' })
    expect(features).toContain(featureOfWord('source', '1990'))
    expect(features).toContain(featureOfWord('target', '1990'))
    expect(features).not.toContain(featureOfWord('source', '2011'))
  })
})

describe('a posting', () => {
  it('says which entry it is and about how long', () => {
    fc.assert(
      fc.property(fc.nat(mostEntries - 1), fc.nat(2000), (entry, words) => {
        const posting = postingOf(entry, words)
        expect(entryOfPosting(posting)).toBe(entry)
        const lengthClass = lengthOfPosting(posting)
        expect(fewestWords[lengthClass]).toBeLessThanOrEqual(words)
        expect(fewestWords[lengthClass + 1] ?? Number.POSITIVE_INFINITY).toBeGreaterThan(words)
      }),
    )
    expect(() => postingOf(mostEntries, 1)).toThrow(RangeError)
  })

  it('is read as it was written, lists joined or not, at odd places too', () => {
    const lists = fc.array(fc.nat(2 ** 32 - 1)).map(numbers => Uint32Array.from(numbers))
    fc.assert(
      fc.property(lists, lists, (one, other) => {
        const joined = new Uint8Array([0, ...packPostings(one), ...packPostings(other)]).subarray(1)
        expect([...unpackPostings(joined)]).toEqual([...one, ...other])
      }),
    )
    expect(() => unpackPostings(new Uint8Array(6))).toThrow(RangeError)
  })
})

describe('runs of postings', () => {
  const entries = fc.array(fc.uniqueArray(fc.integer({ min: -3, max: 3 })), { maxLength: 60 })

  it('give every list once, lowest feature and lowest entry first, wherever they are cut', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 40 }), (features, size) => {
        const runs: PostingList[][] = []
        const run = postingRun(size)
        for (const [entry, own] of features.entries()) {
          run.add(entry, { features: own, words: 1 })
          if (run.isFull) runs.push([...run.drain()])
        }
        const merged = [...mergeRuns([...runs.map(lists => lists.values()), run.drain()])]
        const expected = [-3, -2, -1, 0, 1, 2, 3]
          .map(feature => ({ feature, entries: [...features.keys()].filter(at => features[at]!.includes(feature)) }))
          .filter(list => list.entries.length > 0)
        expect(
          merged.map(({ feature, postings }) => ({ feature, entries: Array.from(postings, entryOfPosting) })),
        ).toEqual(expected)
      }),
    )
  })

  it('are cut into rows of whole blocks', () => {
    const postings = Uint32Array.from({ length: 9000 }, (_, entry) => postingOf(2 * entry, 5))
    const rows = [...blocksOfList({ feature: 1, postings })]
    expect(rows.flatMap(row => [...row.postings])).toEqual([...postings])
    expect(new Set(rows.map(({ block }) => block)).size).toBe(rows.length)
    for (const [index, { block, postings: own }] of rows.entries()) {
      expect(entryOfPosting(own[0]!) >> blockBits).toBe(block)
      expect(entryOfPosting(own.at(-1)!) >> blockBits).toBeLessThan(rows[index + 1]?.block ?? 99)
    }
  })
})

describe('the generator', () => {
  it('makes the same memory from the same seed, and another from another', () => {
    expect(memoryGenerator(5).pair(77)).toEqual(generator.pair(77))
    expect(memoryGenerator(6).pair(77)).not.toEqual(generator.pair(77))
  })
})
