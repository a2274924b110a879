import { arabicSkeleton, latinSkeleton, skeletonLikeness } from '../arabic/skeleton.ts'
import { withoutProclitics } from './arabic.ts'
import type { Side, Spelling } from './vocabulary.ts'
import { nameKind, type PairCollector } from './word-pairs.ts'

interface Name {
  readonly type: number
  readonly skeleton: string
  readonly capital: boolean
  readonly vowelFirst: boolean
}

/** Adds names that are alike across scripts; O(spellings · likenesses). */
export function namePairs(source: Side, target: Side, pairs: PairCollector): void {
  const arabicFirst = source.language === 'ar'
  if (arabicFirst === (target.language === 'ar')) return
  const [arabic, latin] = arabicFirst ? [source, target] : [target, source]
  const names = latin.spellings
    .filter(({ folded }) => /^[a-z]{3,}$/.test(folded))
    .map(latinName)
    .filter(name => name.skeleton.length > 1)
  const likeNames = nameFinder(names)
  for (const spelling of arabic.spellings)
    for (const name of arabicNames(spelling))
      for (const { name: other, likely: most } of likeNames(name.skeleton)) {
        const likely = name.vowelFirst === other.vowelFirst ? most : most * otherStart
        if (likely < 0.15) continue
        if (arabicFirst) pairs.add(name.type, other.type, likely, likely, nameKind)
        else pairs.add(other.type, name.type, likely, likely, nameKind)
      }
}

/** Finds names whose skeleton is the same or nearly; each skeleton is looked up once. */
function nameFinder(names: readonly Name[]): (skeleton: string) => readonly LikeName[] {
  const bySkeleton = indexNames(names)
  const byNeighbour = indexNeighbours(bySkeleton.keys())
  const found = new Map<string, readonly LikeName[]>()
  return skeleton => {
    const known = found.get(skeleton)
    if (known) return known
    const list = likeSkeletons(skeleton, byNeighbour).flatMap(other => {
      const likeness = skeletonLikeness(skeleton, other)
      return bySkeleton.get(other)!.flatMap(name => {
        if (likeness === 0 || (!name.capital && likeness < leastWithoutCapital)) return []
        return [{ name, likely: 0.75 * likeness * (name.capital ? 1 : 0.4) }]
      })
    })
    found.set(skeleton, list)
    return list
  }
}

/** A word without a capital is a name only if it is quite like one. */
const leastWithoutCapital = 0.85
/** One begins with a vowel, the other does not. */
const otherStart = 0.6

interface LikeName {
  readonly name: Name
  /** How likely it renders the skeleton, when both begin alike. */
  readonly likely: number
}

function indexNames(names: readonly Name[]): Map<string, Name[]> {
  const index = new Map<string, Name[]>()
  for (const name of names) {
    const list = index.get(name.skeleton)
    if (list) list.push(name)
    else index.set(name.skeleton, [name])
  }
  return index
}

function indexNeighbours(skeletons: Iterable<string>): Map<string, string[]> {
  const index = new Map<string, string[]>()
  for (const skeleton of skeletons)
    for (const key of neighbours(skeleton)) {
      const list = index.get(key)
      if (list) list.push(skeleton)
      else index.set(key, [skeleton])
    }
  return index
}

function likeSkeletons(skeleton: string, byNeighbour: ReadonlyMap<string, readonly string[]>): string[] {
  const like = new Set<string>()
  for (const key of neighbours(skeleton)) for (const other of byNeighbour.get(key) ?? []) like.add(other)
  return [...like]
}

const latinName = (spelling: Spelling): Name => ({
  type: spelling.type,
  skeleton: latinSkeleton(spelling.folded),
  capital: spelling.capital,
  vowelFirst: /^[aeiouyhw]/.test(spelling.folded),
})

function arabicNames(spelling: Spelling): Name[] {
  if (!/^[\u0620-\u064A]{2,}$/.test(spelling.folded)) return []
  const names: Name[] = []
  for (const { form } of withoutProclitics(spelling.folded, false)) {
    const skeleton = arabicSkeleton(form)
    if (skeleton.length < 2 || names.some(name => name.skeleton === skeleton)) continue
    names.push({ type: spelling.type, skeleton, capital: true, vowelFirst: /^[اعويهح]/.test(form) })
  }
  return names
}

/** The skeleton and, if it is long enough to forgive a consonant, all that is left of it when one is dropped. */
function neighbours(skeleton: string): readonly string[] {
  if (skeleton.length < 4) return [skeleton]
  const keys = [skeleton]
  for (let at = 0; at < skeleton.length; at += 1) keys.push(skeleton.slice(0, at) + skeleton.slice(at + 1))
  return keys
}
