import type { Request } from 'express'
import { z } from 'zod'
import { badRequest, unusable } from './problem.ts'
import type { Visit } from './visit.ts'

/** The fields of a form or JSON body that a schema names; others are dropped. @throws {Problem} 422 naming the first that is wrong */
export function bodyOf<Schema extends z.ZodType>({ request }: Pick<Visit, 'request'>, schema: Schema): z.infer<Schema> {
  const read = schema.safeParse(request.body ?? {})
  if (read.success) return read.data
  throw unusable(sentenceOf(read.error))
}

/** The query of an address, by a schema. @throws {Problem} 400 */
export function queryOf<Schema extends z.ZodType>(
  { request }: Pick<Visit, 'request'>,
  schema: Schema,
): z.infer<Schema> {
  const read = schema.safeParse({ ...request.query })
  if (read.success) return read.data
  throw badRequest(sentenceOf(read.error))
}

export type FormReading<Value> =
  | { readonly kind: 'filled'; readonly value: Value }
  | { readonly kind: 'problems'; readonly problems: Problems; readonly entered: Entered }

/** Field → sentence that is shown beside it. */
export type Problems = Readonly<Record<string, string>>
/** Field → what was typed, to be shown again; passwords are never. */
export type Entered = Readonly<Record<string, string>>

/** Reads a form that is shown again when something in it is wrong. */
export function formOf<Schema extends z.ZodType>(
  { request }: Pick<Visit, 'request'>,
  schema: Schema,
): FormReading<z.infer<Schema>> {
  const read = schema.safeParse(request.body ?? {})
  if (read.success) return { kind: 'filled', value: read.data }
  const problems: Record<string, string> = {}
  for (const issue of read.error.issues) problems[String(issue.path[0] ?? 'form')] ??= issue.message
  return { kind: 'problems', problems, entered: enteredIn(request) }
}

export function enteredIn(request: Request): Entered {
  const body = Object.entries((request.body ?? {}) as Record<string, unknown>)
  return Object.fromEntries(
    body.filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && !/password|token|_csrf/i.test(entry[0]),
    ),
  )
}

function sentenceOf(error: z.ZodError): string {
  const [issue] = error.issues
  const where = issue!.path.join('.')
  return where === '' ? issue!.message : `${where}: ${issue!.message}`
}

const controlOrDirection = /[\p{Cc}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/u

/** The name of a person, a project, a file: one line, in one Unicode form, without invisible direction marks. */
export const nameOf = (what: string, most = 120) =>
  z
    .string(`Write ${what}.`)
    .trim()
    .normalize('NFC')
    .min(1, `Write ${what}.`)
    .max(most, `At most ${most} characters.`)
    .refine(name => !controlOrDirection.test(name), 'No line breaks or invisible direction marks, please.')

export const emailOf = () =>
  z
    .string('Write an e-mail address.')
    .trim()
    .toLowerCase()
    .max(254, 'That is too long for an e-mail address.')
    .regex(/^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+$/, 'That is not an e-mail address.')
