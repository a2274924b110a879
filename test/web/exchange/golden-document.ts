import type { ProjectId } from '../../../src/model/id.ts'
import { createDocument } from '../../../src/storage/documents.ts'
import type { Document } from '../../../src/storage/documents.ts'
import type { Storage } from '../../../src/storage/open.ts'
import { goldenPairs } from '../../text/formats/pairs.ts'

/** A document whose pairs are the golden pairs: own text with everything that trips exports. */
export async function goldenDocument(storage: Storage, project: ProjectId): Promise<Document> {
  const source = goldenPairs.map(pair => pair.source).join('\n')
  let end = -1
  const pairs = goldenPairs.map(pair => {
    const start = end + 1
    end = start + pair.source.length
    return {
      sentences: [{ start, end }],
      paragraph: (pair.paragraph ?? 1) - 1,
      target: pair.target,
      status: pair.status,
    }
  })
  return createDocument(storage, {
    project,
    user: null,
    title: 'القافلة',
    source,
    original: Buffer.from(source).toString('base64'),
    pairs,
  })
}
