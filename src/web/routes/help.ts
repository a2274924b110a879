import { helpChecks, helpIndex, helpKeys, helpTopic } from '../help/help.ts'
import type { Route } from '../route.ts'

export const helpRoutes: readonly Route[] = [
  { method: 'get', path: '/help', scope: 'public', handler: helpIndex },
  { method: 'get', path: '/help/checks', scope: 'public', handler: helpChecks },
  { method: 'get', path: '/help/keys', scope: 'public', handler: helpKeys },
  { method: 'get', path: '/help/:topic', scope: 'public', handler: helpTopic },
]
