import type Database from 'better-sqlite3'
import { SqliteAdapter, sql } from 'kysely'
import type { RawBuilder, SqlBool } from 'kysely'
import type { Db } from './open.ts'

const kept = 1000
let last = 0
const numbers = new Map<string, number>()
const expressions = new Map<number, RegExp>()

/**
 * Whether a text has a place that matches a regular expression.
 *
 * @param text an expression of SQL; null matches nothing
 * @param pattern as both JavaScript (with the flag `u`) and PostgreSQL read it
 *
 * On SQLite about two microseconds a row; the pattern itself, handed over for each row, would treble that.
 */
export function matchesPattern(db: Db, text: RawBuilder<string>, pattern: string): RawBuilder<SqlBool> {
  return db.getExecutor().adapter instanceof SqliteAdapter
    ? sql<SqlBool>`matches_pattern(${text}, ${numberOf(pattern)})`
    : sql<SqlBool>`${text} ~ ${pattern}`
}

/** A number is never given twice, so that a statement under way never meets another pattern. */
function numberOf(pattern: string): number {
  const known = numbers.get(pattern)
  if (known !== undefined) return known
  last += 1
  numbers.set(pattern, last)
  expressions.set(last, new RegExp(pattern, 'u'))
  if (numbers.size > kept) {
    const oldest = numbers.keys().next().value!
    expressions.delete(numbers.get(oldest)!)
    numbers.delete(oldest)
  }
  return last
}

/** Teaches a SQLite file what {@link matchesPattern} asks. */
export function knowPatterns(file: Database.Database): void {
  file.function('matches_pattern', { deterministic: true }, (text, number) =>
    typeof text === 'string' && expressions.get(Number(number))!.test(text) ? 1 : 0,
  )
}
