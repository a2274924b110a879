import { segment } from './segment.ts'
import type { SegmentOptions, Sentence } from './segment.ts'
import { thingsToLookAt } from './things-to-look-at.ts'
import type { ThingToLookAt } from './things-to-look-at.ts'

/** A few milliseconds' work even before the machine has compiled it. */
const unitsAtOnce = 50_000
const sentencesAtOnce = 2000

/**
 * Cuts a long text as {@link segment} does, a part at a time, so that whoever calls can do other things in between.
 *
 * @param size about how many UTF-16 code units are cut at once; a part ends where a paragraph does
 * @yields after each part
 * @returns exactly what `segment` returns
 *
 * O(n).
 */
export function* segmentInParts(
  text: string,
  options: SegmentOptions,
  size = unitsAtOnce,
): Generator<undefined, Sentence[]> {
  const sentences: Sentence[] = []
  let paragraphs = 0
  for (let start = 0; start < text.length;) {
    const end = endOfPart(text, start + size, options.rules?.newlineBreaks !== false)
    const part = segment(text.slice(start, end), options)
    for (const each of part) {
      sentences.push({ start: start + each.start, end: start + each.end, paragraph: paragraphs + each.paragraph })
    }
    paragraphs = (sentences.at(-1)?.paragraph ?? -1) + 1
    start = end
    yield
  }
  return sentences
}

function endOfPart(text: string, from: number, newlineBreaks: boolean): number {
  const wanted = newlineBreaks ? /\n/g : /\n[ \t\r]*\n/g
  wanted.lastIndex = from
  return wanted.test(text) ? wanted.lastIndex : text.length
}

/**
 * Finds what {@link thingsToLookAt} does, a few paragraphs at a time.
 *
 * @yields after each part
 * @returns exactly what `thingsToLookAt` returns
 */
export function* thingsInParts(
  text: string,
  sentences: readonly Sentence[],
  lang: string,
  size = sentencesAtOnce,
): Generator<undefined, ThingToLookAt[]> {
  const things: ThingToLookAt[] = []
  for (let start = 0; start < sentences.length;) {
    let end = Math.min(sentences.length, start + size)
    while (end < sentences.length && sentences[end]!.paragraph === sentences[end - 1]!.paragraph) end++
    for (const thing of thingsToLookAt(text, sentences, lang, { start, end })) things.push(thing)
    start = end
    yield
  }
  return things
}
