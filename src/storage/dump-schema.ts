import pg from 'pg'
import { isPostgres, openSqliteFile } from './open.ts'

/**
 * The schema of a database as text that reads well in a diff: one object after another, by name.
 * On SQLite the statements that made it; on PostgreSQL the columns, constraints and indexes as the catalogue tells them.
 */
export async function dumpSchema(url: string): Promise<string> {
  return isPostgres(url) ? dumpPostgres(url) : dumpSqlite(url)
}

function dumpSqlite(path: string): string {
  const file = openSqliteFile(path, { readonly: true })
  try {
    const rows = file
      .prepare(
        `select sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by tbl_name, type desc, name`,
      )
      .all() as { sql: string }[]
    return rows.map(({ sql }) => `${sql};\n`).join('\n')
  } finally {
    file.close()
  }
}

const columnsSql = `
  select c.relname as tbl, a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
  from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind = 'r' order by c.relname, a.attnum`

const constraintsSql = `
  select c.relname as tbl, pg_get_constraintdef(o.oid) as line
  from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  where o.contype <> 'n' order by c.relname, o.contype desc, o.conname`

const indexesSql = `
  select indexdef as line from pg_indexes i where schemaname = 'public'
  and not exists (select 1 from pg_constraint o where o.conname = i.indexname) order by tablename, indexname`

async function dumpPostgres(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const tables = new Map<string, string[]>()
    for (const sql of [columnsSql, constraintsSql]) {
      const { rows } = await client.query<{ tbl: string; line: string }>(sql)
      for (const { tbl, line } of rows) tables.set(tbl, [...(tables.get(tbl) ?? []), line])
    }
    const indexes = (await client.query<{ line: string }>(indexesSql)).rows.map(({ line }) => line.toLowerCase())
    const made = [...tables].map(
      ([name, lines]) => `create table ${name} (\n  ${lines.join(',\n  ').toLowerCase()}\n);\n`,
    )
    return [...made, indexes.map(line => `${line};\n`).join('')].join('\n')
  } finally {
    await client.end()
  }
}
