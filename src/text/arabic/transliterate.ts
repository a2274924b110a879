import { foldText } from './fold.ts'
import { skeletonsOf } from './skeleton.ts'

/** The skeletons of a name of one word or several, without its articles: دوما and Douma both give `dm`. */
function skeletonsOfName(name: string): readonly string[] {
  const folded = foldText(name)
  const bare = /[\u0620-\u064A]/.test(folded)
    ? folded
        .split(' ')
        .map(word => word.replace(/^ال(?=..)/, ''))
        .join('')
    : folded.replaceAll(/\b(?:a[ldnrstz]|e[ls]|ad|ash)[- ](?=\p{L}{2})/gu, '').replaceAll(/[^a-z]/g, '')
  return skeletonsOf(bare)
}

const vowelOf: ReadonlyMap<string, string> = new Map(
  Object.entries({ ا: 'a', و: 'u', ي: 'i', o: 'u', u: 'u', w: 'u', a: 'a', e: 'i', i: 'i', y: 'i', ع: 'a', ء: 'a' }),
)

/** The first sound tells أحمد from محمد when consonants leave it open; `''` for a consonant. */
const firstVowel = (name: string): string =>
  vowelOf.get(
    foldText(name)
      .replace(/^ال(?=..)/, '')
      .replace(/^a[ldnrstz]-(?=..)/, '')[0] ?? '',
  ) ?? ''

/**
 * How surely two names in two scripts are one.
 *
 * @param arabic a name in Arabic letters, with or without the article
 * @param latin a name in Latin letters
 * @returns 0 (another name) to 1; two names without a shared consonant are never one
 */
export function sameName(arabic: string, latin: string): number {
  const [one = ''] = skeletonsOfName(arabic)
  const sameVowel = (firstVowel(arabic) === '') === (firstVowel(latin) === '')
  return Math.max(
    ...skeletonsOfName(latin).map(other => likenessOf(one, other) * (one[0] === other[0] && sameVowel ? 1 : 0.7)),
  )
}

function likenessOf(one: string, other: string): number {
  const longer = Math.max(one.length, other.length)
  if (one === '' || other === '') return 0
  const likeness = 1 - distance(one, other) / longer
  if (likeness < 0.6) return 0
  return likeness * (longer >= 4 ? 1 : longer === 3 ? 0.9 : longer === 2 ? 0.75 : 0.4)
}

/** Levenshtein's distance. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[other.length]!
}
