import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CheckedPair, PairStatus } from '../../../src/text/checks/check.ts'
import { checkDocument } from '../../../src/text/checks/check-document.ts'
import { checkPair } from '../../../src/text/checks/check-pair.ts'
import { checks } from '../../../src/text/checks/index.ts'
import { PairView } from '../../../src/text/checks/pair-view.ts'

const switchedOn = new Set(checks.map(({ id }) => id))
const terms = [
  { source: 'ميزان', target: 'scales', use: 'preferred' },
  { source: 'ميزان', target: 'balance', use: 'forbidden' },
] as const

const piece = fc.oneof(
  fc.constantFrom(
    ' ',
    '  ',
    '\u00a0',
    '\u200b',
    '\u200f',
    '\u202b',
    '\ufeff',
    '\t',
    '\n',
    '\ufffd',
    '\u0007',
    '\ud800',
    '\u0640',
    '\ufefb',
  ),
  fc.constantFrom(
    '.',
    '..',
    '...',
    ',',
    ',,',
    '؟',
    '?',
    '!',
    '،',
    '؛',
    ':',
    '"',
    '«',
    '»',
    '“',
    '”',
    '(',
    ')',
    '[',
    ']',
    '﴿',
    '﴾',
    '`',
    '{x}',
    '%s',
    '<b>',
  ),
  fc.constantFrom(
    '٣',
    '٣٫٥',
    '3,5',
    '1.250',
    '١٬٢٥٠',
    '1445 هـ',
    '1445',
    '5:30',
    '٪',
    '%',
    '21th',
    '1990–1985',
    'ص ٤٥',
    'خمسة',
    'five',
    '$300',
  ),
  fc.constantFrom(
    'the the',
    'a apple',
    'an book',
    'لم',
    'لن',
    'كتاب',
    'کتاب',
    'مرحبـــا',
    'Google',
    'https://a.org',
    'x@y.org',
    '#tag',
    'React',
    'ﻻ',
    'Ã©',
    'ميزان',
    'scales',
    'balance',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const text = fc.array(piece, { maxLength: 14 }).chain(pieces => fc.constantFrom('', ' ').map(gap => pieces.join(gap)))
const language = fc.constantFrom('ar', 'en', 'fa', 'fr', 'ar-Latn')
const pair: fc.Arbitrary<CheckedPair> = fc.record({
  source: text,
  target: text,
  sourceLang: language,
  targetLang: language,
  status: fc.constantFrom<PairStatus>('empty', 'draft', 'translated', 'changes', 'approved'),
})

const context = { switchedOn, terms, names: [{ source: 'كتاب', targets: ['Kitab'] }] }

describe('whatever the two texts are', () => {
  it('checking a pair never throws, and every span lies inside its text', () => {
    fc.assert(
      fc.property(pair, pair => {
        for (const { at, side, key, message } of checkPair(pair, context)) {
          expect(message).toMatch(/[.]$/u)
          expect(key.length).toBeLessThan(140)
          if (at === undefined) continue
          expect(at.start).toBeGreaterThanOrEqual(0)
          expect(at.end).toBeGreaterThanOrEqual(at.start)
          expect(at.end).toBeLessThanOrEqual(pair[side].length)
        }
      }),
      { seed: 7, numRuns: 3000 },
    )
  })

  it('an applied fix takes its finding away and leaves the rest of the target as it was', () => {
    fc.assert(
      fc.property(pair, pair => {
        const before = checkPair(pair, context)
        for (const { check, at, fix } of before) {
          if (fix === undefined) continue
          const after = checkPair({ ...pair, target: fix.text }, context)
          const count = (findings: typeof before): number => findings.filter(finding => finding.check === check).length
          expect(count(after), `${check} in ${JSON.stringify(pair.target)}`).toBeLessThan(count(before))
          expect(fix.text.startsWith(pair.target.slice(0, at!.start))).toBe(true)
          expect(fix.text.endsWith(pair.target.slice(at!.end))).toBe(true)
        }
      }),
      { seed: 11, numRuns: 3000 },
    )
  })

  it('checking the same pair twice gives the same findings under the same keys', () => {
    fc.assert(
      fc.property(pair, pair => {
        expect(checkPair({ ...pair }, context)).toEqual(checkPair(pair, context))
      }),
      { seed: 13, numRuns: 300 },
    )
  })

  it('a check is passed over only where it would find nothing', () => {
    fc.assert(
      fc.property(pair, pair => {
        const found = checkPair(pair, context)
        for (const check of checks) {
          if (check.scope !== 'pair') continue
          const asked = [...check.find(new PairView(pair), context)].length
          const told = found.filter(finding => finding.check === check.id).length
          expect(told, check.id).toBe(Math.min(asked, 20))
        }
      }),
      { seed: 19, numRuns: 1000 },
    )
  })

  it('a document gives at least the findings of its pairs, in order of pairs', () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 8 }), pairs => {
        const indexes = checkDocument(pairs, context).map(({ index }) => index)
        expect(indexes).toEqual([...indexes].sort((a, b) => a - b))
        expect(indexes.every(index => index >= 0 && index < pairs.length)).toBe(true)
      }),
      { seed: 17, numRuns: 300 },
    )
  })
})
