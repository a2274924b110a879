import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DocumentId, ProjectId } from '../../../src/model/id.ts'
import type { LiveEvent } from '../../../src/storage/live-event.ts'
import { RecentEvents } from '../../../src/web/documents/recent-events.ts'

const [here, elsewhere] = ['here', 'elsewhere'] as [DocumentId, DocumentId]
const project = 'project' as ProjectId
const event = (document: DocumentId, kind: LiveEvent['kind'] = 'pairs'): LiveEvent => ({ kind, project, document })

describe('recent events', () => {
  let tell: (event: LiveEvent) => void
  let recent: RecentEvents

  beforeEach(() => {
    vi.useFakeTimers()
    recent = new RecentEvents({
      subscribe(listener) {
        tell = listener
        return () => undefined
      },
    })
    vi.advanceTimersByTime(1000)
  })
  afterEach(() => vi.useRealTimers())

  it('are those of one document from a moment on, without who was where', () => {
    tell(event(here))
    vi.advanceTimersByTime(10)
    const from = Date.now()
    const wanted = [event(here), event(here, 'structure')]
    for (const each of [wanted[0]!, event(elsewhere), event(here, 'presence'), wanted[1]!]) tell(each)
    expect(recent.since(here, from)).toEqual(wanted)
    expect(recent.since(here, Date.now() + 1)).toEqual([])
  })

  it('are not known from before the server began, nor from long ago', () => {
    expect(recent.since(here, Date.now() - 2000)).toBeUndefined()
    const from = Date.now()
    vi.advanceTimersByTime(10 * 60_000)
    expect(recent.since(here, from)).toBeUndefined()
  })

  it('forget the older half of too many, and say so', () => {
    const from = Date.now()
    for (let told = 0; told < 5001; told++) {
      vi.advanceTimersByTime(1)
      tell(event(here))
    }
    expect(recent.since(here, from)).toBeUndefined()
    expect(recent.since(here, Date.now() - 1000)).toHaveLength(1001)
  })
})
