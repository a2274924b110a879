import type { Action } from '../model/role.ts'
import type { LimitName } from './rate-limits.ts'
import type { DocumentVisit, PairVisit, ProjectVisit, SignedInVisit, Visit } from './visit.ts'

export type Handler<Kind extends Visit> = (visit: Kind) => Promise<void> | void

interface Row {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** Project addresses begin with `/projects/:p`, document addresses with `/projects/:p/documents/:d`, pair addresses with `/pairs/:pair`. */
  readonly path: string
  /** Without it, JSON and forms are read before the handler runs; with it, the handler reads the request itself. */
  readonly body?: 'multipart'
  /** How often one person may do this. */
  readonly limit?: LimitName
}

/**
 * One line of the table of contents. The scope says what is looked up, through the person's membership, before
 * the handler runs, and so what the handler is given; the action says which roles of the project may. With `orHeir`, who asks for a pair that was joined
 * with another is given the one that has its words now.
 */
export type Route = Row &
  (
    | { readonly scope: 'public'; readonly handler: Handler<Visit> }
    | { readonly scope: 'signed-in'; readonly handler: Handler<SignedInVisit> }
    | { readonly scope: 'admin'; readonly handler: Handler<SignedInVisit> }
    | { readonly scope: 'project'; readonly action: Action; readonly handler: Handler<ProjectVisit> }
    | { readonly scope: 'document'; readonly action: Action; readonly handler: Handler<DocumentVisit> }
    | { readonly scope: 'pair'; readonly action: Action; readonly handler: Handler<PairVisit>; readonly orHeir?: true }
  )

export type Scope = Route['scope']

export const isProjectScope = (scope: Scope): scope is 'project' | 'document' | 'pair' =>
  scope === 'project' || scope === 'document' || scope === 'pair'
