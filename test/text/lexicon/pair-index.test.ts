import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignWords } from '../../../src/text/alignment/words.ts'
import { lexiconWords } from '../../../src/text/lexicon/content-words.ts'
import { associationIn, PairIndex } from '../../../src/text/lexicon/pair-index.ts'
import { stemWord } from '../../../src/text/arabic/stem.ts'

const words = ['حصن', 'نهر', 'جبل', 'قلم', 'fort', 'river', 'hill', 'pen']
const sentence = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map(list => list.join(' '))
const step = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'd'),
  source: sentence,
  target: sentence,
  leaves: fc.boolean(),
})

describe('an index of confirmed pairs', () => {
  it('counts what it holds, whatever comes, changes and goes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), steps => {
        const index = new PairIndex()
        const held = new Map<string, readonly [string, string]>()
        for (const { key, source, target, leaves } of steps) {
          held.delete(key)
          if (leaves) index.delete(key)
          else {
            index.set(key, source, target)
            held.set(key, [source, target])
          }
        }
        const pairs = Array.from(
          held.values(),
          ([source, target]) => [lexiconWords(source), lexiconWords(target)] as const,
        )
        expect(index.size).toBe(pairs.length)
        for (const one of words.map(stemWord)) {
          const partners = index.partners(one)
          for (const other of words.map(stemWord)) {
            const together = pairs.filter(([source, target]) => source.has(one) && target.has(other)).length
            expect(index.seen(one, other)).toEqual({
              together,
              one: pairs.filter(([source]) => source.has(one)).length,
              other: pairs.filter(([, target]) => target.has(other)).length,
              pairs: pairs.length,
            })
            expect(partners.get(other) ?? 0).toBe(together)
          }
        }
      }),
      { seed: 7 },
    )
  })

  it('does not let a pair vouch for itself', () => {
    const index = new PairIndex()
    index.set('a', 'نهر', 'river')
    index.set('b', 'نهر جبل', 'river hill')
    expect(index.seen(stemWord('نهر'), 'river', 'b')).toEqual({ together: 1, one: 1, other: 1, pairs: 1 })
    expect(index.seen(stemWord('جبل'), 'hill', 'b')).toEqual({ together: 0, one: 0, other: 0, pairs: 1 })
  })
})

describe('words of a pair by what was confirmed', () => {
  const index = new PairIndex()
  const others = ['حديقة garden', 'سفينة ship', 'مرآة mirror', 'نافذة window', 'ساعة clock'].map(
    pair => pair.split(' ') as [string, string],
  )
  for (let at = 0; at < 14; at += 1)
    index.set(`with ${at}`, `القطرميز ${others[at % 5]![0]}`, `the glimmer ${others[at % 5]![1]}`)
  for (let at = 0; at < 20; at += 1) index.set(`without ${at}`, others[at % 5]![0], others[at % 5]![1])
  const links = (source: string, target: string) =>
    alignWords(source, target, { sourceLang: 'ar', targetLang: 'en', lexicon: 'none', learned: associationIn(index) })

  it('light a word that no list knows, behind its clitics, and say how often it was seen', () => {
    const [source, target] = ['رأى بالقطرميز شيئا', 'He saw something in the glimmer']
    expect(
      links(source, target).map(link => [
        source.slice(link.source.start, link.source.end),
        target.slice(link.target.start, link.target.end),
        link.reason,
      ]),
    ).toEqual([['بالقطرميز', 'glimmer', 'seen together 14 times, in 14 and 14 pairs']])
  })

  it('stay dark for words that met twice, or no more often than by chance', () => {
    const few = new PairIndex()
    for (const key of ['a', 'b']) few.set(key, 'القطرميز', 'the glimmer')
    expect(associationIn(few)('القطرميز', 'glimmer')).toBeUndefined()
    expect(links('القطرميز', 'garden')).toEqual([])
  })
})
