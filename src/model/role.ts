export const projectRoles = ['viewer', 'translator', 'reviewer', 'manager'] as const
export type ProjectRole = (typeof projectRoles)[number]

/** What a member may do in a project. Every route names one of these; whatever is not listed is denied. */
export const actions = ['read', 'comment', 'translate', 'review', 'manage'] as const
export type Action = (typeof actions)[number]

const allowed: Record<ProjectRole, readonly Action[]> = {
  viewer: ['read'],
  translator: ['read', 'comment', 'translate'],
  reviewer: ['read', 'comment', 'translate', 'review'],
  manager: ['read', 'comment', 'translate', 'review', 'manage'],
}

export const may = (role: ProjectRole, action: Action): boolean => allowed[role].includes(action)

/** The roles that may do a thing, for queries and for the printed table of permissions. */
export const rolesFor = (action: Action): ProjectRole[] => projectRoles.filter(role => may(role, action))
