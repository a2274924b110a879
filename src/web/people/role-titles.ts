import type { ProjectRole } from '../../model/role.ts'

/** How roles are called on pages, and what they may. */
export const roleTitles: Readonly<Record<ProjectRole, { readonly title: string; readonly may: string }>> = {
  viewer: { title: 'Viewer', may: 'reads and exports' },
  translator: { title: 'Translator', may: 'adds texts, writes translations and comments' },
  reviewer: { title: 'Reviewer', may: 'also approves or asks for changes' },
  manager: { title: 'Manager', may: 'also invites people and changes how the project works' },
}
