/**
 * Arabic–English pairs that behave like a memory: words by Zipf's law with clitics, inflection, numbers and names, a third
 * of the sentences variants of earlier ones. Made from a seed; no sentence comes from a text.
 */
export interface GeneratedPair {
  readonly source: string
  readonly target: string
}

export interface MemoryGenerator {
  /** The pair with a number; always the same for a seed. */
  pair(number: number): GeneratedPair
  /** A sentence made from that of a pair by a few of the changes that texts show. */
  variant(number: number, trial: number): string
}

type Random = () => number

/** Source: mulberry32 by Tommy Ettinger. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const particles =
  'في من على إلى عن أن التي الذي هذا هذه كان كانت قد لم لا مع بعد قبل بين كل غير ما هو هي إن حتى حول خلال منذ أو ثم كما لكن عند أي'.split(
    ' ',
  )
const particleWords =
  'in of on to about that which who this these was were had not no with after before between every un what he she indeed until around during since or then as but at any'.split(
    ' ',
  )
const letters = Array.from('بتثجحخدذرزسشصضطظعغفقكلمنهوي')
const patterns = [
  '123',
  '12ا3',
  '1ا23',
  'م12و3',
  'ت12ي3',
  '12ي3',
  'م123ة',
  'ا12ا3',
  'است12ا3',
  '12و3',
  'م1ا23ة',
  '123ة',
  'أ12ا3',
  'ي123',
  '12ا3ة',
]
const fronts = ['', '', '', '', '', 'ال', 'ال', 'ال', 'ال', 'وال', 'بال', 'لل', 'و', 'ب', 'ل', 'فال']
const backs = ['', '', '', '', '', '', '', '', 'ه', 'ها', 'هم', 'ات', 'ين', 'ون', 'نا']
const latin = [
  'ka',
  'ri',
  'to',
  'men',
  'sal',
  'dor',
  'vi',
  'lan',
  'per',
  'est',
  'om',
  'ul',
  'tra',
  'ber',
  'shi',
  'no',
  'gar',
  'del',
  'ent',
  'us',
]

const vocabularySize = 120_000
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!

/** Zipf's law with exponent 1 by inversion: rank r has probability proportional to 1/r. */
const zipfRank = (random: Random): number => Math.floor(Math.exp(random() * Math.log(vocabularySize))) - 1

function arabicLexeme(rank: number): string {
  const random = randomFrom(rank * 7919 + 13)
  const root = [pick(random, letters), pick(random, letters), pick(random, letters)]
  return pick(random, patterns).replaceAll(/[123]/g, place => root[Number(place) - 1]!)
}

function englishLexeme(rank: number): string {
  const random = randomFrom(rank * 104729 + 7)
  return Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(random, latin)).join('')
}

interface Slot {
  readonly arabic: string
  readonly english: string
}

function slot(random: Random): Slot {
  const kind = random()
  if (kind < 0.3) {
    const at = Math.min(particles.length, Math.floor(Math.exp(random() * Math.log(particles.length + 1)))) - 1
    return { arabic: particles[at]!, english: particleWords[at]! }
  }
  if (kind < 0.34) {
    const number = String(Math.floor(random() < 0.4 ? 1950 + random() * 80 : random() * 500))
    return {
      arabic: random() < 0.5 ? number : number.replaceAll(/\d/g, digit => String.fromCharCode(0x660 + Number(digit))),
      english: number,
    }
  }
  const rank = zipfRank(random)
  return { arabic: pick(random, fronts) + arabicLexeme(rank) + pick(random, backs), english: englishLexeme(rank) }
}

const lengthOf = (random: Random): number =>
  Math.max(1, Math.round(Math.exp(2.45 + 0.6 * (random() + random() + random() - 1.5) * 2)))

const change = {
  word: (slots: Slot[], at: number, random: Random) => {
    slots[at] = slot(random)
  },
  removed: (slots: Slot[], at: number) => {
    slots.splice(at, 1)
  },
  added: (slots: Slot[], at: number, random: Random) => {
    slots.splice(at, 0, slot(random))
  },
  number: (slots: Slot[], at: number, random: Random) => {
    const numbered = slots.findIndex(({ arabic }) => /\d/.test(arabic))
    const number = String(Math.floor(random() * 3000))
    slots[numbered < 0 ? at : numbered] = { arabic: number, english: number }
  },
  form: (slots: Slot[], at: number, random: Random) => {
    slots[at] = { arabic: `و${slots[at]!.arabic}${pick(random, backs)}`, english: slots[at]!.english }
  },
  harakat: (slots: Slot[], at: number) => {
    slots[at] = { arabic: `${slots[at]!.arabic}\u064C`, english: slots[at]!.english }
  },
  order: (slots: Slot[], at: number) => {
    slots.push(...slots.splice(at, 1))
  },
}
const changes = Object.values(change)

function mutated(slots: readonly Slot[], random: Random): Slot[] {
  const next = [...slots]
  const count = 1 + Math.floor(random() * Math.max(1, slots.length * 0.3))
  for (let done = 0; done < count; done += 1) {
    if (next.length === 0) next.push(slot(random))
    pick(random, changes)(next, Math.floor(random() * next.length), random)
  }
  return next
}

const sentence = (words: readonly string[]): string => `${words.join(' ')}.`

/**
 * @param seed a whole number; two seeds share no sentence but by chance
 */
export function memoryGenerator(seed: number): MemoryGenerator {
  const slotsOf = (number: number, depth = 0): Slot[] => {
    const random = randomFrom(seed * 1_000_003 + number * 2_654_435)
    if (number > 0 && depth < 3 && random() < 0.3)
      return mutated(slotsOf(Math.floor(random() * number), depth + 1), random)
    return Array.from({ length: lengthOf(random) }, () => slot(random))
  }
  return {
    pair(number) {
      const slots = slotsOf(number)
      return {
        source: sentence(slots.map(({ arabic }) => arabic)),
        target: sentence(slots.map(({ english }) => english)),
      }
    },
    variant(number, trial) {
      return sentence(mutated(slotsOf(number), randomFrom(seed * 31 + number * 17 + trial)).map(({ arabic }) => arabic))
    },
  }
}
