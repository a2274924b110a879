import { CompiledQuery } from 'kysely'
import type { InsertQueryBuilder, InsertResult } from 'kysely'
import type { Tx } from './open.ts'
import type { Tables } from './tables.ts'

type Insert<Table extends keyof Tables> = InsertQueryBuilder<Tables, Table, InsertResult>

const sizes = [256, 64, 16, 4, 1]
const compiled = new WeakMap<object, Map<string, string>>()

/**
 * Inserts many rows. They go in a few sizes, so that the same statements come again and again and are compiled once:
 * compiling one for a hundred rows takes longer than running it.
 *
 * @param rows all with the same columns in the same order
 * @param more the same for every call with this table
 */
export async function insertRows<Table extends 'memory_entry' | 'memory_posting'>(
  tx: Tx,
  table: Table,
  rows: readonly Tables[Table][],
  more: (insert: Insert<Table>) => Insert<Table> = insert => insert,
): Promise<void> {
  const { adapter } = tx.getExecutor()
  const statements = compiled.get(adapter) ?? new Map<string, string>()
  compiled.set(adapter, statements)
  for (let start = 0; start < rows.length;) {
    const size = sizes.find(size => size <= rows.length - start)!
    const part = rows.slice(start, start + size)
    const name = `${table} ${size}`
    const sql = statements.get(name) ?? more(tx.insertInto(table).values(part as never)).compile().sql
    statements.set(name, sql)
    await tx.executeQuery(
      CompiledQuery.raw(
        sql,
        part.flatMap(row => Object.values(row)),
      ),
    )
    start += size
  }
}
