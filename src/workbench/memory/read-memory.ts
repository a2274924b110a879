import { open, stat } from 'node:fs/promises'
import { TextDecoder } from 'node:util'
import { formatNamed } from '../../text/formats/index.ts'
import type { FormatId, Languages } from '../../text/formats/format.ts'
import { isBlank } from '../../text/formats/pair-text.ts'
import type { PairText } from '../../text/formats/pair-text.ts'
import type { Problem } from '../../text/formats/problem.ts'
import type { NewEntry } from '../../storage/memory-entries.ts'

export interface MemoryFile {
  readonly path: string
  readonly format: FormatId
  readonly languages: Languages
}

/** Entries that are few enough to be written while others wait. */
export interface MemoryPart {
  readonly entries: readonly NewEntry[]
  /** How much of the file is read, 0–1. */
  readonly share: number
}

export interface MemorySummary {
  readonly entries: number
  readonly skipped: number
  /** What stopped the reading, or the first things that were left out. */
  readonly problems: readonly Problem[]
}

const entriesPerPart = 512
const bytesPerRead = 1 << 18
const shownProblems = 20

/** Reads a file of pairs piece by piece into the parts of a new memory. */
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
  #entries: NewEntry[] = []
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
      if (this.#waiting) this.#add(this.#waiting, pair)
      if (this.#entries.length === entriesPerPart) yield this.#part(share)
      this.#before = this.#waiting
      this.#waiting = pair
    }
  }

  *end(): Generator<MemoryPart> {
    if (this.#waiting) this.#add(this.#waiting, undefined)
    if (this.#entries.length > 0) yield this.#part(1)
  }

  #add(pair: PairText, after: PairText | undefined): void {
    this.#entries.push(entryOf(pair, this.#before, after))
    this.#count++
  }

  #part(share: number): MemoryPart {
    const entries = this.#entries
    this.#entries = []
    return { entries, share }
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
