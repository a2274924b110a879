import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SaveQueue, retryDelay } from '../../../src/browser/saving/save-queue.ts'
import type { NewerText, Save, SaveAnswer, SaveState } from '../../../src/browser/saving/save-queue.ts'

/** A server that compares revisions and remembers save ids, and can be told to fail. */
class Server {
  text = ''
  revision = 1
  status: 'draft' | 'translated' = 'draft'
  failing: 'before' | 'after' | 'signed-out' | undefined
  readonly received: Save[] = []
  readonly answered = new Map<string, number>()

  send = async (save: Save): Promise<SaveAnswer> => {
    this.received.push(save)
    await Promise.resolve()
    if (this.failing === 'before') return { kind: 'unreachable' }
    if (this.failing === 'signed-out') return { kind: 'signed-out' }
    const answer = this.#take(save)
    return this.failing === 'after' ? { kind: 'unreachable' } : answer
  }

  #take(save: Save): SaveAnswer {
    const before = this.answered.get(save.saveId)
    if (before === undefined) {
      if (save.revision !== this.revision) return { kind: 'stale', current: this.current() }
      this.text = save.text
      this.status = save.verdict ? 'translated' : 'draft'
      this.answered.set(save.saveId, (this.revision += 1))
    }
    return { kind: 'saved', pair: { revision: before ?? this.revision, status: this.status, words: 1 } }
  }

  current = (): NewerText => ({
    text: this.text,
    revision: this.revision,
    status: this.status,
    by: { name: 'Layla' },
    at: '2026-01-01T12:00:00Z',
  })
}

