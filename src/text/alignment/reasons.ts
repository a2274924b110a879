import type { Pass, Prepared } from './engine.ts'
import type { Link } from './link.ts'
import { mark } from './tokens.ts'
import type { Side } from './vocabulary.ts'
import type { WordTable } from './word-table.ts'

const languageNames = new Map([
  ['ar', 'Arabic'],
  ['en', 'English'],
  ['fr', 'French'],
  ['de', 'German'],
  ['es', 'Spanish'],
  ['it', 'Italian'],
  ['tr', 'Turkish'],
  ['fa', 'Persian'],
  ['he', 'Hebrew'],
  ['ru', 'Russian'],
  ['ur', 'Urdu'],
])

const nameOf = (side: Side, otherwise: string): string => languageNames.get(side.language) ?? otherwise

/** A link at least this sure needs no word of explanation. */
const sure = 0.97

/**
 * What is odd about a link, in words, the weightiest first.
 *
 * @param confidence of the link; a sure one has no reasons
 * @returns at most four short sentences without a full stop
 */
export function reasonsOf(
  { source, target }: Prepared,
  { table, model }: Pass,
  link: Link,
  confidence: number,
): string[] {
  if (confidence >= sure) return []
  const [sources, targets] = [link.source.end - link.source.start, link.target.end - link.target.start]
  if (targets === 0) return [`nothing in the ${nameOf(target, 'translation')} renders it for certain`]
  if (sources === 0) return [`nothing in the ${nameOf(source, 'original')} stands behind it for certain`]
  const reasons = [
    ...lengthReason(source, target, link, model.ratio),
    ...numberReasons(source, target, link),
    ...wordReasons(source, target, table, link),
    ...questionReason(source, target, link),
  ]
  if (sources + targets > 2) reasons.push(`${sources} ${sources === 1 ? 'sentence' : 'sentences'} for ${targets}`)
  return (reasons.length > 0 ? reasons : ['a neighbouring link fits almost as well']).slice(0, 4)
}

function lengthReason(source: Side, target: Side, link: Link, ratio: number): string[] {
  const [from, to] = [lengthIn(source, link.source), lengthIn(target, link.target)]
  if (Math.min(from, to) === 0) return ['one side is empty']
  const times = Math.exp(Math.log(to / from) - ratio)
  if (Math.max(from, to) < 12 || (times > 0.62 && times < 1.6)) return []
  if (times >= 1.6)
    return [
      times > 2.6
        ? `${Math.round(times)} times the expected length`
        : times > 1.8
          ? 'twice the expected length'
          : 'longer than expected',
    ]
  if (times < 0.15) return ['hardly any of the expected length']
  return [
    times < 0.28
      ? 'a quarter of the expected length'
      : times < 0.4
        ? 'a third of the expected length'
        : times < 0.56
          ? 'half the expected length'
          : 'shorter than expected',
  ]
}

function lengthIn(side: Side, { start, end }: Link['source']): number {
  let sum = 0
  for (let at = start; at < end; at += 1) sum += side.lengths[at]!
  return sum
}

function typesOf(side: Side, { start, end }: Link['source']): Set<number> {
  return new Set(side.types.subarray(side.offsets[start], side.offsets[end]))
}

function numberReasons(source: Side, target: Side, link: Link): string[] {
  const reasons: string[] = []
  for (const [here, there, span, otherSpan] of [
    [source, target, link.source, link.target],
    [target, source, link.target, link.source],
  ] as const) {
    const others = typesOf(there, otherSpan)
    for (const type of typesOf(here, span)) {
      const key = here.keys[type]!
      if (key.length < 3 || !key.startsWith('#')) continue
      const same = there.typeOf.get(key)
      if (same === undefined || !others.has(same)) reasons.push(`number ${here.surfaces[type]!} only on one side`)
    }
  }
  return reasons.slice(0, 2)
}

/** Words that ought to be rendered and are not, rarest first: a name missing says more than a common word. */
function wordReasons(source: Side, target: Side, table: WordTable, link: Link): string[] {
  const [sources, targets] = [typesOf(source, link.source), typesOf(target, link.target)]
  const foundSources = new Set<number>()
  const foundTargets = new Set<number>()
  for (const type of sources) {
    for (let at = table.start[type]!; at < table.start[type + 1]!; at += 1) {
      if (!targets.has(table.target[at]!)) continue
      foundSources.add(type)
      foundTargets.add(table.target[at]!)
    }
  }
  return [
    ...missing(source, sources, foundSources, table.sourceMiss, nameOf(target, 'translation')),
    ...missing(target, targets, foundTargets, table.targetMiss, nameOf(source, 'original')),
  ]
}

function missing(
  side: Side,
  types: ReadonlySet<number>,
  found: ReadonlySet<number>,
  miss: Float32Array,
  where: string,
): string[] {
  const expected = [...types].filter(
    type => !found.has(type) && miss[type]! < -0.7 && !side.keys[type]!.startsWith('#'),
  )
  if (expected.length === 0) return []
  const worst = expected.sort(
    (one, other) => side.chance[one]! - side.chance[other]! || miss[one]! - miss[other]! || one - other,
  )[0]!
  return [`${side.surfaces[worst]!} not found in the ${where}`]
}

const asks = (side: Side, { start, end }: Link['source']): boolean =>
  side.marks.subarray(start, end).some(marks => (marks & mark.question) !== 0)

function questionReason(source: Side, target: Side, link: Link): string[] {
  return asks(source, link.source) === asks(target, link.target) ? [] : ['a question on one side only']
}
