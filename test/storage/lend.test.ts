import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStorage } from '../../src/storage/open.ts'
import type { Storage } from '../../src/storage/open.ts'
import { proveWritable } from '../../src/storage/prove-writable.ts'
import { engines } from '../support/engines.ts'
import { freshStorage } from '../support/fresh-storage.ts'

describe.each(engines)('a database on $name that is lent to another thread', engine => {
  let storage: Storage
  let other: Storage
  let close: () => Promise<void>

  beforeAll(async () => {
    ;({ storage, close } = await freshStorage(engine))
    other = await openStorage(storage.url)
  })
  afterAll(async () => {
    await other.close()
    await close()
  })

  it('is written by both, and nobody finds it busy or waits for more than a turn', async () => {
    const order: string[] = []
    const lent = (name: string) =>
      storage.lend(async () => {
        order.push(`${name} begins`)
        await proveWritable(other)
        order.push(`${name} ends`)
      })
    await Promise.all([
      lent('one'),
      lent('two'),
      proveWritable(storage).then(() => order.push('ours')),
      lent('three'),
      proveWritable(storage).then(() => order.push('ours')),
    ])
    expect(order).toHaveLength(8)
    if (engine.name === 'sqlite') {
      const turns = order.filter(step => step !== 'ours')
      expect(turns).toEqual(['one', 'two', 'three'].flatMap(name => [`${name} begins`, `${name} ends`]))
      expect(order.indexOf('ours')).toBeLessThan(order.indexOf('two begins'))
    }
  })

  it('is free again when the work fails', async () => {
    await expect(storage.lend(() => Promise.reject(new Error('the thread died')))).rejects.toThrow('the thread died')
    await proveWritable(storage)
  })
})
