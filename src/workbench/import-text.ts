import { cuttingRulesOf } from '../model/cutting-rules.ts'
import type { CuttingRules } from '../model/cutting-rules.ts'
import type { ImportId, ProjectId, UserId } from '../model/id.ts'
import { applyHandEdits } from '../model/edits/hand-edits.ts'
import type { HandEdit } from '../model/edits/hand-edits.ts'
import { audit } from '../storage/audit.ts'
import { createDocumentInParts } from '../storage/document-in-parts.ts'
import type { Document } from '../storage/documents.ts'
import { importById, importHead, importSource, removeImport, startImport, updateImport } from '../storage/imports.ts'
import type { ImportHead } from '../storage/imports.ts'
import type { Storage } from '../storage/open.ts'
import { projectRules } from '../storage/project-rules.ts'
import { pairOfSentence } from './add-document.ts'
import { cutImport, forgetCut } from './cut-imports.ts'
import type { Cut } from './cut-imports.ts'
import { decodeText } from './decode-text.ts'
import { breathe } from './with-pauses.ts'
import type { DecodeOutcome, Encoding } from './decode-text.ts'

export interface ImportPreview extends Cut {
  readonly import: ImportHead
}

export interface ImportKey {
  readonly id: ImportId
  readonly project: ProjectId
  readonly user: UserId
}

export const mostSentences = 2_000_000
export const mostCharacters = 20_000

export type BeginOutcome =
  | { readonly kind: 'begun'; readonly id: ImportId }
  | { readonly kind: 'refused'; readonly problem: string }

/** Keeps the bytes and begins; when their encoding must be asked for first, the text is still empty. */
export async function beginImport(
  storage: Storage,
  begun: { project: ProjectId; user: UserId; fileName: string; original: Uint8Array },
): Promise<BeginOutcome> {
  await breathe()
  const decoded = decodeText(begun.original)
  await breathe()
  if (decoded.kind === 'refused') return decoded
  const [source, encoding] = decoded.kind === 'ask' ? ['', ''] : [decoded.text, decoded.encoding]
  if (decoded.kind === 'decoded' && source.trim() === '')
    return { kind: 'refused', problem: 'There are no words in it.' }
  const rules = JSON.stringify(cuttingRulesOf(await projectRules(storage.db, begun.project)))
  const id = await startImport(storage, {
    ...begun,
    rules,
    source,
    encoding,
    title: suggestedTitle(source, begun.fileName),
    original: Buffer.from(begun.original).toString('base64'),
  })
  return { kind: 'begun', id }
}

