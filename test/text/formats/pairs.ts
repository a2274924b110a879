import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ExportHeader } from '../../../src/text/formats/format.ts'
import { statusNamed, type PairText } from '../../../src/text/formats/pair-text.ts'
import { unescaped } from '../../../src/text/formats/table.ts'

export const header: ExportHeader = {
  title: 'القافلة',
  sourceLang: 'ar',
  targetLang: 'en',
  version: '0.1.0',
  createdAt: '2026-01-15T09:30:00.000Z',
  createdBy: 'amal',
  selection: 'all pairs',
}

/** The golden pairs: own text with everything that trips exports. */
export const goldenPairs: readonly PairText[] = readFileSync(resolve(import.meta.dirname, 'pairs.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line, index) => {
    const [id = '', paragraph, source = '', target = '', status = '', note = ''] = line.split('\t').map(unescaped)
    return {
      id: `doc1-${id}`,
      source,
      target,
      status: statusNamed(status)!,
      document: 'doc1.txt',
      paragraph: Number(paragraph),
      order: index + 1,
      ...(note && { notes: [note] }),
      createdBy: 'amal',
      createdAt: '2026-01-15T09:30:00Z',
      changedBy: 'basil',
      changedAt: '2026-01-16T10:00:00Z',
    }
  })
