import { actions, rolesFor } from '../model/role.ts'
import { isProjectScope } from './route.ts'
import type { Route, Scope } from './route.ts'
import { accountRoutes } from './routes/account.ts'
import { adminRoutes } from './routes/admin.ts'
import { alignRoutes } from './routes/align.ts'
import { checkRoutes } from './routes/checks.ts'
import { documentRoutes } from './routes/documents.ts'
import { exportRoutes } from './routes/exports.ts'
import { healthRoutes } from './routes/health.ts'
import { helpRoutes } from './routes/help.ts'
import { importRoutes } from './routes/imports.ts'
import { memoryRoutes } from './routes/memory.ts'
import { pairRoutes } from './routes/pairs.ts'
import { peopleRoutes } from './routes/people.ts'
import { projectRoutes } from './routes/projects.ts'
import { searchRoutes } from './routes/search.ts'
import { segmentationRoutes } from './routes/segmentation.ts'
import { termRoutes } from './routes/terms.ts'

/**
 * The table of contents. A group is an array in `routes/`, and gets one line here.
 * Whatever is not in the table does not exist.
 */
export const routes: readonly Route[] = bySpecificity([
  ...healthRoutes,
  ...accountRoutes,
  ...projectRoutes,
  ...segmentationRoutes,
  ...peopleRoutes,
  ...documentRoutes,
  ...alignRoutes,
  ...checkRoutes,
  ...memoryRoutes,
  ...searchRoutes,
  ...termRoutes,
  ...pairRoutes,
  ...importRoutes,
  ...exportRoutes,
  ...helpRoutes,
  ...adminRoutes,
])

/** So that `/projects/new` is found before `/projects/:p`, whatever group it stands in. */
function bySpecificity(rows: readonly Route[]): Route[] {
  return rows.toSorted((a, b) => shape(a.path).localeCompare(shape(b.path)))
}

function shape(path: string): string {
  return path
    .split('/')
    .map(part => (part.startsWith(':') ? '1' : '0'))
    .join('')
}

const beginnings: Record<Scope, string> = {
  'public': '/',
  'signed-in': '/',
  'admin': '/admin/',
  'project': '/projects/:p',
  'document': '/projects/:p/documents/:d',
  'pair': '/pairs/:pair',
}

/** @throws {RangeError} when a row lacks its scope or action, or its address cannot carry its scope */
export function assertWhole(rows: readonly Route[]): void {
  const seen = new Set<string>()
  for (const row of rows) {
    const name = `${row.method.toUpperCase()} ${row.path}`
    if (!(row.scope in beginnings)) throw new RangeError(`the route ${name} has no scope`)
    if (isProjectScope(row.scope) && !actions.includes((row as { action?: never }).action!))
      throw new RangeError(`the route ${name} names no action`)
    if (
      !`${row.path}/`.startsWith(
        row.scope === 'public' || row.scope === 'signed-in' ? '/' : `${beginnings[row.scope].replace(/\/$/, '')}/`,
      )
    ) {
      throw new RangeError(`the route ${name} of scope ${row.scope} does not begin with ${beginnings[row.scope]}`)
    }
    if (seen.has(name)) throw new RangeError(`the route ${name} is in the table twice`)
    seen.add(name)
  }
}

export interface Permission {
  readonly method: string
  readonly path: string
  readonly scope: Scope
  readonly allowed: readonly string[]
}

/** Who may do what, as it is printed. Administrators are managers of every project. */
export function permissions(rows: readonly Route[] = routes): Permission[] {
  return rows.map(row => ({
    method: row.method.toUpperCase(),
    path: row.path,
    scope: row.scope,
    allowed: allowedBy(row),
  }))
}

function allowedBy(row: Route): string[] {
  switch (row.scope) {
    case 'public':
      return ['everybody']
    case 'signed-in':
      return ['whoever is signed in']
    case 'admin':
      return ['admin']
    default:
      return [...rolesFor(row.action), 'admin']
  }
}
