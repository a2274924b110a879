import { segment } from '../text/segmentation/segment.ts'
import type { SegmentationRules, Sentence } from '../text/segmentation/segment.ts'
import { countWords } from '../text/words.ts'
import type { ImportId, ProjectId, UserId } from '../model/id.ts'
import { applyHandEdits } from '../model/edits/hand-edits.ts'
import type { HandEdit } from '../model/edits/hand-edits.ts'
import type { Document } from '../storage/documents.ts'
import { importById, removeImport, startImport, updateImport } from '../storage/imports.ts'
import type { Import } from '../storage/imports.ts'
import type { Storage } from '../storage/open.ts'
import { addDocument } from './add-document.ts'

export interface ImportPreview {
  readonly import: Import
  readonly rules: SegmentationRules
  readonly edits: readonly HandEdit[]
  readonly sentences: readonly Sentence[]
  readonly paragraphs: number
  readonly words: number
}

export interface ImportKey { readonly id: ImportId, readonly project: ProjectId, readonly user: UserId }

export async function beginImport(storage: Storage, begun: {
  project: ProjectId, user: UserId, fileName: string, encoding: string, original: Uint8Array, source: string,
}): Promise<ImportId> {
  return startImport(storage, { ...begun, title: suggestedTitle(begun.source, begun.fileName), original: Buffer.from(begun.original).toString('base64') })
}

/** The first line, cut at a word, or the file's name. */
export function suggestedTitle(source: string, fileName: string): string {
  const line = source.split('\n').map(text => text.trim()).find(Boolean) ?? ''
  if (line === '') return fileName.replace(/\.[^.]+$/, '')
  return line.length <= 60 ? line : line.slice(0, 60).replace(/\s+\S*$/, '') + '…'
}

export async function previewImport(storage: Storage, key: ImportKey, sourceLang: string): Promise<ImportPreview | undefined> {
  const found = await importById(storage.db, key)
  return found && previewOf(found, sourceLang)
}

function previewOf(found: Import, lang: string): ImportPreview {
  const rules = JSON.parse(found.rules) as SegmentationRules
  const edits = JSON.parse(found.edits) as HandEdit[]
  const sentences = applyHandEdits(found.source, segment(found.source, { lang, rules }), edits)
  return { import: found, rules, edits, sentences, paragraphs: new Set(sentences.map(sentence => sentence.paragraph)).size, words: countWords(found.source) }
}

/** Adds a correction; the same again is kept once. */
export async function correctImport(storage: Storage, key: ImportKey, edit: HandEdit): Promise<boolean> {
  const found = await importById(storage.db, key)
  if (!found) return false
  await updateImport(storage, key.id, { edits: JSON.stringify([...JSON.parse(found.edits) as HandEdit[], edit]) })
  return true
}

/** Takes the newest correction back. */
export async function undoCorrection(storage: Storage, key: ImportKey): Promise<boolean> {
  const found = await importById(storage.db, key)
  if (!found) return false
  await updateImport(storage, key.id, { edits: JSON.stringify((JSON.parse(found.edits) as HandEdit[]).slice(0, -1)) })
  return true
}

export async function chooseRules(storage: Storage, key: ImportKey, rules: SegmentationRules): Promise<boolean> {
  const found = await importById(storage.db, key)
  if (!found) return false
  await updateImport(storage, key.id, { rules: JSON.stringify(rules) })
  return true
}

/** Makes the document and ends the import. */
export async function finishImport(storage: Storage, key: ImportKey, names: { title: string, subtitle: string }, sourceLang: string): Promise<Document | undefined> {
  const preview = await previewImport(storage, key, sourceLang)
  if (!preview) return undefined
  const { fileName, encoding, source, original, rules } = preview.import
  const document = await addDocument(storage, {
    project: key.project, user: key.user, ...names, fileName, encoding, rules, source,
    original: Buffer.from(original, 'base64'), sentences: preview.sentences,
  })
  await removeImport(storage, key.id)
  return document
}

export const cancelImport = (storage: Storage, key: ImportKey): Promise<void> => removeImport(storage, key.id)
