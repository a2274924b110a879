import { z } from 'zod'
import { indexNotInXml } from '../../text/formats/characters.ts'
import { uses } from '../../text/terms/term.ts'
import type { Term } from '../../text/terms/term.ts'
import type { TermForm } from '../term-views.ts'

const line = (what: string) =>
  z
    .string(`Write ${what}.`)
    .trim()
    .normalize('NFC')
    .min(1, `Write ${what}.`)
    .max(500, `At most 500 characters for ${what}.`)
    .refine(
      text => !text.includes('\n') && indexNotInXml(text) < 0,
      `No line breaks or control characters in ${what}, please.`,
    )

const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most.toLocaleString('en')} characters.`)
    .refine(text => indexNotInXml(text) < 0, 'No control characters, please.')
    .default('')

export const termSchema = z.object({
  source: line('the term'),
  target: line('its translation'),
  use: z.enum(uses, 'A term is preferred, allowed or forbidden.').default('preferred'),
  partOfSpeech: optional(100),
  note: optional(10_000),
  revision: z.coerce.number().int().min(0).default(0),
})

export const termOf = ({ source, target, use, partOfSpeech, note }: z.infer<typeof termSchema>): Term => ({
  source,
  target,
  use,
  partOfSpeech: partOfSpeech || null,
  note: note || null,
})

export const emptyForm: TermForm = {
  source: '',
  target: '',
  use: 'preferred',
  partOfSpeech: '',
  note: '',
  revision: 0,
  problem: undefined,
}

export const formOfTerm = (
  { source, target, use, partOfSpeech, note }: Term,
  revision: number,
  problem?: string,
): TermForm => ({ source, target, use, partOfSpeech: partOfSpeech ?? '', note: note ?? '', revision, problem })

/** A form as it was sent, with what is wrong with it. */
export function formAsSent(body: unknown, problem: string): TermForm {
  const sent = (body ?? {}) as Record<string, unknown>
  const text = (name: string): string => (typeof sent[name] === 'string' ? sent[name] : '')
  return {
    source: text('source'),
    target: text('target'),
    use: uses.find(use => use === sent['use']) ?? 'preferred',
    partOfSpeech: text('partOfSpeech'),
    note: text('note'),
    revision: Number(text('revision')) || 0,
    problem,
  }
}
