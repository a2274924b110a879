import { readJson } from '../page/request.ts'
import type { Place } from './places.ts'

type Spans = readonly { readonly start: number; readonly end: number }[]

interface Light {
  readonly source: Spans[number]
  readonly target: Spans[number]
  readonly from: string
  readonly to: string
  readonly reason: string
}

interface Lights {
  readonly revision: number
  readonly sources: Spans
  readonly targets: Spans
  readonly lights: readonly Light[]
}

/** A word of a place with its counterpart; offsets of the word in the place, of the counterpart in the other side. */
export interface LitWord {
  readonly start: number
  readonly end: number
  readonly counterpart: string
  readonly reason: string
  /** Where the counterpart stands in a place of the other side, if it is there. */
  readonly startIn: (other: Place) => number | undefined
}

const kept = new Map<string, Promise<Lights | undefined>>()
const mostKept = 200

/** What renders the word at an offset of a place; `undefined` where it is not known well enough, or the text is newer than what is known. */
export async function litWord(place: Place, offset: number): Promise<LitWord | undefined> {
  const lights = await lightsOf(place)
  if (!lights) return undefined
  const [own, other] = place.side === 'source' ? (['source', 'target'] as const) : (['target', 'source'] as const)
  const shift = startOf(lights, place)
  const light = lights.lights.find(each => each[own].start - shift <= offset && offset <= each[own].end - shift)
  if (!light) return undefined
  const [start, end] = [light[own].start - shift, light[own].end - shift]
  const [word, counterpart] = own === 'source' ? [light.from, light.to] : [light.to, light.from]
  if (place.text.slice(start, end) !== word) return undefined
  return {
    start,
    end,
    counterpart,
    reason: light.reason,
    startIn(opposite) {
      const at = light[other].start - startOf(lights, opposite)
      return at >= 0 && opposite.text.slice(at, at + counterpart.length) === counterpart ? at : undefined
    },
  }
}

const startOf = (lights: Lights, { side, sentence }: Place): number =>
  sentence === undefined ? 0 : (lights[side === 'source' ? 'sources' : 'targets'][sentence]?.start ?? 0)

async function lightsOf({ pair, revision }: Place): Promise<Lights | undefined> {
  const before = await kept.get(pair)
  if (before && (revision === undefined || before.revision === revision)) return before
  const asked = ask(pair)
  kept.set(pair, asked)
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
  return asked
}

async function ask(pair: string): Promise<Lights | undefined> {
  const answer = await readJson(`/pairs/${pair}/words`)
  return answer.kind === 'answer' && answer.status === 200 ? (answer.body as Lights) : undefined
}
