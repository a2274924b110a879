import { setImmediate } from 'node:timers/promises'
import type { ExportHeader, Format } from '../text/formats/format.ts'
import type { LeftOut, Manifest } from '../text/formats/manifest.ts'
import type { PairText } from '../text/formats/pair-text.ts'
import { verifyingWriter } from '../text/formats/verifying-writer.ts'
import type { ExportReport } from '../text/formats/verifying-writer.ts'
import type { Pair, Status } from '../model/pair.ts'
import type { Project } from '../model/project.ts'
import { statusTitles } from '../model/status-title.ts'
import { commentsOf } from '../storage/comments.ts'
import type { Document } from '../storage/documents.ts'
import type { Storage } from '../storage/open.ts'
import { pairsAfter } from '../storage/pairs.ts'
import { namesOf } from '../storage/user-names.ts'
import { version } from './version.ts'

export const selections = {
  approved: { title: 'Approved only', phrase: 'approved pairs only', statuses: ['approved'] },
  translated: {
    title: 'Approved and translated',
    phrase: 'approved and translated pairs',
    statuses: ['approved', 'translated'],
  },
  all: { title: 'All', phrase: 'all pairs', statuses: ['approved', 'translated', 'changes', 'draft', 'empty'] },
} as const satisfies Record<string, { title: string; phrase: string; statuses: readonly Status[] }>

export type Selection = keyof typeof selections

export interface ExportWish {
  readonly project: Project
  /** In the order in which they are written. */
  readonly documents: readonly Document[]
  readonly title: string
  readonly format: Format
  readonly selection: Selection
  readonly withComments: boolean
  readonly withPeople: boolean
}

/** The file, read again, was not what was written. It says where, never which texts. */
export class UnfaithfulExport extends Error {
  constructor({ differences, differenceCount, problems, manifest }: ExportReport) {
    const [first] = differences
    const where = first
      ? `first in the field ${first.field} of pair ${first.id}`
      : problems.map(({ line }) => `line ${line}`).join(', ')
    super(
      `an export as ${manifest.format} was not what it was made from: ${differenceCount} differences, ${problems.length} problems, ${where}`,
    )
  }
}

export const headerOf = (
  { project, title, selection }: ExportWish,
  createdAt = new Date().toISOString(),
): ExportHeader => ({
  title,
  version,
  createdAt,
  sourceLang: project.sourceLang,
  targetLang: project.targetLang,
  selection: selections[selection].phrase,
})

/**
 * Writes one of an export's files piece by piece, and reads it again while it does.
 * The last piece comes only when all before it was read back as it was written.
 * @throws {UnfaithfulExport}
 */
export async function* writeExport(storage: Storage, wish: ExportWish, file = 0): AsyncGenerator<string, Manifest> {
  const writer = verifyingWriter(wish.format, headerOf(wish))
  const notAsked = new Unasked(wish.selection)
  yield writer.head()[file]!
  for await (const page of pairPages(storage, wish)) {
    let piece = ''
    for (const pair of page) if (notAsked.lets(pair)) piece += writer.row(pair)[file]!
    if (piece !== '') yield piece
    await setImmediate()
  }
  const tail = writer.tail()[file]!
  const report = writer.report()
  if (!report.faithful) throw new UnfaithfulExport(report)
  yield tail
  return { ...report.manifest, leftOut: [...notAsked.leftOut(), ...report.leftOut] }
}

/** Counts what an export would hold, with everything it would leave out, without keeping a file. */
export async function manifestOf(storage: Storage, wish: ExportWish): Promise<Manifest> {
  const writing = writeExport(storage, wish)
  for (;;) {
    const step = await writing.next()
    if (step.done) return step.value
  }
}

const idsKept = 20

class Unasked {
  readonly #statuses: readonly Status[]
  readonly #found = new Map<Status, { count: number; readonly ids: string[] }>()

  constructor(selection: Selection) {
    this.#statuses = selections[selection].statuses
  }

  lets({ status, id }: PairText): boolean {
    if (this.#statuses.includes(status)) return true
    const found = this.#found.get(status) ?? { count: 0, ids: [] }
    found.count += 1
    if (found.ids.length < idsKept) found.ids.push(id)
    this.#found.set(status, found)
    return false
  }

  leftOut(): LeftOut[] {
    return [...this.#found].map(([status, { count, ids }]) => ({ reason: notAskedFor(status), count, ids }))
  }
}

export const notAskedFor = (status: Status): string => `not asked for: ${statusTitles[status].toLowerCase()}`

const pageSize = 500

/** All pairs of the documents as texts, a page at a time, so that memory does not grow with them. */
export async function* pairPages(storage: Storage, wish: ExportWish, size = pageSize): AsyncGenerator<PairText[]> {
  for (const document of wish.documents) {
    let written = 0
    for (let last: Pair | undefined; ;) {
      const pairs = await pairsAfter(storage.db, document.id, last, size)
      if (pairs.length > 0) yield await textsOf(storage, wish, document, pairs, written)
      if (pairs.length < size) break
      written += pairs.length
      last = pairs.at(-1)
    }
  }
}

async function textsOf(
  { db }: Storage,
  wish: ExportWish,
  document: Document,
  pairs: readonly Pair[],
  before: number,
): Promise<PairText[]> {
  const names = wish.withPeople
    ? await namesOf(
        db,
        pairs.map(pair => pair.changedBy),
      )
    : new Map<string, string>()
  const comments = wish.withComments
    ? await commentsOf(
        db,
        pairs.filter(pair => pair.comments > 0).map(pair => pair.id),
      )
    : []
  const notes = new Map<string, string[]>()
  for (const comment of comments)
    if (comment.resolvedAt === null) notes.set(comment.pair, [...(notes.get(comment.pair) ?? []), comment.text])
  return pairs.map((pair, index) => {
    const changedBy = pair.changedBy === null ? undefined : names.get(pair.changedBy)
    const own = notes.get(pair.id)
    return {
      id: pair.id,
      source: pair.source,
      target: pair.target,
      status: pair.status,
      document: document.title,
      paragraph: pair.paragraph + 1,
      order: before + index + 1,
      ...(own && { notes: own }),
      ...(changedBy !== undefined && { changedBy }),
      ...(wish.withPeople && { changedAt: pair.changedAt }),
    }
  })
}
