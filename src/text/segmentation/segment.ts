// A stand-in so that storage and pages can be built; the engine replaces this file whole.
import type { Span } from '../span.ts'

export interface Sentence extends Span {
  /** 0-based index of the non-empty line the sentence is in. */
  readonly paragraph: number
}

export interface SegmentationRules {
  readonly breakAfterColon?: boolean
}

export interface SegmentOptions {
  readonly lang: string
  readonly rules?: SegmentationRules
}

export function segment(text: string, _options: SegmentOptions): Sentence[] {
  const lines = [...text.matchAll(/[^\n]*\S[^\n]*/g)]
  return lines.flatMap((line, paragraph) => [...line[0].matchAll(/\S[^.]*\.?/g)].map(match => {
    const start = line.index + match.index
    return { start, end: start + match[0].trimEnd().length, paragraph }
  }))
}
