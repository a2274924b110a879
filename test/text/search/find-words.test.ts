import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formIn, stemWord } from '../../../src/text/arabic/stem.ts'
import { entryKeys } from '../../../src/text/memory/features.ts'
import { blocksOfList, postingRun } from '../../../src/text/memory/posting-runs.ts'
import { concordanceKeys, entriesWithAll, groupsToRead } from '../../../src/text/search/concordance.ts'
import { findWords, stemsOfForms, wordsTest } from '../../../src/text/search/find-words.ts'
import { kwic } from '../../../src/text/search/kwic.ts'
import { memoryGenerator } from '../../support/memory-generator.ts'
import { arabicText } from '../arabic/arabic-text.ts'

const found = (text: string, query: string, mode?: 'exact' | 'folded' | 'stemmed'): string[] =>
  findWords(text, query, mode).map(({ start, end }) => text.slice(start, end))

describe('finding words', () => {
  const text = 'قرأ كِتَاباً، والكتاب في بِكِتَابِه، لا كتب ولا مكتبة؛ كتاب.'

  it('marks the letters of كتاب behind and before what is written together with it', () => {
    expect(found(text, 'كتاب')).toEqual(['كِتَاب', 'كتاب', 'كِتَابِ', 'كتاب'])
  })

  it('finds only spellings of the word when folded, only the typed form when exact', () => {
    expect(found(text, 'كتاب', 'folded')).toEqual(['كتاب'])
    expect(found('كِتَابٌ كتاب كـتاب', 'كتاب', 'folded')).toEqual(['كِتَابٌ', 'كتاب', 'كـتاب'])
    expect(found('كِتَاب والكتاب بكتابه كتاب كـتاب', 'كتاب', 'exact')).toEqual(['كتاب'])
    expect(found('كِتَاب', 'كِتَاب', 'exact')).toEqual(['كِتَاب'])
  })

  it('finds several words that follow each other', () => {
    expect(found('زار وزير الخارجية ثم وزير خارجيتها وزير', 'وزير خارجية')).toEqual(['وزير الخارجية', 'وزير خارجيت'])
    expect(findWords('بوزير الخارجية', 'وزير خارجية')[0]!.marks).toEqual([
      { start: 1, end: 5 },
      { start: 8, end: 14 },
    ])
  })

  it('finds English words in other forms and case', () => {
    expect(found('Books were booked; a BOOK.', 'book')).toEqual(['Books', 'booked', 'BOOK'])
    expect(found('Books were booked; a book.', 'book', 'exact')).toEqual(['book'])
  })

  it('finds a number in any digits', () => expect(found('عام ٢٠١٩ و2019', '2019')).toEqual(['٢٠١٩', '2019']))

  it('finds nothing without words', () => {
    expect(found('كتاب.', '')).toEqual([])
    expect(found('كتاب.', ' . ')).toEqual([])
    expect(found('كتاب.', '.', 'exact')).toEqual(['.'])
  })

  it('marks stretches of the text, apart and in order', () => {
    fc.assert(
      fc.property(arabicText, arabicText, (some, more) => {
        let end = 0
        for (const hit of findWords(some + more, more, 'folded')) {
          expect(hit.start).toBeGreaterThanOrEqual(end)
          end = hit.end
          expect(end).toBeLessThanOrEqual(some.length + more.length)
        }
      }),
    )
  })
})

describe('a line of a concordance', () => {
  it('cuts the context between words', () => {
    const text = 'واحد اثنان ثلاثة كتاب أربعة خمسة ستة'
    expect(kwic(text, 'كتاب', 'stemmed', 8).map(({ context: { start, end } }) => text.slice(start, end))).toEqual([
      'ثلاثة كتاب أربعة',
    ])
    expect(kwic(text, 'كتاب').map(({ context }) => context)).toEqual([{ start: 0, end: text.length }])
  })
})

describe('the stems of the forms of a word', () => {
  const affixed = fc.tuple(
    fc.constantFrom('', 'و', 'ف', 'ب', 'ل', 'ك', 'س', 'ال', 'وال', 'بال', 'لل', 'وب', 'ولل', 'فس'),
    fc.string({ unit: fc.constantFrom(...Array.from('كتبولسهميارتناء')), minLength: 2, maxLength: 6 }),
    fc.constantFrom('', 'ه', 'ها', 'هم', 'ات', 'ين', 'نا', 'تهم', 'اته', 'وا', 'ا', 'ي', 'تان', 'ونها', 'ايه', 'اوهم'),
  )

  it('hold the stem of every form that is found', () => {
    fc.assert(
      fc.property(affixed, ([front, root, back]) => {
        const word = front + root + back
        for (const sought of [root, `ال${root}`, `${root}ه`, `${root}ء`]) {
          if (formIn(sought, word)) expect(stemsOfForms(sought)).toContain(stemWord(word))
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('an index of stems', () => {
  const generator = memoryGenerator(9)
  const sources = Array.from({ length: 400 }, (_, number) => generator.pair(number).source)
  const run = postingRun()
  for (const [number, source] of sources.entries()) run.add(number, entryKeys({ source, target: '' }))
  const index = new Map(Array.from(run.drain(), list => [list.feature, [...blocksOfList(list)]]))

  const counts = new Map(
    Array.from(index, ([feature, blocks]) => [feature, blocks.reduce((sum, { postings }) => sum + postings.length, 0)]),
  )
  const read = (groups: readonly (readonly number[])[]): number[] =>
    entriesWithAll(
      groups,
      Array.from(new Set(groups.flat())).flatMap(feature => index.get(feature) ?? []),
    )

  it.each(['exact', 'folded', 'stemmed'] as const)('loses no hit in %s mode', mode => {
    for (let number = 0; number < 400; number += 9) {
      const words = sources[number]!.replace('.', '').split(' ')
      const query = words.slice(0, 1 + (number % 2)).join(' ')
      const keys = concordanceKeys('source', query, mode)
      const entries = read(keys)
      const looked = read(groupsToRead(keys, counts))
      expect(entries).toEqual(entries.toSorted((one, other) => other - one))
      const hasWords = wordsTest(query, mode)
      for (const [entry, source] of sources.entries()) {
        const isFound = findWords(source, query, mode).length > 0
        expect(hasWords(source)).toBe(isFound)
        if (isFound) expect(entries).toContain(entry)
        if (isFound) expect(looked).toContain(entry)
      }
    }
  })

  it('reads the rarest word alone when it is rare, and nothing when a word is nowhere', () => {
    const groups = [
      [1, 2],
      [3, 4],
    ]
    const some = [
      [1, 500],
      [3, 200],
    ] as const
    expect(groupsToRead(groups, new Map(some))).toEqual([[3]])
    expect(groupsToRead(groups, new Map([...some, [4, 200]]))).toEqual([[3, 4], [1]])
    expect(groupsToRead(groups, new Map([[1, 500]]))).toEqual([])
  })

  it('is asked nothing when the query has no words', () => {
    expect(concordanceKeys('source', '!', 'stemmed')).toEqual([])
    expect(entriesWithAll([], [])).toEqual([])
  })

  it('keeps the two sides apart', () => {
    expect(concordanceKeys('source', 'book', 'exact')).not.toEqual(concordanceKeys('target', 'book', 'exact'))
  })
})
