import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compare, figures } from './segmentation.ts'

const baseline = JSON.parse(readFileSync(`${import.meta.dirname}/baseline.json`, 'utf8')) as Record<string, number>
const kept = Object.entries(baseline).filter(([name]) => name.startsWith('segmentation.'))

describe('sentences against gold', () => {
  const measured = figures({})

  it.each(kept)('%s is at least %d', (name, least) => {
    expect(measured[name]).toBeGreaterThanOrEqual(least)
  })

  it('is kept for every set', () => {
    expect(kept.map(([name]) => name).sort()).toEqual(Object.keys(measured).sort())
  })
})

describe('a prediction', () => {
  const gold = { lang: 'ar', text: 'نعم. لا. ربما.', boundaries: [4], optional: [8] }

  it('may point anywhere into the blanks between two sentences, and is not asked about optional ends', () => {
    expect(compare(gold, [5, 9])).toEqual({ found: 1, extra: [], missed: [] })
  })

  it('is wrong inside a sentence, and when it leaves a boundary out', () => {
    expect(compare(gold, [2, 14])).toEqual({ found: 0, extra: [2], missed: [4] })
  })
})
