import { z } from 'zod'
import type { PairId } from '../../model/id.ts'
import type { Ticked } from '../../workbench/edit-across.ts'

/** A form sends one value as text, several as a list, none not at all. */
export const listOf = (what: z.ZodType<string>) => z.union([what.transform(one => [one]), z.array(what)]).default([])

/** A ticked segment: its id and the revision that was looked at. */
export const tickedPair = z.string().regex(/^[0-9a-z]{1,40}:\d{1,12}$/, 'Tick segments of the list.')

export const tickedPairs = (pairs: readonly string[]): Ticked[] =>
  pairs.map(pair => {
    const [id, revision] = pair.split(':')
    return { id: id as PairId, revision: Number(revision) }
  })
