import { CompiledQuery } from 'kysely'
import type { Compilable } from 'kysely'
import type { Db } from './open.ts'

const compiled = new WeakMap<object, Map<string, string>>()

/**
 * Runs a statement that is compiled once: one with hundreds of parameters takes longer to compile than to run.
 *
 * @param name says everything its text depends on
 * @param build the statement, with any values
 * @param parameters the values in the order of the text
 * @returns what it selects
 */
export async function runNamed<Row>(
  db: Db,
  name: string,
  build: () => Compilable<Row>,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const { adapter } = db.getExecutor()
  const statements = compiled.get(adapter) ?? new Map<string, string>()
  compiled.set(adapter, statements)
  const sql = statements.get(name) ?? build().compile().sql
  statements.set(name, sql)
  return (await db.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]))).rows
}

/** Repeats the last value up to a power of two, so that lists for `in` have a few lengths only. @throws {RangeError} for an empty list */
export function padded<Value>(values: readonly Value[]): Value[] {
  if (values.length === 0) throw new RangeError('an empty list finds nothing')
  const length = 2 ** Math.ceil(Math.log2(values.length))
  return Array.from({ length }, (_, index) => values[Math.min(index, values.length - 1)]!)
}
