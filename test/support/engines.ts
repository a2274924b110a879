import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { createPostgresDatabase, dropPostgresDatabase } from './shared.ts'

export interface Engine {
  readonly name: 'sqlite' | 'postgres'
  /** Makes an empty database; it is gone after the last test of the file. */
  open(): Promise<string>
  close(databaseUrl: string): Promise<void>
}

/** For `describe.each(engines)('a story on $name', engine => …)`. */
export const engines: readonly Engine[] = [
  tidied({
    name: 'sqlite',
    open: async () => join(mkdtempSync(join(tmpdir(), 'mizan-test-')), 'mizan.db'),
    close: async path => rmSync(dirname(path), { recursive: true, force: true }),
  }),
  tidied({ name: 'postgres', open: createPostgresDatabase, close: dropPostgresDatabase }),
]

function tidied(engine: Engine): Engine {
  const opened = new Set<string>()
  const close = async (url: string): Promise<void> => {
    if (opened.delete(url)) await engine.close(url)
  }
  afterAll(async () => {
    for (const url of opened) await close(url)
  })
  return {
    name: engine.name,
    async open() {
      const url = await engine.open()
      opened.add(url)
      return url
    },
    close,
  }
}
