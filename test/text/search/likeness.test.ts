import { describe, expect, it } from 'vitest'
import { foldText } from '../../../src/text/arabic/fold.ts'
import type { WordMode } from '../../../src/text/arabic/stem.ts'
import { findWords } from '../../../src/text/search/find-words.ts'
import { likenessOf, spellingsOf } from '../../../src/text/search/likeness.ts'
import { seeded } from '../../support/inject-fault.ts'
import { memoryGenerator } from '../../support/memory-generator.ts'

const modes: readonly WordMode[] = ['exact', 'folded', 'stemmed']
const isLike = (text: string, query: string, mode: WordMode): boolean =>
  likenessOf(query, mode).every(pattern => new RegExp(pattern, 'u').test(text))

describe('what a text must look like', () => {
  it.each([
    ['كتاب', 'وبكِتَـٰابه وصل.'],
    ['الأخبار', 'نقل أخباراً.'],
    ['مدرسة', 'مدرستهم بعيدة.'],
    ['سلام', 'السﻼم عليكم'],
    ['studies', 'He studied.'],
    ['make', 'It was made.'],
    ['naive', 'A NAÏVE man.'],
    ['file', 'Three ﬁles.'],
    ['٣٫٥', 'ارتفع 3.5 نقطة'],
    ['bold', 'So 𝐛𝐨𝐥𝐝.'],
    ['covid', 'لقاح الcovid'],
    ['strasse', 'An der Straße'],
  ])('lets %s be found in “%s”', (query, text) => {
    expect(findWords(text, query)).not.toEqual([])
    expect(isLike(text, query, 'stemmed')).toBe(true)
  })

  it.each([
    ['كتاب', 'كلام آخر'],
    ['make', 'It was done.'],
  ])('leaves out for %s what has nothing of it: “%s”', (query, text) => {
    for (const mode of modes) expect(isLike(text, query, mode)).toBe(false)
  })

  it('lets a stretch be found inside words, whatever its spelling', () => {
    const pattern = new RegExp(spellingsOf('تاب، ال'), 'u')
    expect([pattern.test('كتَاب، الـيوم'), pattern.test('كتاب اليوم')]).toEqual([true, false])
  })

  it('takes signs for themselves', () => {
    expect([isLike('a+b (c)', 'a+b (c)', 'exact'), isLike('aab c', 'a+b (c)', 'exact')]).toEqual([true, false])
  })

  it('never leaves out a text that has a hit, whatever is sought in whatever spelling', () => {
    const [generator, below] = [memoryGenerator(7), seeded(11)]
    for (let trial = 0; trial < 400; trial++) {
      const pair = generator.pair(trial)
      const text = disguised(trial % 2 === 0 ? pair.source : pair.target, below)
      const words = (trial % 2 === 0 ? pair.source : pair.target).split(/[ .]+/).filter(Boolean)
      const from = below(words.length)
      const query = words.slice(from, from + 1 + below(2)).join(' ')
      for (const mode of modes) {
        if (findWords(text, query, mode).length > 0) expect([query, mode, isLike(text, query, mode)]).toContain(true)
      }
    }
  })

  it('knows every letter that folding knows', () => {
    for (let code = 0x20; code < 0x10000; code++) {
      const letter = String.fromCharCode(code)
      const folded = foldText(letter)
      if (folded !== letter && findWords(letter, folded, 'folded').length > 0)
        expect([code, isLike(letter, folded, 'folded')]).toEqual([code, true])
    }
  })
})

/** The same words otherwise written: harakat, tatweel, hamza seats, capitals. */
function disguised(text: string, below: (end: number) => number): string {
  return Array.from(text, letter => {
    const dice = below(8)
    if (dice === 0 && /\p{Script=Arabic}/u.test(letter)) return `${letter}\u064E`
    if (dice === 1 && letter === 'ا') return 'أ'
    if (dice === 2 && letter === 'ة') return 'ه'
    return dice === 3 ? letter.toUpperCase() : letter
  }).join('')
}
