import { describe, expect, it } from 'vitest'
import { Outbox } from '../../../src/browser/saving/outbox.ts'
import type { Draft, DraftStore } from '../../../src/browser/saving/outbox.ts'

function slowStore() {
  const kept = new Map<string, Draft>()
  let writes = 0
  const slowly = async (act: () => void): Promise<void> => {
    writes += 1
    await Promise.resolve()
    act()
  }
  const store: DraftStore = {
    put: draft => slowly(() => void kept.set(`${draft.user}/${draft.pair}`, draft)),
    remove: (user, pair) => slowly(() => void kept.delete(`${user}/${pair}`)),
    of: async (user, document) =>
      [...kept.values()].filter(draft => draft.user === user && draft.document === document),
    clear: async () => kept.clear(),
  }
  return { store, writes: () => writes }
}

const draft = (text: string, user = 'omar'): Draft => ({
  user,
  document: 'd',
  pair: 'p',
  text,
  revision: 1,
  at: '2026-01-01T00:00:00Z',
})

describe('drafts on this device', () => {
  it('keep the newest text with few writes', async () => {
    const { store, writes } = slowStore()
    const outbox = new Outbox(store)
    for (let index = 1; index <= 100; index += 1) outbox.keep(draft(`text ${index}`))
    await outbox.written()
    expect(await outbox.of('omar', 'd')).toEqual([draft('text 100')])
    expect(writes()).toBeLessThanOrEqual(2)
  })

  it('are gone once saved, even when saved while being written', async () => {
    const outbox = new Outbox(slowStore().store)
    outbox.keep(draft('words'))
    outbox.forget('omar', 'p')
    await outbox.written()
    expect(await outbox.of('omar', 'd')).toEqual([])
  })

  it('are offered to their author only', async () => {
    const outbox = new Outbox(slowStore().store)
    outbox.keep(draft('words', 'omar'))
    await outbox.written()
    expect(await outbox.of('layla', 'd')).toEqual([])
  })
})
