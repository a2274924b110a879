import { describe, expect, it } from 'vitest'
import type { UserId } from '../../../src/model/id.ts'
import type { OperationKind } from '../../../src/model/operation.ts'
import type { Project } from '../../../src/model/project.ts'
import type { NamedOperation } from '../../../src/storage/operations.ts'
import { feedOf } from '../../../src/web/projects/feed.ts'

const project = { slug: 'reports', sourceLang: 'ar' } as Project
const did = (user: string, kind: OperationKind, at: string, pairs = 1): NamedOperation =>
  ({ user, author: user, kind, at, pairs, document: 'd', documentTitle: 'دوما', documentSlug: 'd' }) as NamedOperation

describe('what happened lately', () => {
  it('is told in runs, newest first, and typing only where nothing came of it', () => {
    const feed = feedOf(
      [
        did('omar', 'typed', '9'),
        did('omar', 'confirmed', '8'),
        did('omar', 'from-memory', '7'),
        did('omar', 'confirmed', '6', 2),
        did('layla', 'typed', '5'),
        did('omar', 'typed', '4'),
      ],
      project,
      'layla' as UserId,
    )
    expect(feed.map(({ who, what, at }) => `${at} ${who} ${what}`)).toEqual([
      '9 omar confirmed 3 segments of',
      '5 You worked on',
      '4 omar worked on',
    ])
  })
})
