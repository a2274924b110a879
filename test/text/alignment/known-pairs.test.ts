import { describe, expect, it } from 'vitest'
import { align, type ScoredLink } from '../../../src/text/alignment/align.ts'
import { beadOf, count, f1 } from '../../quality/alignment.ts'
import { generatedTexts } from '../../support/generated-texts.ts'

const languages = { sourceLang: 'ar', targetLang: 'en' } as const

/** The first texts of one vocabulary as confirmed pairs, the rest to be aligned with nothing else to go by. */
function halves(seed: number) {
  const { source, target, beads } = generatedTexts(900, seed)
  const known = beads
    .slice(0, 800)
    .filter(([one, other]) => one.length > 0 && other.length > 0)
    .map(([one, other]): [string, string] => [
      one.map(at => source[at]!).join(' '),
      other.map(at => target[at]!).join(' '),
    ])
  const rest = beads.slice(800)
  const [i, j] = [Math.min(...rest.flatMap(([one]) => one)), Math.min(...rest.flatMap(([, other]) => other))]
  return {
    known,
    source: source.slice(i),
    target: target.slice(j),
    gold: rest.map(([one, other]) => [one.map(at => at - i), other.map(at => at - j)] as const),
  }
}

const meanConfidence = (links: readonly ScoredLink[]): number =>
  links.reduce((sum, { confidence }) => sum + confidence, 0) / links.length

describe('aligning with confirmed pairs', () => {
  it.each([1, 2, 3])('is surer, and no less right, by the words that whole sentences teach (seed %i)', seed => {
    const { known, source, target, gold } = halves(seed)
    const [plain, taught] = [undefined, known].map(pairs =>
      align({ ...languages, source, target, known: pairs, lexicon: 'none' }),
    )
    expect(f1(count(gold, taught!.map(beadOf)))).toBeGreaterThanOrEqual(f1(count(gold, plain!.map(beadOf))))
    expect(meanConfidence(taught!)).toBeGreaterThan(meanConfidence(plain!))
  })

  it('takes a short pair word by word', () => {
    const texts = { source: ['قطرميز', 'نعم'], target: ['A jar', 'Something'] }
    const sure = (known: [string, string][]): number => align({ ...languages, ...texts, known })[0]!.confidence
    expect(sure([['القطرميز', 'jar']])).toBeGreaterThan(sure([]))
  })

  it('does not take every word of one sentence for a rendering of every other', () => {
    const texts = { source: ['حصن الوادي', 'نهر الجبل'], target: ['valley fort', 'mountain river'] }
    const known: [string, string][] = [
      ['رأى الرجل حصن الوادي عند نهر الجبل', 'The man saw the valley fort by the mountain river'],
    ]
    expect(align({ ...languages, ...texts, known, lexicon: 'none' })).toEqual(
      align({ ...languages, ...texts, lexicon: 'none' }),
    )
  })

  it('is none the worse for pairs of other words', () => {
    const { source, target, gold } = halves(4)
    const { known } = halves(5)
    const accuracy = (taught?: [string, string][]): number =>
      f1(count(gold, align({ ...languages, source, target, known: taught }).map(beadOf)))
    expect(accuracy(known)).toBeGreaterThanOrEqual(accuracy())
  })
})
