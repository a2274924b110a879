import fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { segmentInParts, thingsInParts } from '../../../src/text/segmentation/in-parts.ts'
import { segment } from '../../../src/text/segmentation/segment.ts'
import { thingsToLookAt } from '../../../src/text/segmentation/things-to-look-at.ts'

function toItsEnd<Result>(work: Generator<undefined, Result>): Result {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

const folder = new URL('cases/', import.meta.url)
const cases = readdirSync(folder)
  .filter(name => name.endsWith('.txt'))
  .map(name => readFileSync(new URL(name, folder), 'utf8'))

const piece = fc.constantFrom(
  'قال د. سامي',
  '. ',
  '\n',
  '\n\n',
  ' \n \n',
  '\r\n',
  '"نعم"',
  '«',
  '»، قال',
  '؟ ',
  '1. بند',
  'كلمة',
  ' ',
  '\u200F',
  '؛ ',
  ': ',
)
const text = fc.array(piece, { maxLength: 80 }).map(pieces => pieces.join(''))
const rules = fc.record({
  newlineBreaks: fc.boolean(),
  breakAfterColon: fc.boolean(),
  breakAfterSemicolon: fc.boolean(),
})

describe('cutting in parts', () => {
  it('finds the same sentences as cutting at once, in every genre and for every size of part', () => {
    for (const source of cases) {
      for (const size of [1, 50, 1000])
        expect(toItsEnd(segmentInParts(source, { lang: 'ar' }, size))).toEqual(segment(source, { lang: 'ar' }))
    }
  })

  it('finds the same sentences under any rules', () => {
    fc.assert(
      fc.property(text, rules, fc.integer({ min: 1, max: 60 }), (source, chosen, size) => {
        const options = { lang: 'ar', rules: chosen }
        expect(toItsEnd(segmentInParts(source, options, size))).toEqual(segment(source, options))
      }),
      { seed: 20260115, numRuns: 2000 },
    )
  })

  it('finds the same things to look at', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (source, size) => {
        const sentences = segment(source, { lang: 'ar' })
        expect(toItsEnd(thingsInParts(source, sentences, 'ar', size))).toEqual(thingsToLookAt(source, sentences, 'ar'))
      }),
      { seed: 20260115, numRuns: 1000 },
    )
  })
})
