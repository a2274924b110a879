import { describe, expect, it } from 'vitest'
import { replaceWords } from '../../../src/text/search/replace-words.ts'

describe('replacing words', () => {
  it('replaces whole words only and says where they were and are', () => {
    expect(replaceWords('Duma and Dumas and Duma.', 'Duma', 'Douma', 'exact')).toEqual({
      text: 'Douma and Dumas and Douma.',
      before: [
        { start: 0, end: 4 },
        { start: 19, end: 23 },
      ],
      after: [
        { start: 0, end: 5 },
        { start: 20, end: 25 },
      ],
    })
  })

  it('takes other cases and harakat along when asked', () => {
    expect(replaceWords('DUMA', 'Duma', 'Douma', 'exact')).toBeUndefined()
    expect(replaceWords('DUMA', 'Duma', 'Douma', 'folded')?.text).toBe('Douma')
    expect(replaceWords('كِتابٌ', 'كتاب', 'سفر', 'folded')?.text).toBe('سفر')
  })

  it('takes words away when nothing is put there', () => {
    expect(replaceWords('the the town', 'the the', 'the', 'exact')?.text).toBe('the town')
    expect(replaceWords('a b', 'b', '', 'exact')?.text).toBe('a ')
  })
})
