import { add, mend, remove } from '../memory/entries.ts'
import type { Route } from '../route.ts'

const memory = '/projects/:p/memory/:memory'

export const memoryRoutes: readonly Route[] = [
  { method: 'post', path: `${memory}/entries`, scope: 'project', action: 'translate', limit: 'comment', handler: add },
  { method: 'post', path: `${memory}/entries/:entry`, scope: 'project', action: 'translate', limit: 'comment', handler: mend },
  { method: 'post', path: `${memory}/entries/:entry/removal`, scope: 'project', action: 'translate', limit: 'comment', handler: remove },
]
