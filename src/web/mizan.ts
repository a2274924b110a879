import type { Logger } from 'pino'
import type { Storage } from '../storage/open.ts'
import type { Probe } from '../workbench/probe.ts'
import type { Configuration } from '../workbench/configuration.ts'
import type { RecentEvents } from './documents/recent-events.ts'
import type { Pages } from './render.ts'
import type { RateLimits } from './rate-limits.ts'
import type { SetupGate } from './setup-gate.ts'

/** What one running server consists of; a test may make several in one process. */
export interface Mizan {
  readonly configuration: Configuration
  readonly storage: Storage
  readonly log: Logger
  readonly pages: Pages
  readonly limits: RateLimits
  readonly setup: SetupGate
  readonly probe: Probe
  readonly recent: RecentEvents
  /** Aborted when the server is asked to stop: end event streams then. */
  readonly stopping: AbortSignal
}
