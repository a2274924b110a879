import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tsv } from '../../src/text/formats/tsv.ts'
import type { Format } from '../../src/text/formats/format.ts'
import type { Storage } from '../../src/storage/open.ts'
import { createBareProject } from '../../src/storage/sample.ts'
import { UnfaithfulExport, manifestOf, writeExport } from '../../src/workbench/export-pairs.ts'
import type { ExportWish } from '../../src/workbench/export-pairs.ts'
import { engines } from '../support/engines.ts'
import { freshStorage } from '../support/fresh-storage.ts'
import { goldenPairs } from '../text/formats/pairs.ts'
import { goldenDocument } from '../web/exchange/golden-document.ts'

/** Writes the first letter of every translation as another one. */
const forgetful: Format = {
  ...tsv,
  writer(header) {
    const writer = tsv.writer(header)
    return { ...writer, row: pair => writer.row({ ...pair, target: pair.target.replace(/^T/, 't') }) }
  },
}

describe('an export', () => {
  let storage: Storage
  let close: () => Promise<void>
  let wish: ExportWish
  beforeAll(async () => {
    ;({ storage, close } = await freshStorage(engines[0]!))
    const names = { name: 'Caravan', description: '', sourceLang: 'ar', targetLang: 'en' }
    const id = await createBareProject(storage, names)
    const document = await goldenDocument(storage, id)
    wish = {
      project: { ...names, id, slug: 'caravan', createdAt: '' },
      documents: [document],
      title: 'Caravan',
      format: tsv,
      selection: 'all',
      withComments: true,
      withPeople: true,
    }
  })
  afterAll(() => close())

  it('that differs from its pairs breaks off before its end, and says where without the texts', async () => {
    const pieces: string[] = []
    const writing = (async () => {
      for await (const piece of writeExport(storage, { ...wish, format: forgetful })) pieces.push(piece)
    })()
    await expect(writing).rejects.toThrow(UnfaithfulExport)
    await expect(writing).rejects.toThrow(
      /^an export as tsv was not what it was made from: \d+ differences, 0 problems, first in the field target of pair \w+$/,
    )
  })

  it('counts every pair once, in it or left out', async () => {
    const { pairs, leftOut } = await manifestOf(storage, { ...wish, selection: 'approved' })
    expect(pairs).toBe(goldenPairs.filter(({ status }) => status === 'approved').length)
    expect(pairs + leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(goldenPairs.length)
    expect(leftOut.every(({ count, ids }) => ids.length === count)).toBe(true)
  })
})
