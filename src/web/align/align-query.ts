import { z } from 'zod'
import type { PairId } from '../../model/id.ts'
import { shows } from '../../workbench/alignment/open-alignment.ts'

const side = z.enum(['source', 'target'])
const whole = (most: number) => z.coerce.number().int().min(0).max(most)

export const alignQuerySchema = z.object({
  show: z.enum(shows).catch('all'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  number: whole(10_000_000).optional().catch(undefined),
  at: z
    .string()
    .max(60)
    .transform(id => id as PairId)
    .optional()
    .catch(undefined),
  side: side.catch('target'),
  sentence: whole(10_000).catch(0),
})

export type AlignQuery = z.infer<typeof alignQuerySchema>

export const focusSchema = z.object({ side: side.default('target'), sentence: whole(10_000).default(0) })

/** The address of the Align view with a sentence focused. */
export function alignHref(
  documentPath: string,
  { show, at, side, sentence }: Partial<Pick<AlignQuery, 'show' | 'at' | 'side' | 'sentence'>>,
): string {
  const query = new URLSearchParams()
  if (show && show !== 'all') query.set('show', show)
  if (at) query.set('at', at)
  if (at && (side === 'source' || sentence)) {
    query.set('side', side ?? 'target')
    query.set('sentence', String(sentence ?? 0))
  }
  const asked = query.toString()
  return `${documentPath}/align${asked === '' ? '' : `?${asked}`}${at ? `#link-${at}` : ''}`
}
