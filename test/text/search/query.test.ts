import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkStates, origins, statuses } from '../../../src/model/pair.ts'
import { matches, type PairFacts } from '../../../src/text/search/match-query.ts'
import { parseQuery, queryFields } from '../../../src/text/search/parse-query.ts'
import { choices } from '../../../src/text/search/query.ts'

const facts: PairFacts = {
  source: 'قرأ الطالب والكتاب في يده.',
  target: 'The student read with the books in his hand.',
  sourceWords: 5,
  targetWords: 9,
  status: 'approved',
  link: 'checked',
  origin: 'typed',
  by: ['Salma Haddad'],
  changedAt: '2026-03-09T10:00:00.000Z',
  checks: ['number-changed', 'numbers'],
  sourceSentences: 1,
  targetSentences: 2,
  confidence: 0.4,
  comments: 1,
}
const now = '2026-03-10T12:00:00.000Z'
const isFound = (query: string): boolean => matches(parseQuery(query), facts, now)

describe('a query', () => {
  it.each([
    'src:كتاب',
    'tgt:book',
    'كتاب',
    'book',
    'text:كتاب',
    '-src:مدرسة',
    'status:approved',
    'status:draft,approved',
    '-status:draft',
    'by:salma',
    'by:"Salma Haddad"',
    'since:7d',
    'since:2026-03-09',
    'before:2026-03-10',
    '-since:1h',
    'check:any',
    'check:number-changed',
    'check:numbers',
    'ratio>1',
    'ratio<٢',
    'shape:1-2',
    'confidence<=0.4',
    'comments:1',
    'comments=1',
    'words>=14',
    'source-words=5',
    'src:كتاب -tgt:article status:approved ratio>1.5',
    'tgt:"read with"',
    'tgt:«read with»',
    'src=الطالب',
    'origin:typed',
    'link:checked,pinned',
    '',
    '  ',
    'SRC:كتاب',
    'tgt:.',
    '-tgt:!',
    '\u200Fsrc:كتاب\u200F',
  ])('%s finds the pair', query => {
    expect(parseQuery(query).problems).toEqual([])
    expect(isFound(query)).toBe(true)
  })

  it.each([
    'src:book',
    '-src:كتاب',
    'src=كتاب',
    'tgt=book',
    'tgt:"with read"',
    'status:draft',
    'by:omar',
    'since:1d',
    'before:2026-03-09',
    'check:names',
    '-check:any',
    'ratio>2',
    'shape:1-1',
    'confidence>0.4',
    'src:كتاب tgt:article',
    'link:automatic',
  ])('%s does not', query => {
    expect(parseQuery(query).problems).toEqual([])
    expect(isFound(query)).toBe(false)
  })

  it.each([
    ['colour:red', /There is no field “colour”/],
    ['status:done', /“done” is no status; choose one of empty, draft/],
    ['since:yesterday', /is no time; write 7d/],
    ['since:2026-02-30', /is no time/],
    ['ratio>many', /compared with a number/],
    ['shape:2', /two counts of sentences/],
    ['tgt:"open', /not closed/],
    ['src:', /needs a value, as in src:كتاب/],
    ['tgt>book', /found with “tgt:”/],
    ['constructor:x', /no field/],
    ['""', /no words/],
  ])('%s is told what is wrong with it', (query, sentence) => {
    const { conditions, problems } = parseQuery(`book ${query}`)
    expect(conditions.length).toBe(1)
    expect(problems.map(({ at }) => at)).toEqual([{ start: 5, end: 5 + query.length }])
    expect(problems[0]!.sentence).toMatch(sentence)
  })

  it('takes an address and a lone hyphen for words', () => {
    expect(parseQuery('https://example.org').conditions[0]!.wanted).toMatchObject({
      kind: 'text',
      words: 'https://example.org',
    })
    expect(parseQuery('book - paper').conditions.length).toBe(3)
  })

  it('is read without an error and in order whatever is typed', () => {
    const piece = fc.constantFrom(
      ...queryFields,
      ':',
      '>',
      '=',
      '-',
      '"',
      '«',
      ',',
      ' ',
      'كتاب',
      '7d',
      '1-2',
      '\u200F',
      '//',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 15 }).map(pieces => pieces.join('')),
        query => {
          const { conditions, problems } = parseQuery(query)
          const places = [...conditions, ...problems].map(({ at }) => at).sort((one, other) => one.start - other.start)
          for (const [index, { start, end }] of places.entries()) {
            expect(start).toBeLessThan(end)
            expect(start).toBeGreaterThanOrEqual(places[index - 1]?.end ?? 0)
          }
          matches({ conditions, problems }, facts, now)
        },
      ),
    )
  })

  it('knows the words that pairs use', () => {
    expect(choices).toEqual({ status: statuses, link: linkStates, origin: origins })
  })
})
