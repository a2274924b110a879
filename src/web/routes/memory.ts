import { downloadMemory, showMemory } from '../memory/browse.ts'
import { add, mend, remove } from '../memory/entries.ts'
import {
  borrowMemory,
  cancelMemory,
  changeMemory,
  changeSettings,
  dropMemory,
  showMemories,
  takeMemory,
} from '../memory/memories.ts'
import type { Route } from '../route.ts'

const memories = '/projects/:p/memory'
const memory = `${memories}/:memory`

/** Whoever translates puts entries right; which memories a project looks into is for managers. */
export const memoryRoutes: readonly Route[] = [
  { method: 'get', path: memories, scope: 'project', action: 'read', handler: showMemories },
  {
    method: 'post',
    path: `${memories}/file`,
    scope: 'project',
    action: 'manage',
    body: 'multipart',
    limit: 'import',
    handler: takeMemory,
  },
  { method: 'post', path: `${memories}/settings`, scope: 'project', action: 'manage', handler: changeSettings },
  { method: 'post', path: `${memories}/others`, scope: 'project', action: 'manage', handler: borrowMemory },
  { method: 'get', path: memory, scope: 'project', action: 'read', limit: 'search', handler: showMemory },
  { method: 'post', path: memory, scope: 'project', action: 'manage', handler: changeMemory },
  {
    method: 'get',
    path: `${memory}/entries.tmx`,
    scope: 'project',
    action: 'read',
    limit: 'export',
    handler: downloadMemory,
  },
  { method: 'post', path: `${memory}/removal`, scope: 'project', action: 'manage', handler: dropMemory },
  { method: 'post', path: `${memory}/cancellation`, scope: 'project', action: 'manage', handler: cancelMemory },
  { method: 'post', path: `${memory}/entries`, scope: 'project', action: 'translate', limit: 'comment', handler: add },
  {
    method: 'post',
    path: `${memory}/entries/:entry`,
    scope: 'project',
    action: 'translate',
    limit: 'comment',
    handler: mend,
  },
  {
    method: 'post',
    path: `${memory}/entries/:entry/removal`,
    scope: 'project',
    action: 'translate',
    limit: 'comment',
    handler: remove,
  },
]
