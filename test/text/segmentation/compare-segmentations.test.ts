import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareSegmentations } from '../../../src/text/segmentation/compare-segmentations.ts'
import { segment } from '../../../src/text/segmentation/segment.ts'
import type { Span } from '../../../src/text/span.ts'

const spansOf = (ends: readonly number[]): Span[] =>
  ends.map((end, index) => ({ start: index === 0 ? 0 : ends[index - 1]!, end }))
const cuts = fc
  .uniqueArray(fc.integer({ min: 1, max: 49 }), { maxLength: 20 })
  .map(inner => spansOf([...inner.sort((one, other) => one - other), 50]))

const ends = (spans: readonly Span[]): number[] => spans.slice(0, -1).map(({ end }) => end)

it('shows where an abbreviation of the project joins and a colon cuts', () => {
  const text = 'قال ك. سامي: نعم. ثم ذهب.'
  const before = segment(text, { lang: 'ar', rules: { respectAbbreviations: false } })
  const after = segment(text, { lang: 'ar', rules: { breakAfterColon: true } })
  expect(compareSegmentations(before, after)).toEqual([
    { kind: 'joined', at: 6, sentence: 0 },
    { kind: 'cut', at: 12, sentence: 1 },
  ])
})

it('tells exactly the boundaries that only one of two segmentations has', () => {
  fc.assert(
    fc.property(cuts, cuts, (before, after) => {
      const changes = compareSegmentations(before, after)
      expect(changes.filter(({ kind }) => kind === 'cut').map(({ at }) => at)).toEqual(
        ends(after).filter(at => !ends(before).includes(at)),
      )
      expect(changes.filter(({ kind }) => kind === 'joined').map(({ at }) => at)).toEqual(
        ends(before).filter(at => !ends(after).includes(at)),
      )
      for (const { kind, at, sentence } of changes) {
        const { start, end } = before[sentence]!
        expect(kind === 'joined' ? end === at : start < at && at < end).toBe(true)
      }
    }),
    { seed: 5 },
  )
})
