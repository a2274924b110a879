import { z } from 'zod'
import type { DocumentId, PairId } from '../../model/id.ts'
import type { EntryPlace } from '../../workbench/memory/find-in-memory.ts'
import type { SearchPlace } from '../../workbench/search/find-pairs.ts'

/** How long a page looks before it shows what it has and offers to go on. */
export const patienceMs = 1500

/** The pair a search goes on behind, as an address carries it: `document.position.pair`. */
export const pairPlace = z
  .string()
  .regex(/^[0-9a-z]{1,40}\.-?\d{1,15}\.[0-9a-z]{1,40}$/)
  .transform((written): SearchPlace => {
    const [document, position, id] = written.split('.')
    return { document: document as DocumentId, position: Number(position), id: id as PairId }
  })
  .optional()
  .catch(undefined)

export const writtenPlace = ({ document, position, id }: SearchPlace): string => `${document}.${position}.${id}`

/** The same for entries of memories: `shelf.side.number`. */
export const entryPlace = z
  .string()
  .regex(/^\d{1,9}\.(?:source|target)\.\d{1,9}$/)
  .transform((written): EntryPlace => {
    const [shelf, side, number] = written.split('.')
    return { shelf: Number(shelf), side: side as EntryPlace['side'], number: Number(number) }
  })
  .optional()
  .catch(undefined)

export const writtenEntryPlace = ({ shelf, side, number }: EntryPlace): string => `${shelf}.${side}.${number}`

/** The same address, going on somewhere else; what is empty stays out of it. */
export function addressWith(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}