/** The first line, cut at a word, or the file's name. */
export function suggestedTitle(source: string, fileName: string): string {
  const start = source.slice(0, 10_000)
  const line =
    start
      .split('\n')
      .map(text => text.replaceAll(/[\p{Cc}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/gu, '').trim())
      .find(Boolean) ?? ''
  if (line === '') return fileName.replace(/\.[^.]{1,8}$/, '')
  return line.length <= 60 ? line : line.slice(0, 60).replace(/\s+\S*$/, '') + '…'
}

/** How the bytes of an import whose encoding is not known could be read. */
export async function candidatesOf(storage: Storage, key: ImportKey): Promise<DecodeOutcome | undefined> {
  const found = await importById(storage.db, key)
  return found && decodeText(Buffer.from(found.original, 'base64'))
}

export async function chooseEncoding(
  storage: Storage,
  key: ImportKey,
  encoding: Encoding,
): Promise<DecodeOutcome | undefined> {
  const found = await importById(storage.db, key)
  if (!found) return undefined
  const decoded = decodeText(Buffer.from(found.original, 'base64'), encoding)
  if (decoded.kind === 'decoded') {
    forgetCut(key.id)
    await updateImport(storage, key.id, {
      source: decoded.text,
      encoding,
      edits: '[]',
      title: suggestedTitle(decoded.text, found.fileName),
    })
    // what was cut meanwhile may be of half the text
    forgetCut(key.id)
  }
  return decoded
}

export async function previewImport(
  storage: Storage,
  key: ImportKey,
  sourceLang: string,
): Promise<ImportPreview | undefined> {
  const head = await importHead(storage.db, key)
  return head && { ...(await cutImport(head, sourceLang, () => importSource(storage.db, key.id))), import: head }
}

/** Adds corrections that were made in one go. @returns what came of them, `undefined` when they fit nowhere (any more) */
export async function correctImport(
  storage: Storage,
  key: ImportKey,
  edits: readonly HandEdit[],
  sourceLang: string,
): Promise<ImportPreview | undefined> {
  const before = await previewImport(storage, key, sourceLang)
  if (!before) return undefined
  if (!fit(before, edits)) return undefined
  await updateImport(storage, key.id, { edits: JSON.stringify([...before.edits, ...edits]) })
  return previewImport(storage, key, sourceLang)
}

/** Every one must change something, or it would have to be taken back for nothing. */
function fit({ source, sentences }: Cut, edits: readonly HandEdit[]): boolean {
  let now = sentences
  for (const edit of edits) {
    const next = applyHandEdits(source, now, [edit])
    if (next.length === now.length) return false
    now = next
  }
  return true
}

/** Takes the newest correction back. @returns where in the source it was, `undefined` when there is none */
export async function undoCorrection(storage: Storage, key: ImportKey): Promise<number | undefined> {
  const head = await importHead(storage.db, key)
  const edits = JSON.parse(head?.edits ?? '[]') as HandEdit[]
  let left = edits.length - 1
  while (edits[left]?.follows) left--
  if (left < 0) return undefined
  await updateImport(storage, key.id, { edits: JSON.stringify(edits.slice(0, left)) })
  return edits[left]!.at
}

/** Cuts anew by other rules; what was corrected by hand stays corrected. */
export async function chooseRules(storage: Storage, key: ImportKey, rules: CuttingRules): Promise<boolean> {
  const head = await importHead(storage.db, key)
  if (!head) return false
  await updateImport(storage, key.id, { rules: JSON.stringify(rules) })
  return true
}

export type FinishOutcome =
  | { readonly kind: 'created'; readonly document: Document }
  | { readonly kind: 'refused'; readonly problem: string; readonly sentence: number | undefined }
  | { readonly kind: 'missing' }

/** Makes the document and ends the import. @throws the reason of the signal when it is given up; nothing is left of the document then */
export async function finishImport(
  storage: Storage,
  key: ImportKey,
  names: { title: string; subtitle: string; address: string | undefined },
  sourceLang: string,
  options: { readonly progress?: (share: number) => void; readonly signal?: AbortSignal } = {},
): Promise<FinishOutcome> {
  const preview = await previewImport(storage, key, sourceLang)
  const found = preview && (await importById(storage.db, key))
  if (!preview || !found) return { kind: 'missing' }
  const refused = refusal(preview)
  if (refused) return refused
  const { title, subtitle, address } = names
  const document = await createDocumentInParts(
    storage,
    {
      project: key.project,
      user: key.user,
      title,
      subtitle,
      fileName: found.fileName,
      encoding: found.encoding,
      rules: found.rules,
      source: found.source,
      original: found.original,
      pairs: preview.sentences.map(pairOfSentence),
    },
    options,
  )
  await cancelImport(storage, key)
  await audit(storage, {
    kind: 'imported',
    user: key.user,
    project: key.project,
    address,
    detail: { document: document.id, pairs: preview.sentences.length },
  })
  storage.publish({ kind: 'document', project: key.project, document: document.id, user: key.user })
  return { kind: 'created', document }
}

/** Why a text cannot become a document as it is cut now. */
export function refusal({ sentences }: Cut): Extract<FinishOutcome, { kind: 'refused' }> | undefined {
  if (sentences.length === 0)
    return { kind: 'refused', problem: 'There is no sentence in this text.', sentence: undefined }
  if (sentences.length > mostSentences) {
    return {
      kind: 'refused',
      problem: `This text has ${sentences.length.toLocaleString('en')} sentences; at most 2,000,000 fit into one document.`,
      sentence: undefined,
    }
  }
  const index = sentences.findIndex(({ start, end }) => end - start > mostCharacters)
  if (index < 0) return undefined
  const { start, end } = sentences[index]!
  const problem = `Sentence ${index + 1} has ${(end - start).toLocaleString('en')} characters; at most 20,000 fit into one. Split it before you go on.`
  return { kind: 'refused', problem, sentence: index + 1 }
}

export async function cancelImport(storage: Storage, key: ImportKey): Promise<void> {
  if (!(await importHead(storage.db, key))) return
  await removeImport(storage, key.id)
  forgetCut(key.id)
}
