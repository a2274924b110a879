import type { Sentence } from '../../text/segmentation/segment.ts'

/**
 * A correction made by hand before a document exists: `join` takes the boundary after a sentence away,
 * `split` puts one before a word. `at` is an offset in the source, so that corrections outlive a change of rules.
 */
export interface HandEdit {
  readonly kind: 'join' | 'split'
  readonly at: number
  /** It was made in one go with the one before it, and is taken back with it: a boundary that was moved. */
  readonly follows?: true
}

/** The sentences after the corrections, in the order they were made; one that no longer fits is passed over. */
export function applyHandEdits(source: string, sentences: readonly Sentence[], edits: readonly HandEdit[]): Sentence[] {
  let result = [...sentences]
  for (const edit of edits) result = edit.kind === 'join' ? join(result, edit.at) : split(source, result, edit.at)
  return result
}

function join(sentences: Sentence[], at: number): Sentence[] {
  const index = sentences.findIndex(sentence => sentence.end === at)
  const [first, second] = [sentences[index], sentences[index + 1]]
  if (!first || !second) return sentences
  return sentences.toSpliced(index, 2, { ...first, end: second.end })
}

function split(source: string, sentences: Sentence[], at: number): Sentence[] {
  const index = sentences.findIndex(sentence => sentence.start < at && at < sentence.end)
  const sentence = sentences[index]
  if (!sentence) return sentences
  const head = source.slice(sentence.start, at).trimEnd()
  const tail = source.slice(at, sentence.end)
  const start = at + tail.length - tail.trimStart().length
  if (head === '' || start >= sentence.end) return sentences
  const paragraph = sentence.paragraph + (source.slice(sentence.start, start).match(/\n\s*/g)?.length ?? 0)
  return sentences.toSpliced(
    index,
    1,
    { ...sentence, end: sentence.start + head.length },
    { start, end: sentence.end, paragraph },
  )
}
