import { z } from 'zod'
import { verdicts } from '../../model/status.ts'
import { Problem, unusable } from '../problem.ts'
import type { PairVisit } from '../visit.ts'

const text = z.string('The text is missing.').max(20_000, 'At most 20,000 characters fit into one segment.')

/** Where the text came from: scripts send a number, forms digits. */
const suggestion = {
  score: z.coerce
    .number('A score is a number.')
    .int('A score is a whole number.')
    .min(0, 'A score is 0 or more.')
    .max(102, 'A score is 102 at most.')
    .optional(),
  memory: z.string().trim().max(200, 'The name of a memory has at most 200 characters.').optional(),
}

export const targetSchema = z.object({ text, saveId: z.string().max(100).optional(), ...suggestion })

export const verdictSchema = z.object({
  verdict: z.enum(verdicts, `A verdict is one of ${verdicts.join(', ')}.`),
  reason: z.string().trim().max(5000, 'At most 5,000 characters.').optional(),
  text: text.optional(),
  saveId: z.string().max(100).optional(),
  /** How long the row had been on the screen; only scripts know. */
  onScreenMs: z.int().min(0).optional(),
})

/** Offsets come as numbers from scripts and as digits from forms. */
export const offset = z.union(
  [
    z.int(),
    z
      .string()
      .regex(/^[0-9]{1,9}$/)
      .transform(Number),
  ],
  'Choose a place between two words.',
)

export const splitSchema = z.object({ at: offset, targetAt: offset.optional() })

export const commentSchema = z.object({
  text: z.string().trim().min(1, 'Write a comment first.').max(5000, 'At most 5,000 characters.'),
})

/**
 * The revision the author was looking at.
 * @throws {Problem} 428 without one, 422 when it is not a whole number
 */
export function revisionOf({ request }: PairVisit, field = 'revision'): number {
  const given: unknown = (request.body as Record<string, unknown> | undefined)?.[field]
  if (given === undefined || given === null || given === '') {
    throw new Problem(
      428,
      'Which version was this written for?',
      'A save names the revision its author was looking at, so that nobody is overwritten unseen.',
    )
  }
  const revision = typeof given === 'string' && /^[0-9]{1,15}$/.test(given) ? Number(given) : given
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision) || revision < 0)
    throw unusable('A revision is a whole number.')
  return revision
}
