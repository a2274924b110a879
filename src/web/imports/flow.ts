import { explain } from '../../text/segmentation/segment.ts'
import type { Decision, Sentence } from '../../text/segmentation/segment.ts'
import { wordStarts } from '../../text/word-starts.ts'
import { fileOf } from '../../model/cutting-rules.ts'
import type { ImportPreview } from '../../workbench/import-text.ts'
import type { FlowParagraph, OpenBoundary } from '../exchange-views.ts'

export interface Part {
  readonly first: number
  readonly end: number
}

const usual = 150
const most = 400

/** Long texts are shown in parts of whole paragraphs; a paragraph is cut only when it is huge. */
export function partsOf(sentences: readonly Sentence[]): Part[] {
  const parts: Part[] = []
  let first = 0
  for (let index = 1; index <= sentences.length; index++) {
    const starts = sentences[index]?.paragraph !== sentences[index - 1]!.paragraph
    if (index === sentences.length || index - first >= most || (starts && index - first >= usual)) {
      parts.push({ first, end: index })
      first = index
    }
  }
  return parts
}

/** The paragraphs of a part, each sentence with what is said about the boundary behind it. */
export function flowOf(
  preview: ImportPreview,
  part: Part,
  lang: string,
  open: { readonly at: number; readonly split: boolean } | undefined,
): FlowParagraph[] {
  const { source, sentences } = preview
  const told = decisionsIn(preview, part, lang)
  const striking = new Set(preview.things.map(thing => thing.sentence))
  const paragraphs: {
    number: number
    sentences: FlowParagraph['sentences'][number][]
    open: OpenBoundary | undefined
  }[] = []
  for (let index = part.first; index < part.end; index++) {
    const { start, end, paragraph } = sentences[index]!
    const number = index + 1
    let last = paragraphs.at(-1)
    if (last?.number !== paragraph + 1) {
      last = { number: paragraph + 1, sentences: [], open: undefined }
      paragraphs.push(last)
    }
    const isOpen = open?.at === number
    last.sentences.push({
      number,
      end,
      text: source.slice(start, end),
      tint: striking.has(index) ? 'q' : index % 2 === 0 ? 'a' : 'b',
      endsParagraph: sentences[index + 1]?.paragraph !== paragraph,
      isOpen,
    })
    if (isOpen) last.open = openBoundary(preview, index, told, open.split)
  }
  return paragraphs
}

function decisionsIn(
  { source, sentences, rules, isStopped }: ImportPreview,
  { first, end }: Part,
  lang: string,
): Decision[] {
  const from = sentences[first]?.start ?? 0
  const to = sentences[end - 1]?.end ?? 0
  if (fileOf(rules) && !isStopped) return []
  return explain(source.slice(from, to), { lang, rules }).map(decision => ({ ...decision, at: decision.at + from }))
}

function openBoundary(preview: ImportPreview, index: number, told: readonly Decision[], split: boolean): OpenBoundary {
  const { source, sentences, things } = preview
  const { start, end, paragraph } = sentences[index]!
  const next = sentences[index + 1]
  const words = wordStarts(source.slice(start, end)).map(at => start + at)
  const kept = told.filter(decision => !decision.breaks && decision.at > start && decision.at < end)
  const chosen =
    words.find(word => kept.some(({ at }) => word >= at && word - at < 3)) ?? words[Math.ceil(words.length / 2)]
  const decision = told.find(({ at, breaks }) => at === end && breaks)
  return {
    number: index + 1,
    end,
    start,
    next: next && index + 2,
    reason: next === undefined ? 'the end of the text' : (decision?.because ?? endOf(preview)),
    earlier: next?.paragraph === paragraph && words.length > 1 ? words.at(-1) : undefined,
    later: next?.paragraph === paragraph ? secondWord(source, next) : undefined,
    things: things.filter(thing => thing.sentence === index).map(({ because }) => because),
    kept: kept.slice(0, 5).map(({ at, because }) => ({ before: wordBefore(source, start, at), because })),
    words: split
      ? words.map((at, word) => ({
          at,
          text: source.slice(at, words[word + 1] ?? end).trim(),
          isFirst: word === 0,
          isChosen: at === chosen,
        }))
      : undefined,
    canSplit: words.length > 1,
  }
}

const endOf = ({ rules, isStopped }: ImportPreview): string => {
  const file = isStopped ? undefined : fileOf(rules)
  return file ? `a rule of ${file.name}, or by hand` : 'split by hand'
}

function secondWord(source: string, { start, end }: Sentence): number | undefined {
  const at = wordStarts(source.slice(start, end))[1]
  return at === undefined ? undefined : start + at
}

const wordBefore = (source: string, start: number, at: number): string =>
  source
    .slice(Math.max(start, at - 30), at)
    .split(/\s+/)
    .at(-1) ?? ''
