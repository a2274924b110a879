import type { ExportHeader, Format, FormatId } from './format.ts'
import { counted } from './problem.ts'

/** Pairs that were left out for one reason. */
export interface LeftOut {
  readonly reason: string
  readonly count: number
  /** The first few, to find them by. */
  readonly ids: readonly string[]
}

/** What an export holds and what it does not. Plain data, so that it can be a JSON file beside the export. */
export interface Manifest {
  readonly title: string
  readonly format: FormatId
  readonly sourceLang: string
  readonly targetLang: string
  readonly selection?: string
  readonly createdAt?: string
  readonly createdBy?: string
  readonly pairs: number
  readonly leftOut: readonly LeftOut[]
  readonly limits: readonly string[]
}

/**
 * Describes an export.
 *
 * @param pairs how many pairs are in the file
 * @param leftOut what was asked for and is not in the file
 */
export function manifest(format: Format, header: ExportHeader, pairs: number, leftOut: readonly LeftOut[]): Manifest {
  const { title, sourceLang, targetLang, selection, createdAt, createdBy } = header
  return {
    title,
    format: format.id,
    sourceLang,
    targetLang,
    ...(selection !== undefined && { selection }),
    ...(createdAt !== undefined && { createdAt }),
    ...(createdBy !== undefined && { createdBy }),
    pairs,
    leftOut,
    limits: format.limits,
  }
}

/** The sum in one line: "12 pairs. Left out: 1 pair (no translation)." */
export function manifestSentence({ pairs, leftOut }: Manifest): string {
  const reasons = leftOut.map(({ reason, count }) => `${counted(count, 'pair')} (${reason})`)
  return `${counted(pairs, 'pair')}. ${reasons.length > 0 ? `Left out: ${reasons.join(', ')}.` : 'Nothing left out.'}`
}

function omission({ reason, count, ids }: LeftOut): string {
  return `Left out: ${counted(count, 'pair')}, ${reason} (${[...ids, ...(ids.length < count ? ['…'] : [])].join(', ')})`
}

/** The manifest as a text for people, LF at each line's end. */
export function manifestText(it: Manifest): string {
  const made = [it.createdAt, it.createdBy && `by ${it.createdBy}`].filter(Boolean).join(' ')
  return [
    `${it.title} (${it.sourceLang} to ${it.targetLang}, ${it.format})`,
    ...(it.selection ? [`Asked for: ${it.selection}`] : []),
    ...(made ? [`Made: ${made}`] : []),
    `Pairs in the file: ${it.pairs}`,
    ...it.leftOut.map(omission),
    ...it.limits.map(limit => `Note: ${limit}`),
    '',
  ].join('\n')
}
