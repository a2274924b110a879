import { may } from '../model/role.ts'
import type { Action } from '../model/role.ts'
import { projectPath } from './visit.ts'
import type { ProjectVisit, Visit } from './visit.ts'

export interface Section {
  readonly title: string
  readonly href: string
  readonly isCurrent: boolean
}

interface Listed {
  readonly title: string
  readonly path: string
  readonly action: Action
}

const sections: readonly Listed[] = [
  { title: 'Texts', path: '', action: 'read' },
  { title: 'Memory', path: '/memory', action: 'read' },
  { title: 'Search', path: '/search', action: 'read' },
  { title: 'Glossary', path: '/glossary', action: 'read' },
  { title: 'Checks', path: '/checks', action: 'read' },
  { title: 'Sentences', path: '/segmentation', action: 'read' },
  { title: 'Members', path: '/members', action: 'read' },
  { title: 'Settings', path: '/settings', action: 'manage' },
]

/** The parts of a project, on every page of it that is not about one document. */
export function sectionsOf(visit: Visit): Section[] {
  if (!isOfProject(visit) || 'document' in visit) return []
  const base = projectPath(visit.project)
  const within = encodeURI(decodeURI(visit.request.path)).slice(base.length)
  const current = sections.findLast(({ path }) => within === path || within.startsWith(`${path}/`))
  return sections
    .filter(({ action }) => may(visit.role, action))
    .map(section => ({ title: section.title, href: base + section.path, isCurrent: section === current }))
}

const isOfProject = (visit: Visit): visit is ProjectVisit => 'project' in visit