function startQueue(server: Server) {
  const states: SaveState[] = []
  let saves = 0
  const queue = new SaveQueue(
    { text: server.text, revision: server.revision },
    {
      send: server.send,
      newSaveId: () => `save-${(saves += 1)}`,
      changed: ({ state }) => states.push(state),
      saved: () => undefined,
    },
  )
  return { queue, states }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('the saves of one pair', () => {
  let server: Server
  beforeEach(() => {
    vi.useFakeTimers()
    server = new Server()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('sends the newest text once, after a pause', async () => {
    const { queue } = startQueue(server)
    for (const text of ['T', 'Th', 'The']) queue.typed(text)
    await pass(699)
    expect(server.received).toEqual([])
    await pass(1)
    expect(server.received.map(save => save.text)).toEqual(['The'])
    expect(queue.state).toBe('saved')
  })

  it('never has two requests in flight, and ten quick saves never conflict', async () => {
    const { queue, states } = startQueue(server)
    for (let index = 1; index <= 10; index += 1) {
      queue.typed(`text ${index}`)
      queue.flush()
      await pass(1)
    }
    await pass(2000)
    expect(server.text).toBe('text 10')
    expect(states).not.toContain('conflict')
    expect(queue.state).toBe('saved')
  })

  it('says saved only when the server has exactly the text in the field', async () => {
    const { queue } = startQueue(server)
    queue.typed('one')
    queue.flush()
    queue.typed('one two')
    await pass(1)
    expect(queue.state).toBe('unsaved')
    await pass(700)
    expect(queue.state).toBe('saved')
    expect(server.text).toBe('one two')
  })

  it('repeats an attempt whose answer was lost under the same save id, before newer text', async () => {
    const { queue } = startQueue(server)
    server.failing = 'after'
    queue.typed('first words')
    await pass(700)
    expect(queue.state).toBe('offline')
    queue.typed('first words and more')
    server.failing = undefined
    await pass(5000)
    expect(queue.state).toBe('saved')
    expect(server.text).toBe('first words and more')
    expect(new Set(server.received.map(save => save.saveId)).size).toBe(2)
  })

  it('keeps trying for ever, every five seconds at the slowest', async () => {
    const { queue } = startQueue(server)
    server.failing = 'before'
    queue.typed('kept')
    await pass(60 * 60 * 1000)
    expect(queue.state).toBe('offline')
    server.failing = undefined
    await pass(5000)
    expect(queue.state).toBe('saved')
    expect(server.text).toBe('kept')
    expect([1, 2, 3, 4, 5, 6, 60].map(retryDelay)).toEqual([300, 600, 1200, 2400, 4800, 5000, 5000])
  })

  it('tries at once when woken', async () => {
    const { queue } = startQueue(server)
    server.failing = 'before'
    queue.typed('kept')
    await pass(30_000)
    server.failing = undefined
    queue.wake()
    await pass(1)
    expect(queue.state).toBe('saved')
  })

  it('keeps the text while signed out and sends it afterwards', async () => {
    const { queue, states } = startQueue(server)
    server.failing = 'signed-out'
    queue.typed('kept')
    await pass(701)
    expect(states.at(-1)).toBe('signed-out')
    server.failing = undefined
    await pass(5000)
    expect(server.text).toBe('kept')
  })

  it('sends a verdict with the text at once', async () => {
    const { queue } = startQueue(server)
    queue.typed('done')
    queue.judge('confirm')
    await pass(1)
    expect(server.received).toMatchObject([{ text: 'done', verdict: 'confirm' }])
    expect(queue.state).toBe('saved')
  })

  it('gives a verdict after the draft that is already on its way', async () => {
    const { queue } = startQueue(server)
    queue.typed('a')
    queue.flush()
    queue.typed('ab')
    queue.judge('confirm')
    await pass(1)
    expect(server.received.map(({ text, verdict }) => [text, verdict])).toEqual([
      ['a', undefined],
      ['ab', 'confirm'],
    ])
  })

  it('keeps both texts when somebody saved first, and sends nothing until that is settled', async () => {
    const { queue } = startQueue(server)
    queue.typed('mine')
    server.text = 'theirs'
    server.revision = 5
    await pass(700)
    expect(queue.state).toBe('conflict')
    expect([queue.text, queue.newer?.text, server.text]).toEqual(['mine', 'theirs', 'theirs'])
    queue.typed('mine, longer')
    await pass(10_000)
    expect(server.text).toBe('theirs')
    queue.resolve(queue.text)
    await pass(1)
    expect(server.text).toBe('mine, longer')
    expect(queue.state).toBe('saved')
  })

  it('takes the other text without another save', async () => {
    const { queue } = startQueue(server)
    queue.typed('mine')
    server.text = 'theirs'
    server.revision = 5
    await pass(700)
    queue.resolve('theirs')
    expect([queue.state, queue.text, queue.revision]).toEqual(['saved', 'theirs', 5])
    expect(server.received.length).toBe(1)
  })

  it('gives the verdict of a conflict once it is settled', async () => {
    const { queue } = startQueue(server)
    queue.typed('mine')
    server.text = 'theirs'
    server.revision = 5
    queue.judge('confirm')
    await pass(1)
    expect(queue.state).toBe('conflict')
    queue.resolve('mine')
    await pass(1)
    expect([server.text, server.status]).toEqual(['mine', 'translated'])
  })

  it('sees no conflict when the newer text is the very same', async () => {
    const { queue } = startQueue(server)
    server.text = 'the same'
    server.revision = 7
    queue.typed('the same')
    await pass(700)
    expect([queue.state, queue.revision]).toEqual(['saved', 7])
  })

  it('lays typed words over a verdict that was given on the words they began from', async () => {
    const { queue } = startQueue(server)
    queue.typed('mine')
    server.revision += 1
    await pass(700)
    await pass(0)
    expect(server.text).toBe('mine')
    expect(queue.state).toBe('saved')
  })

  it('gives no verdict over one its author has not seen', async () => {
    server.text = 'as it was'
    const { queue } = startQueue(server)
    queue.typed('mine')
    server.revision += 1
    queue.judge('confirm')
    await pass(700)
    expect(queue.state).toBe('conflict')
    expect(server.text).toBe('as it was')
  })

  it('goes on from a newer revision of the same words, and from that of other words never', async () => {
    const { queue } = startQueue(server)
    queue.typed('mine')
    expect(queue.rejudged({ text: 'other words', revision: 2 })).toBe(false)
    expect(queue.rejudged({ text: '', revision: 2 })).toBe(true)
    server.revision = 2
    queue.judge('confirm')
    await pass(0)
    expect(queue.state).toBe('saved')
    expect(server.status).toBe('translated')
  })

  it('asks after a crash even when the page shows the same words, for it cannot know what the draft began from', async () => {
    server.text = 'newer words'
    const { queue } = startQueue(server)
    server.revision += 1
    queue.resume('mine', undefined)
    await pass(700)
    expect(queue.state).toBe('conflict')
  })

  it('refuses to let a colleague replace unsaved words', () => {
    const { queue } = startQueue(server)
    queue.typed('mine')
    expect(() => queue.replaced({ text: 'theirs', revision: 9 })).toThrow('unsaved words')
  })
})
