import type { Span } from '../text/span.ts'
import { ghostBreaks, placesOfRule } from '../text/segmentation/ghost-breaks.ts'
import type { GhostBreak } from '../text/segmentation/ghost-breaks.ts'
import type { PlaceRule, SegmentationRules } from '../text/segmentation/rules.ts'
import type { DocumentId, ProjectId } from '../model/id.ts'
import type { Pair } from '../model/pair.ts'
import { sourceOf } from '../storage/documents.ts'
import type { Storage } from '../storage/open.ts'
import { eachPairsPage } from '../storage/pairs.ts'
import { changeProjectRules } from '../storage/project-rules.ts'
import { audit } from '../storage/audit.ts'
import type { Doer } from './keep-projects.ts'
import { breathe } from './with-pauses.ts'

const sentencesAtOnce = 400
const pairsPerPage = 250

/** Where sentences without full stops may be divided, in the order of the text. */
export const findBreaks = (source: string, sentences: readonly Span[], lang: string): Promise<GhostBreak[]> =>
  inParts(sentences, (part, first) =>
    ghostBreaks(source, part, lang).map(ghost => ({ ...ghost, sentence: first + ghost.sentence })),
  )

/** The other places a rule would cut at, as ends of words. */
export const findPlaces = (source: string, sentences: readonly Span[], rule: PlaceRule): Promise<number[]> =>
  inParts(sentences, part => placesOfRule(source, part, rule))

async function inParts<Item>(
  sentences: readonly Span[],
  work: (part: readonly Span[], first: number) => readonly Item[],
): Promise<Item[]> {
  const found: Item[] = []
  for (let start = 0; start < sentences.length; start += sentencesAtOnce) {
    for (const item of work(sentences.slice(start, start + sentencesAtOnce), start)) found.push(item)
    await breathe()
  }
  return found
}

/** The sentences of a document with the pairs that hold them. */
export interface HeldSentence extends Span {
  readonly pair: Pick<Pair, 'id' | 'revision' | 'sentences' | 'target'>
  readonly number: number
}

export async function heldSentences(
  storage: Storage,
  document: DocumentId,
): Promise<{ source: string; sentences: HeldSentence[] }> {
  const sentences: HeldSentence[] = []
  let number = 0
  for await (const page of eachPairsPage(storage.db, document, {}, pairsPerPage)) {
    for (const pair of page) {
      number++
      for (const { start, end } of pair.sentences) sentences.push({ start, end, pair, number })
    }
    await breathe()
  }
  return { source: await sourceOf(storage.db, document), sentences }
}

/** Where the word after a place begins. */
export function wordAfter(source: string, at: number): number {
  let next = at
  while (next < source.length && source[next]!.trim() === '') next++
  return next
}

/** Rules with one more place to cut at; the same when it is there. */
export function withPlace<Rules extends SegmentationRules>(rules: Rules, place: PlaceRule): Rules {
  const { breakRules = [] } = rules
  const isKnown = breakRules.some(({ before, after }) => before === place.before && after === place.after)
  return isKnown ? rules : { ...rules, breakRules: [...breakRules, place] }
}

/** Makes a place that was accepted once a rule of the project. @returns whether it is new */
export async function makeProjectRule(
  storage: Storage,
  doer: Doer,
  project: ProjectId,
  place: PlaceRule,
): Promise<boolean> {
  const before = await changeProjectRules(storage, project, rules => {
    const own = withPlace(rules.own, place)
    return own === rules.own ? undefined : { ...rules, own }
  })
  if (before) await audit(storage, { kind: 'rules-changed', user: doer.actor.id, project, address: doer.address })
  return before !== undefined
}
