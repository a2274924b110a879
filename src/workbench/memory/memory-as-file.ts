import type { PairText } from '../../text/formats/pair-text.ts'
import { tmx } from '../../text/formats/tmx.ts'
import { verifyingWriter } from '../../text/formats/verifying-writer.ts'
import type { Project } from '../../model/project.ts'
import type { Memory } from '../../storage/memories.ts'
import { eachEntry } from '../../storage/memory-entries.ts'
import type { MemoryEntry } from '../../storage/memory-entries.ts'
import type { Db } from '../../storage/open.ts'
import { namesOf } from '../../storage/user-names.ts'
import { version } from '../version.ts'

const entriesPerPiece = 200

/** A memory as TMX, piece by piece, read again while it is written. @throws {Error} when it did not come back as it was */
export async function* memoryAsFile(db: Db, memory: Memory, project: Project): AsyncGenerator<string> {
  const header = {
    title: memory.name,
    version,
    createdAt: new Date().toISOString(),
    sourceLang: project.sourceLang,
    targetLang: project.targetLang,
  }
  const writer = verifyingWriter(tmx, header)
  yield writer.head()[0]!
  let entries: MemoryEntry[] = []
  for await (const entry of eachEntry(db, memory.shelf)) {
    entries.push(entry)
    if (entries.length < entriesPerPiece) continue
    yield await written(db, writer, entries)
    entries = []
  }
  yield await written(db, writer, entries)
  const tail = writer.tail()[0]!
  if (!writer.report().faithful) throw new Error(`the memory ${memory.id} did not come back from its file as it was`)
  yield tail
}

async function written(
  db: Db,
  writer: ReturnType<typeof verifyingWriter>,
  entries: readonly MemoryEntry[],
): Promise<string> {
  const names = await namesOf(
    db,
    entries.map(({ user }) => user),
  )
  return entries
    .map(entry => writer.row(textOf(entry, (entry.user && names.get(entry.user)) ?? entry.author))[0] ?? '')
    .join('')
}

const textOf = ({ number, source, target, changedAt }: MemoryEntry, author: string): PairText => ({
  id: String(number),
  source,
  target,
  status: 'approved',
  ...(author !== '' && { changedBy: author }),
  ...(changedAt !== '' && { changedAt }),
})
