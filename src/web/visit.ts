import type { Request, Response } from 'express'
import type { Actor } from '../model/actor.ts'
import type { PairId } from '../model/id.ts'
import type { Project } from '../model/project.ts'
import type { ProjectRole } from '../model/role.ts'
import type { Document } from '../storage/documents.ts'
import type { Session } from '../storage/sessions.ts'
import type { Storage } from '../storage/open.ts'
import type { Mizan } from './mizan.ts'
import type { Crumb, Views } from './views.ts'
import { frameOf } from './frame.ts'

/** One request, with everything that was looked up for it. A handler is given the kind its route's scope promises. */
export interface Visit {
  readonly mizan: Mizan
  readonly storage: Storage
  readonly request: Request
  readonly response: Response
  readonly session: Session | undefined
  /** What a form carries in `_csrf`, a script in `x-csrf-token`. */
  readonly csrf: string
  /** When it came, in ms since 1970: before anything was read for it. */
  readonly at: number
}

export interface SignedInVisit extends Visit {
  readonly session: Session
  readonly actor: Actor
}

export interface ProjectVisit extends SignedInVisit {
  readonly project: Project
  /** What the person is in this project; administrators are managers. */
  readonly role: ProjectRole
}

export interface DocumentVisit extends ProjectVisit {
  readonly document: Document
}

export interface PairVisit extends DocumentVisit {
  readonly pair: PairId
  /** Whether another pair was asked for, whose words belong to this one now. */
  readonly isHeir: boolean
}

/** What a page says around its body. */
export interface PageFrame {
  readonly title: string
  readonly crumbs?: readonly Crumb[]
  /** Stands in the app bar between the breadcrumb and the person: views, save state, who is here. */
  readonly tools?: string
  /** `data-*` attributes of `<html>`, without the prefix. */
  readonly data?: Readonly<Record<string, string>>
  readonly status?: number
  /** Seconds after which the page is read again where scripts are off. */
  readonly reloadsAfter?: number
}

/** Answers with a page: `showPage(visit, 'projects', { title: 'Projects' }, { projects })`. */
export function showPage<View extends keyof Views>(visit: Visit, view: View, frame: PageFrame, it: Views[View]): void {
  const {
    mizan: { pages },
    response,
  } = visit
  const body = pages.render(view, it)
  response
    .status(frame.status ?? 200)
    .type('html')
    .send(pages.render('_layout', { ...frameOf(visit, frame), body }))
}

/** Renders a view alone, without the layout: a row, a fragment. */
export const fragment = <View extends keyof Views>(visit: Visit, view: View, it: Views[View]): string =>
  visit.mizan.pages.render(view, it)

/** After a POST: the browser goes on to a page that can be reloaded. `done` names a sentence of `notices.ts` that is shown there. */
export function seeOther(visit: Visit, path: string, done?: string): void {
  const [beforeHash, hash] = path.split('#')
  const query = done === undefined ? '' : `${beforeHash!.includes('?') ? '&' : '?'}done=${done}`
  visit.response
    .status(303)
    .location(beforeHash! + query + (hash === undefined ? '' : `#${hash}`))
    .end()
}

/** Whether the answer should be JSON: a script asks for it, or sent it. */
export const wantsJson = (request: Request): boolean =>
  request.accepts(['html', 'json']) === 'json' ||
  (request.is('json') === 'json' && !request.get('accept')?.includes('text/html'))

export const projectPath = (project: Pick<Project, 'slug'>): string => `/projects/${encodeURIComponent(project.slug)}`

export const documentPath = (project: Pick<Project, 'slug'>, document: Pick<Document, 'slug'>): string =>
  `${projectPath(project)}/documents/${encodeURIComponent(document.slug)}`
