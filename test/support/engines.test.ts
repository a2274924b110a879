import { describe, expect, it } from 'vitest'
import { openStorage } from '../../src/storage/open.ts'
import { engines } from './engines.ts'

describe.each(engines)('a database on $name', engine => {
  it('opens behind the storage layer that belongs to it', async () => {
    const storage = await openStorage(await engine.open())
    expect(storage.engine).toBe(engine.name)
    await storage.close()
  })

  it('is empty and nobody else’s', async () => {
    expect(await engine.open()).not.toBe(await engine.open())
  })
})
