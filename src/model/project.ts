import type { ProjectId } from './id.ts'

export interface Project {
  readonly id: ProjectId
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly sourceLang: string
  readonly targetLang: string
  readonly createdAt: string
}
