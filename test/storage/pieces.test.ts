import fc from 'fast-check'
import { expect, it } from 'vitest'
import { piecesOf } from '../../src/storage/pieces.ts'

it('pieces of a text are the text again, none longer than asked and none ending within a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 2, max: 9 }), (text, most) => {
      const pieces = piecesOf(text, most)
      expect(pieces.join('')).toBe(text)
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(most)
        expect(piece).not.toMatch(/\p{Surrogate}/u)
      }
    }),
    { seed: 11, numRuns: 2000 },
  )
})
