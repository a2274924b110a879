import { segment } from '../text/segmentation/segment.ts'
import type { Sentence } from '../text/segmentation/segment.ts'
import type { ProjectId, UserId } from '../model/id.ts'
import { createDocument } from '../storage/documents.ts'
import type { Document, NewPair } from '../storage/documents.ts'
import type { Storage } from '../storage/open.ts'

export interface NewText {
  readonly project: ProjectId
  readonly user: UserId | null
  readonly title: string
  readonly subtitle?: string
  readonly fileName?: string
  readonly encoding?: string
  readonly rules?: string
  readonly source: string
  readonly original: Uint8Array
  readonly sentences: readonly Sentence[]
}

/** Makes a document from Arabic alone: one pair a sentence, the right side still empty. */
export async function addDocument(storage: Storage, text: NewText): Promise<Document> {
  const { sentences, original, ...rest } = text
  const document = await createDocument(storage, {
    ...rest,
    original: Buffer.from(original).toString('base64'),
    pairs: sentences.map(pairOfSentence),
  })
  storage.publish({
    kind: 'document',
    project: text.project,
    document: document.id,
    ...(text.user ? { user: text.user } : {}),
  })
  return document
}

export const pairOfSentence = ({ start, end, paragraph }: Sentence): NewPair => ({
  sentences: [{ start, end }],
  paragraph,
})

export const sentencesOf = (source: string, lang: string): Sentence[] => segment(source, { lang })
