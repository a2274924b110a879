import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align, alignByLength, scoreLinks, type AlignInput, type Link } from '../../../src/text/alignment/align.ts'

const seed = 20_260_728

/** Fails unless the links hold every sentence of both sides once and in order. */
function expectCover(links: readonly Link[], sources: number, targets: number): void {
  let [i, j] = [0, 0]
  for (const { source, target } of links) {
    expect([source.start, target.start]).toEqual([i, j])
    expect(source.end - source.start + target.end - target.start).toBeGreaterThan(0)
    ;[i, j] = [source.end, target.end]
  }
  expect([i, j]).toEqual([sources, targets])
}

const oneToOne = (i: number, j: number): Link => ({
  source: { start: i, end: i + 1 },
  target: { start: j, end: j + 1 },
})

const sentence = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '؟',
    'قال الرئيس إنه سيزور دمشق.',
    'The president said he would visit Damascus.',
    '١٬٦٠٠',
    '\u064B\u064C',
    '\uD800',
    '漢字',
    'a'.repeat(500),
  ),
)
const language = fc.constantFrom('ar', 'en', 'fr', 'zh', '', 'ar-SY')
const texts: fc.Arbitrary<AlignInput> = fc.record({
  source: fc.array(sentence, { maxLength: 14 }),
  target: fc.array(sentence, { maxLength: 14 }),
  sourceLang: language,
  targetLang: language,
})

describe('align', () => {
  it('holds every sentence once and in order, whatever the texts', () => {
    fc.assert(
      fc.property(texts, input => {
        const links = align(input)
        expectCover(links, input.source.length, input.target.length)
        for (const { confidence } of links) expect(confidence >= 0 && confidence <= 1).toBe(true)
      }),
      { seed, numRuns: 150 },
    )
  })

  it('gives the same links for the same texts', () => {
    fc.assert(
      fc.property(texts, input => {
        expect(align(input)).toEqual(align(input))
      }),
      { seed, numRuns: 30 },
    )
  })

  it('keeps anchors as they are', () => {
    const anchored = texts.chain(input =>
      fc
        .array(fc.tuple(fc.nat(14), fc.nat(3), fc.nat(14), fc.nat(3)), { maxLength: 4 })
        .map(cuts => ({ ...input, anchors: anchorsFrom(cuts, input.source.length, input.target.length) })),
    )
    fc.assert(
      fc.property(anchored, input => {
        const links = align(input)
        expectCover(links, input.source.length, input.target.length)
        const plain = links.map(({ source, target }) => ({ source, target }))
        for (const anchor of input.anchors) expect(plain).toContainEqual(anchor)
      }),
      { seed, numRuns: 150 },
    )
  })

  it('ignores anchors that are out of range or cross', () => {
    const source = ['One.', 'Two.']
    expectCover(
      align({
        source,
        target: source,
        sourceLang: 'en',
        targetLang: 'en',
        anchors: [oneToOne(0, 1), oneToOne(1, 0), oneToOne(7, 7)],
      }),
      2,
      2,
    )
  })

  it('leaves a sentence alone when the other side is empty', () => {
    expect(align({ source: [], target: [], sourceLang: 'ar', targetLang: 'en' })).toEqual([])
    expectCover(align({ source: ['نعم.', 'لا.'], target: [], sourceLang: 'ar', targetLang: 'en' }), 2, 0)
    expectCover(
      align({ source: ['نعم.'], target: Array.from({ length: 400 }, () => 'No.'), sourceLang: 'ar', targetLang: 'en' }),
      1,
      400,
    )
  })

  it('reports progress up to the whole', () => {
    const shares: number[] = []
    align({ source: ['نعم.'], target: ['Yes.'], sourceLang: 'ar', targetLang: 'en' }, share => shares.push(share))
    expect(shares.at(-1)).toBe(1)
  })
})

function anchorsFrom(cuts: readonly (readonly number[])[], sources: number, targets: number): Link[] {
  const anchors: Link[] = []
  let [i, j] = [0, 0]
  for (const [stepI, a, stepJ, b] of cuts as readonly (readonly [number, number, number, number])[]) {
    const link = { source: { start: i + stepI, end: i + stepI + a }, target: { start: j + stepJ, end: j + stepJ + b } }
    if (a + b === 0 || link.source.end > sources || link.target.end > targets) continue
    anchors.push(link)
    ;[i, j] = [link.source.end, link.target.end]
  }
  return anchors
}

describe('scoreLinks', () => {
  const source = ['وصل الرئيس إلى دمشق يوم الجمعة.', 'قتل 27 شخصا في القصف.', 'رفض المتحدث التعليق.']
  const target = [
    'The president arrived in Damascus on Friday.',
    'The shelling killed 27 people.',
    'The spokesman declined to comment.',
  ]
  const input: AlignInput = { source, target, sourceLang: 'ar', targetLang: 'en' }
  const straight = source.map((_, at) => oneToOne(at, at))

  it('is surer of right links than of links moved by one', () => {
    const moved: Link[] = [
      { source: { start: 0, end: 1 }, target: { start: 0, end: 0 } },
      { source: { start: 1, end: 2 }, target: { start: 0, end: 1 } },
      { source: { start: 2, end: 3 }, target: { start: 1, end: 3 } },
    ]
    const right = scoreLinks(input, straight)
    const wrong = scoreLinks(input, moved)
    expect(Math.min(...right.map(link => link.confidence))).toBeGreaterThan(0.8)
    expect(Math.max(...wrong.map(link => link.confidence))).toBeLessThan(0.5)
    expect(wrong[1]!.reasons).toContain('number 27 only on one side')
  })
})

describe('alignByLength', () => {
  it('holds every sentence once and in order', () => {
    const lengths = fc.array(fc.nat(300), { maxLength: 25 })
    fc.assert(
      fc.property(lengths, lengths, (source, target) =>
        expectCover(alignByLength(source, target), source.length, target.length),
      ),
      { seed },
    )
  })

  it('joins two short sentences to one that is as long as both', () => {
    expect(alignByLength([100, 40, 60, 120], [101, 99, 121])[1]).toEqual({
      source: { start: 1, end: 3 },
      target: { start: 1, end: 2 },
    })
  })

  it('names a length that is none', () => {
    expect(() => alignByLength([10], [5, -3])).toThrow('length -3 at index 1 is not a sentence length')
  })
})
