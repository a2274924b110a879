import { open, stat } from 'node:fs/promises'
import { TextDecoder } from 'node:util'
import { formatNamed } from '../../text/formats/index.ts'
import type { FormatId, Languages } from '../../text/formats/format.ts'
import { isBlank } from '../../text/formats/pair-text.ts'
import type { PairText } from '../../text/formats/pair-text.ts'
import type { Problem } from '../../text/formats/problem.ts'
import { blockBits, blockSize } from '../../text/memory/candidates.ts'
import { packEntries, postingIndex } from '../../text/memory/posting-index.ts'
import { columnsOf, featuresOf } from '../../storage/memory-entries.ts'
import type { EntryColumns, NewEntry } from '../../storage/memory-entries.ts'

export interface MemoryFile {
  readonly path: string
  readonly format: FormatId
  readonly languages: Languages
}

/** A piece of a memory that is small enough to be written while others wait. */
export type MemoryPart =
  | {
      readonly kind: 'entries'
      readonly first: number
      readonly entries: readonly EntryColumns[]
      readonly share: number
    }
  | { readonly kind: 'lists'; readonly lists: PackedLists; readonly share: number }

/** Lists of postings of one block, one behind the other, so that they travel as four things. */
export interface PackedLists {
  readonly block: number
  readonly features: Int32Array
  /** Bytes of each list. */
  readonly sizes: Uint32Array
  readonly bytes: Uint8Array
}

export interface MemorySummary {
  readonly entries: number
  readonly skipped: number
  /** What stopped the reading, or the first things that were left out. */
  readonly problems: readonly Problem[]
}

const entriesPerPart = 128
const listsPerPart = 512
const bytesPerRead = 1 << 18
const shownProblems = 20

/**
 * Reads a file of pairs piece by piece into the parts of a new memory; numbers count from 0.
 *
 * Memory grows with one block of postings only.
 */
export async function* readMemory(file: MemoryFile): AsyncGenerator<MemoryPart, MemorySummary> {
  const format = formatNamed(file.format)
  if (!format) throw new RangeError(`${file.format} is not a format`)
  const reader = format.reader(file.languages)
  const building = new MemoryInParts()
  for await (const { text, share } of textIn(file.path)) yield* building.take(reader.push(text), share)
  yield* building.take(reader.end(), 1)
  yield* building.end()
  const skipped = reader.problems.filter(({ effect }) => effect === 'skipped').length + building.blank
  const stopped = reader.problems.filter(({ effect }) => effect === 'stopped')
  return {
    entries: building.count,
    skipped,
    problems: [...stopped, ...reader.problems.filter(({ effect }) => effect === 'skipped')].slice(0, shownProblems),
  }
}

async function* textIn(path: string): AsyncGenerator<{ text: string; share: number }> {
  const { size } = await stat(path)
  const file = await open(path)
  try {
    const buffer = Buffer.alloc(bytesPerRead)
    let decoder: TextDecoder | undefined
    for (let read = 0; ;) {
      const { bytesRead } = await file.read(buffer, 0, bytesPerRead, read)
      if (bytesRead === 0) break
      read += bytesRead
      decoder ??= decoderFor(buffer.subarray(0, bytesRead))
      yield { text: decoder.decode(buffer.subarray(0, bytesRead), { stream: true }), share: read / size }
    }
    yield { text: decoder?.decode() ?? '', share: 1 }
  } finally {
    await file.close()
  }
}

/** A byte order mark decides, then what an XML file declares, then UTF-8. */
function decoderFor(start: Buffer): TextDecoder {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le')
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be')
  const declared = /^[^<]{0,4}<\?xml[^>]{0,200}encoding=["']([\w-]{1,40})["']/.exec(
    start.subarray(0, 300).toString('latin1'),
  )?.[1]
  try {
    return new TextDecoder(declared ?? 'utf-8')
  } catch {
    return new TextDecoder('utf-8')
  }
}

/** Turns pairs into parts, with the sentences around them where the file tells their order. */
class MemoryInParts {
  #waiting: PairText | undefined
  #before: PairText | undefined
  #entries: EntryColumns[] = []
  readonly #index = postingIndex()
  #count = 0
  #blank = 0

  get count(): number {
    return this.#count
  }
  get blank(): number {
    return this.#blank
  }

  *take(pairs: readonly PairText[], share: number): Generator<MemoryPart> {
    for (const pair of pairs) {
      if (isBlank(pair.source) || isBlank(pair.target)) {
        this.#blank++
        continue
      }
      if (this.#waiting) yield* this.#add(this.#waiting, pair, share)
      this.#before = this.#waiting
      this.#waiting = pair
    }
  }

  *end(): Generator<MemoryPart> {
    if (this.#waiting) yield* this.#add(this.#waiting, undefined, 1)
    yield* this.#flush(1)
    if (this.#count % blockSize !== 0) yield* this.#lists(1)
  }

  *#add(pair: PairText, after: PairText | undefined, share: number): Generator<MemoryPart> {
    const entry = entryOf(pair, this.#before, after)
    this.#index.add(this.#count, featuresOf(entry))
    this.#entries.push(columnsOf(entry))
    this.#count++
    if (this.#entries.length === entriesPerPart) yield* this.#flush(share)
    if (this.#count % blockSize === 0) {
      yield* this.#flush(share)
      yield* this.#lists(share)
    }
  }

  *#flush(share: number): Generator<MemoryPart> {
    if (this.#entries.length === 0) return
    const entries = this.#entries
    this.#entries = []
    yield { kind: 'entries', first: this.#count - entries.length, entries, share }
  }

  *#lists(share: number): Generator<MemoryPart> {
    const block = (this.#count - 1) >> blockBits
    const [features, lists]: [number[], Uint8Array[]] = [[], []]
    const packed = (): MemoryPart => ({
      kind: 'lists',
      share,
      lists: {
        block,
        features: Int32Array.from(features.splice(0)),
        sizes: Uint32Array.from(lists, ({ length }) => length),
        bytes: Buffer.concat(lists.splice(0)),
      },
    })
    for (const { feature, entries } of this.#index.drain()) {
      features.push(feature)
      lists.push(packEntries(entries))
      if (features.length === listsPerPart) yield packed()
    }
    if (features.length > 0) yield packed()
  }
}

function entryOf(pair: PairText, before: PairText | undefined, after: PairText | undefined): NewEntry {
  return {
    source: pair.source,
    target: pair.target,
    before: before && follows(before, pair) ? before.source : null,
    after: after && follows(pair, after) ? after.source : null,
    pair: null,
    document: null,
    user: null,
    author: (pair.changedBy ?? pair.createdBy ?? '').slice(0, 200),
    changedAt: pair.changedAt ?? pair.createdAt ?? '',
  }
}

const follows = (one: PairText, next: PairText): boolean =>
  one.document !== undefined &&
  one.document === next.document &&
  one.order !== undefined &&
  next.order === one.order + 1
