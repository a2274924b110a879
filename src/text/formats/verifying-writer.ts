import { comparison, type Difference } from './compare-export.ts'
import type { ExportHeader, Format, Parts } from './format.ts'
import { manifest, type LeftOut, type Manifest } from './manifest.ts'
import type { PairText } from './pair-text.ts'
import type { Problem } from './problem.ts'

/** What became of an export. It is good only when `faithful` is true. */
export interface ExportReport {
  /** How many pairs are in the file. */
  readonly pairs: number
  readonly leftOut: readonly LeftOut[]
  /** The first twenty places where the file, read again, is not what was written. */
  readonly differences: readonly Difference[]
  readonly differenceCount: number
  /** What the reader complained about. */
  readonly problems: readonly Problem[]
  readonly faithful: boolean
  readonly manifest: Manifest
}

/** A writer that reads again what it writes. Call `head`, then `row` for each pair, then `tail`, then `report`. */
export interface VerifyingWriter {
  head(): Parts
  /** Takes every pair that was asked for; one the format leaves out gives empty parts and is counted. */
  row(pair: PairText): Parts
  tail(): Parts
  /** @throws {TypeError} before `tail` */
  report(): ExportReport
}

/**
 * Writes an export so that any source of pairs can drive it, and compares in passing what a reader gives back.
 *
 * @returns a writer whose memory is the pairs between writer and reader, one or two, whatever the length of the export
 */
export function verifyingWriter(format: Format, header: ExportHeader): VerifyingWriter {
  const writer = format.writer(header)
  const reader = format.reader(header)
  const expected = format.expectation()
  const compared = comparison(format.holds)
  const omissions = omissionCounter()
  let pairs = 0
  let report: ExportReport | undefined
  const reread = (parts: Parts): Parts => {
    parts.forEach((part, file) => {
      if (part !== '') compared.read(reader.push(part, file))
    })
    return parts
  }
  const close = (made: Manifest): ExportReport => {
    compared.read(reader.end())
    compared.end()
    const { differences } = compared
    const { problems } = reader
    const faithful = differences.length === 0 && problems.length === 0
    const { leftOut } = made
    return { pairs, leftOut, differences, differenceCount: compared.count(), problems, faithful, manifest: made }
  }
  return {
    head: () => reread(writer.head()),
    row(pair) {
      const reason = format.leavesOut(pair)
      if (reason !== undefined) {
        omissions.add(reason, pair.id)
        return format.files('', header).map(() => '')
      }
      pairs += 1
      compared.wrote(expected.take(pair))
      return reread(writer.row(pair))
    },
    tail() {
      compared.wrote(expected.end())
      const made = manifest(format, header, pairs, omissions.list())
      const parts = reread(writer.tail(made))
      report = close(made)
      return parts
    },
    report() {
      if (!report) throw new TypeError('an export is reported on after its tail')
      return report
    },
  }
}

const idsKept = 20

function omissionCounter() {
  const reasons = new Map<string, { count: number; readonly ids: string[] }>()
  return {
    add(reason: string, id: string): void {
      const omission = reasons.get(reason) ?? { count: 0, ids: [] }
      omission.count += 1
      if (omission.ids.length < idsKept) omission.ids.push(id)
      reasons.set(reason, omission)
    },
    list: (): LeftOut[] => [...reasons].map(([reason, { count, ids }]) => ({ reason, count, ids: [...ids] })),
  }
}

/**
 * Drives a verifying writer with pairs from anywhere.
 *
 * @yields the parts of each step; join those of one index to have that file
 * @returns the report, once all is written
 */
export async function* exportParts(
  format: Format,
  header: ExportHeader,
  pairs: Iterable<PairText> | AsyncIterable<PairText>,
): AsyncGenerator<Parts, ExportReport> {
  const writer = verifyingWriter(format, header)
  yield writer.head()
  for await (const pair of pairs) yield writer.row(pair)
  yield writer.tail()
  return writer.report()
}
