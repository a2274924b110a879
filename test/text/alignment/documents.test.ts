import { describe, expect, it } from 'vitest'
import { alignDocument } from '../../../src/text/alignment/align-document.ts'
import { readLadder, writeLadder } from '../../../src/text/alignment/ladder.ts'
import { alignWords } from '../../../src/text/alignment/words.ts'

describe('a document as JSON', () => {
  it('comes back with its beads and a confidence for each', () => {
    const outcome = alignDocument({ id: 'a', source: ['نعم.'], target: ['Yes.'], sourceLang: 'ar', targetLang: 'en' })
    expect(outcome).toMatchObject({ kind: 'aligned', document: { id: 'a', beads: [[[0], [0]]] } })
  })

  it('has every problem named in a sentence', () => {
    expect(alignDocument([])).toEqual({ kind: 'invalid', problems: ['The line is not a JSON object.'] })
    expect(alignDocument({ id: {}, source: ['a', 3], target: ['b'], sourceLang: 'ar', targetPar: [1, 2] })).toEqual({
      kind: 'invalid',
      problems: [
        'Item 2 of "source" is not a text.',
        '"targetLang" is missing or not a language tag such as "ar".',
        '"targetPar" has 2 numbers for 1 sentences.',
        '"id" is neither a text nor a number.',
      ],
    })
  })
})

describe('a ladder', () => {
  const links = [
    { source: { start: 0, end: 1 }, target: { start: 0, end: 2 } },
    { source: { start: 1, end: 2 }, target: { start: 2, end: 2 } },
  ]

  it('is read as it was written', () => {
    expect(writeLadder(links, [0.5, 1])).toBe('0\t0\t0.500\n1\t2\t1.000\n2\t2\t0\n')
    expect(readLadder(writeLadder(links), 2, 2)).toEqual({ kind: 'read', links })
  })

  it('that goes back or is no ladder is refused with its line', () => {
    expect(readLadder('0\t0\n2\t1\n1\t2\n', 2, 2)).toEqual({
      kind: 'wrong',
      line: 3,
      problem: '1 and 2 go back behind 2 and 1',
    })
    expect(readLadder('zero\n', 2, 2)).toMatchObject({ kind: 'wrong', line: 1 })
  })
})

describe('words of a pair', () => {
  const source = 'قتل 27 شخصا في دمشق يوم الجمعة.'
  const target = 'In Damascus 27 people were killed on Friday.'
  const shown = alignWords(source, target, { sourceLang: 'ar', targetLang: 'en' }).map(link => [
    source.slice(link.source.start, link.source.end),
    target.slice(link.target.start, link.target.end),
    link.reason,
  ])

  it('light their counterpart with the reason', () => {
    expect(shown).toContainEqual(['27', '27', 'the same number'])
    expect(shown).toContainEqual(['دمشق', 'Damascus', 'in the word list'])
    expect(shown).toContainEqual(['الجمعة', 'Friday', 'in the word list'])
  })

  it('stay dark when nothing renders them', () => {
    expect(alignWords('كتاب', 'bread', { sourceLang: 'ar', targetLang: 'en' })).toEqual([])
  })
})
