import type { InsertQueryBuilder, InsertResult } from 'kysely'
import { runNamed } from './named-statement.ts'
import type { Tx } from './open.ts'
import type { Tables } from './tables.ts'

type Insert<Table extends keyof Tables> = InsertQueryBuilder<Tables, Table, InsertResult>

const sizes = [256, 64, 16, 4, 1]

/**
 * Inserts many rows, in a few sizes, so that the same statements come again and again.
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
  for (let start = 0; start < rows.length;) {
    const size = sizes.find(size => size <= rows.length - start)!
    const part = rows.slice(start, start + size)
    await runNamed(
      tx,
      `insert ${size} into ${table}`,
      () => more(tx.insertInto(table).values(part as never)),
      part.flatMap(row => Object.values(row)),
    )
    start += size
  }
}
