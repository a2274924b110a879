import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postingRun } from '../../src/text/memory/posting-runs.ts'
import type { PostingList } from '../../src/text/memory/posting-runs.ts'
import { PostingSorter } from '../../src/workbench/memory/posting-sorter.ts'

describe('postings that are sorted through a file', () => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mizan-sorter-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** One feature in all of them, longer than what is read at a time, and many rare ones. */
  function sorted(size: number): { lists: PostingList[]; shares: number[] } {
    const sorter = new PostingSorter(join(folder, 'lists'), postingRun(size))
    for (let entry = 0; entry < 30_000; entry++)
      sorter.add(entry, { features: [7, -1 - (entry % 613), 100 + (entry % 7919)], words: entry % 90 })
    const all = [...sorter.lists()]
    sorter.close()
    return { lists: all.map(({ feature, postings }) => ({ feature, postings })), shares: all.map(({ share }) => share) }
  }

  it('come back as if they had been held in memory', () => {
    const { lists, shares } = sorted(25_000)
    expect(lists).toEqual(sorted(1_000_000).lists)
    expect(lists.map(({ feature }) => feature)).toEqual(
      lists.map(({ feature }) => feature).toSorted((one, other) => one - other),
    )
    expect(lists.find(({ feature }) => feature === 7)!.postings).toHaveLength(30_000)
    expect(shares.at(-1)).toBe(1)
  })

  it('leave no file behind', () => {
    sorted(25_000)
    expect(existsSync(join(folder, 'lists'))).toBe(false)
  })
})
