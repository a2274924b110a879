import { describe, expect, it } from 'vitest'
import { topics } from '../../../src/web/help/help.ts'
import { helpHrefOf } from '../../../src/web/help/topic-of.ts'

describe('the help of a page', () => {
  it.each([
    ['/projects/p/documents/d', 'translate'],
    ['/projects/p/documents/new', 'sentences'],
    ['/projects/p/documents/new-with-translation', 'align'],
    ['/projects/p/documents/d/align', 'align'],
    ['/projects/p/documents/d/translation', 'align'],
    ['/projects/p/documents/d/review', 'review'],
    ['/projects/p/documents/d/read', 'read'],
    ['/projects/p/documents/d/analysis', 'memory'],
    ['/pairs/x/repetitions', 'memory'],
    ['/projects/p/memory/m', 'memory'],
    ['/projects/p/search/replace', 'find'],
    ['/projects/p/glossary/candidates', 'terms'],
    ['/projects/p/checks', 'checks'],
    ['/projects/p/segmentation', 'sentences'],
    ['/projects/p/members', 'people'],
    ['/me/keys', 'keys'],
  ])('of %s is the topic %s', (path, topic) => {
    expect(helpHrefOf(path)).toBe(`/help/${topic}`)
    expect(topics.map(({ name }) => name)).toContain(topic)
  })

  it('is the list of topics elsewhere', () => {
    expect(['/', '/projects', '/help/keys', '/projects/p'].map(helpHrefOf)).toEqual(Array(4).fill('/help'))
  })
})
