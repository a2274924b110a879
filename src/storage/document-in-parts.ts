import { setImmediate } from 'node:timers/promises'
import { assertInOrder, beginDocumentIn, documentOf, insertPairsIn } from './documents.ts'
import type { Document, NewDocument } from './documents.ts'
import type { Storage } from './open.ts'

/** Stands in `deleted_at` of a document whose pairs are not all there yet: nobody is shown it, and no query for deleted ones finds it. */
const unfinished = ''
const pairsPerWrite = 250
const forgottenMs = 24 * 60 * 60_000

/**
 * Makes a document with many pairs, whole or not at all, without keeping others waiting: its pairs are written in many short
 * transactions behind a document nobody sees, which the last of them brings to light. What a crash left behind goes with the next import.
 *
 * @param options.progress told after every part how much is written, 0 to 1
 * @param options.signal gives it up: what was written by then is taken away
 * @throws {RangeError} as `createDocument`; the signal's reason when it was given up
 */
export async function createDocumentInParts(
  storage: Storage,
  document: NewDocument,
  { progress, signal }: { progress?: (share: number) => void; signal?: AbortSignal } = {},
): Promise<Document> {
  assertInOrder(document)
  const begun = await storage.write(async tx => {
    await tx
      .deleteFrom('document')
      .where('deleted_at', '=', unfinished)
      .where('created_at', '<', new Date(Date.now() - forgottenMs).toISOString())
      .execute()
    return beginDocumentIn(tx, document, unfinished)
  })
  try {
    for (let start = 0; start < document.pairs.length; start += pairsPerWrite) {
      await storage.write(tx =>
        insertPairsIn(tx, document, begun, { start, end: Math.min(document.pairs.length, start + pairsPerWrite) }),
      )
      progress?.(Math.min(1, (start + pairsPerWrite) / document.pairs.length))
      await setImmediate()
      signal?.throwIfAborted()
    }
    await storage.write(tx =>
      tx.updateTable('document').set({ deleted_at: null }).where('id', '=', begun.row.id).execute(),
    )
  } catch (error) {
    await storage.write(tx => tx.deleteFrom('document').where('id', '=', begun.row.id).execute()).catch(() => undefined)
    throw error
  }
  return documentOf(begun.row)
}
