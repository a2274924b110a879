import type { Manifest } from './manifest.ts'
import type { PairField, PairText } from './pair-text.ts'
import type { Problem } from './problem.ts'

export type FormatId = 'tmx' | 'tsv' | 'csv' | 'csv-excel' | 'jsonl' | 'moses' | 'html' | 'txt'

/** The two languages of a file, as BCP 47 tags. */
export interface Languages {
  readonly sourceLang: string
  readonly targetLang: string
}

/** What a file says about itself. */
export interface ExportHeader extends Languages {
  /** The project or document the pairs come from. */
  readonly title: string
  /** The version of the program that writes. */
  readonly version: string
  /** ISO 8601 in UTC. */
  readonly createdAt?: string
  readonly createdBy?: string
  /** Which pairs were asked for, as a phrase: "approved pairs only". */
  readonly selection?: string
}

/** Texts to append, one for each file of the format, in the order of `files`. Most formats have one file. */
export type Parts = readonly string[]

/** Writes one export. It may remember the pair before, never more, so that memory stays flat. */
export interface PairWriter {
  head(): Parts
  /** Only for pairs that `leavesOut` lets through. */
  row(pair: PairText): Parts
  tail(manifest: Manifest): Parts
}

/** Reads one file (or the files of one export) piece by piece. */
export interface PairReader {
  /**
   * @param piece any part of the text, cut anywhere, even inside a surrogate pair
   * @param file which of the format's files it belongs to, 0 when left out
   * @returns the pairs that became complete, in file order
   */
  push(piece: string, file?: number): readonly PairText[]
  /** Call once after the last piece; afterwards `problems` is complete. */
  end(): readonly PairText[]
  readonly problems: readonly Problem[]
}

/** What a reader must hand back for the pairs that were written, found without reading. */
export interface Expectation {
  take(pair: PairText): readonly PairText[]
  end(): readonly PairText[]
}

export interface Format {
  readonly id: FormatId
  readonly title: string
  readonly description: string
  readonly extension: string
  readonly mediaType: string
  /** The fields that come back when the file is read again. */
  readonly holds: readonly PairField[]
  /** What the format changes or cannot carry, one sentence each, for people. */
  readonly limits: readonly string[]
  files(stem: string, languages: Languages): readonly string[]
  /** Why this pair cannot be in the file, as a phrase that fits many pairs, or `undefined`. */
  leavesOut(pair: PairText): string | undefined
  writer(header: ExportHeader): PairWriter
  reader(languages?: Languages): PairReader
  expectation(): Expectation
}

/** The languages of files that do not name them. */
export const arabicToEnglish: Languages = { sourceLang: 'ar', targetLang: 'en' }

/**
 * The expectation of formats that give back one pair for each pair.
 *
 * @param held the pair as the format gives it back; fields outside `holds` do not matter
 */
export function oneForOne(held: (pair: PairText) => PairText = pair => pair): Expectation {
  return { take: pair => [held(pair)], end: () => [] }
}

/**
 * All the files of an export, written in memory.
 *
 * @param manifest what the last lines may say about the whole
 * @returns one text for each of the format's files
 */
export function writeAll(
  format: Format,
  header: ExportHeader,
  pairs: Iterable<PairText>,
  manifest: Manifest,
): string[] {
  const writer = format.writer(header)
  const texts: string[] = []
  const append = (parts: Parts): void =>
    parts.forEach((part, file) => {
      texts[file] = (texts[file] ?? '') + part
    })
  append(writer.head())
  for (const pair of pairs) if (format.leavesOut(pair) === undefined) append(writer.row(pair))
  append(writer.tail(manifest))
  return texts
}

/**
 * Reads whole files.
 *
 * @param texts the text of each of the format's files; one text may stand for a list of one
 * @returns the pairs in file order, and what could not be read, why and where
 */
export function readAll(
  format: Format,
  texts: string | readonly string[],
  languages?: Languages,
): { readonly pairs: readonly PairText[]; readonly problems: readonly Problem[] } {
  const reader = format.reader(languages)
  const pairs: PairText[] = []
  const files = typeof texts === 'string' ? [texts] : texts
  files.forEach((text, file) => {
    for (const pair of reader.push(text, file)) pairs.push(pair)
  })
  for (const pair of reader.end()) pairs.push(pair)
  return { pairs, problems: reader.problems }
}
