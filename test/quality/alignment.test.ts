import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { align } from '../../src/text/alignment/align.ts'
import { beadOf, count, f1, figures, ownSets } from './alignment.ts'

const baseline = JSON.parse(readFileSync(`${import.meta.dirname}/baseline-alignment.json`, 'utf8')) as Record<
  string,
  number
>

describe('alignments against our own gold', () => {
  const measured = figures({})

  it.each(Object.entries(baseline).filter(([name]) => name.endsWith('1')))('%s is at least %d', (name, least) => {
    expect(measured[name]).toBeGreaterThanOrEqual(least)
  })

  it('at most one in a hundred links shown as sure is wrong', () => {
    expect(measured['alignment.sureWrong']).toBeLessThanOrEqual(baseline['alignment.sureWrong']!)
    expect(baseline['alignment.sureWrong']).toBeLessThanOrEqual(0.01)
  })

  it('are kept for every set', () => {
    const names = Object.keys(measured).filter(name => !name.includes('.atLeast'))
    expect(Object.keys(baseline).sort()).toEqual(names.sort())
  })
})

describe('the sample article', () => {
  const gold = ownSets().get('sample-douma')![0]!
  const input = { source: gold.source, target: gold.target, sourceLang: 'ar', targetLang: 'en' }

  it('is aligned without a mistake, with and without its paragraphs', () => {
    const paragraphs = { sourceParagraphs: gold.source_par, targetParagraphs: gold.target_par }
    expect(align({ ...input, ...paragraphs }).map(beadOf)).toEqual(gold.beads)
    expect(align(input).map(beadOf)).toEqual(gold.beads)
  })

  it('is aligned without a mistake the other way round', () => {
    const back = align({ source: gold.target, target: gold.source, sourceLang: 'en', targetLang: 'ar' })
    expect(back.map(beadOf).map(([source, target]) => [target, source])).toEqual(gold.beads)
  })
})

describe('the score', () => {
  it('counts links of one side in precision only, each sentence for itself', () => {
    const counts = count(
      [
        [[0], [0]],
        [[1, 2], []],
        [[3], [1, 2]],
      ],
      [
        [[0], [0]],
        [[1], []],
        [[2], []],
        [[3], [1]],
        [[], [2]],
      ],
    )
    expect(counts).toEqual({
      predicted: 5,
      predictedRight: 3,
      gold: 2,
      goldFound: 1,
      nullPredicted: 3,
      nullGold: 2,
      nullRight: 2,
    })
    expect(f1(counts)).toBeCloseTo((2 * 0.6 * 0.5) / 1.1)
  })
})
