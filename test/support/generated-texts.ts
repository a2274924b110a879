import { wordLists } from '../../src/text/alignment/data/index.ts'
import { seeded } from './inject-fault.ts'

/** A text and its translation, made up, with the links they were made from. */
export interface GeneratedTexts {
  readonly source: readonly string[]
  readonly target: readonly string[]
  readonly beads: readonly (readonly [readonly number[], readonly number[]])[]
}

const consonants = ['ب b', 'ت t', 'د d', 'ر r', 'س s', 'ف f', 'ق q', 'ك k', 'ل l', 'م m', 'ن n', 'ش sh', 'ج j', 'خ kh']
const vowels = ['ا a', 'و u', 'ي i']

/**
 * Arabic sentences and English ones of as many meanings: half of the words from the word list, the others invented, among
 * them names; frequent words come often (Zipf). One sentence in twenty is missing on a side, one in ten is split in two.
 *
 * @param sentences how many source sentences, about
 * @param seed the same seed makes the same texts
 */
export function generatedTexts(sentences: number, seed: number): GeneratedTexts {
  const below = seeded(seed)
  const random = (): number => below(2 ** 30) / 2 ** 30
  const words = vocabulary(random)
  const [source, target]: [string[], string[]] = [[], []]
  const beads: [number[], number[]][] = []
  while (source.length < sentences) {
    const [left, right] = meaning(words, random)
    const dice = random()
    const sources = dice < 0.04 ? [] : dice < 0.1 ? halves(left, '.') : [`${left.join(' ')}.`]
    const targets = dice > 0.96 ? [] : dice > 0.9 ? halves(right, '.') : [`${right.join(' ')}.`]
    beads.push([sources.map((_, at) => source.length + at), targets.map((_, at) => target.length + at)])
    source.push(...sources)
    target.push(...targets)
  }
  return { source, target, beads }
}

type Random = () => number

function vocabulary(random: Random): (readonly [string, string])[] {
  const known = wordLists
    .join('\n')
    .split('\n')
    .filter(line => line.includes('='))
    .map(line => {
      const [forms, senses] = line.split('=') as [string, string]
      return [forms.split(' ')[0]!, senses.split(';')[0]!] as const
    })
  const words: (readonly [string, string])[] = []
  for (let at = 0; at < 12_000; at++) words.push(random() < 0.5 ? known[at % known.length]! : inventedWord(random))
  return words
}

function inventedWord(random: Random): [string, string] {
  const pick = (letters: readonly string[]): [string, string] =>
    letters[Math.floor(random() * letters.length)]!.split(' ') as [string, string]
  const letters = [pick(consonants), pick(vowels), pick(consonants), pick(consonants), pick(vowels), pick(consonants)]
  const isName = random() < 0.3
  const other = isName ? letters : [pick(consonants), pick(vowels), pick(consonants), pick(vowels), pick(consonants)]
  const english = other.map(letter => letter[1]).join('')
  return [letters.map(letter => letter[0]).join(''), isName ? english[0]!.toUpperCase() + english.slice(1) : english]
}

/** The words of both sides; some are left untranslated and the order is shaken, as translators do. */
function meaning(words: readonly (readonly [string, string])[], random: Random): [string[], string[]] {
  const length = 5 + Math.floor(random() * random() * 40)
  const left: string[] = []
  const right: { word: string; place: number }[] = []
  for (let at = 0; at < length; at++) {
    const [from, to] = words[Math.floor(words.length ** random()) - 1]!
    left.push(random() < 0.2 ? `و${from}` : from)
    if (random() < 0.8) right.push({ word: to, place: at + random() * 6 })
  }
  return [left, right.sort((one, other) => one.place - other.place).map(({ word }) => word)]
}

function halves(words: readonly string[], end: string): string[] {
  const middle = Math.ceil(words.length / 2)
  return [words.slice(0, middle), words.slice(middle)]
    .filter(part => part.length > 0)
    .map(part => `${part.join(' ')}${end}`)
}
