import { countWords } from '../../text/words.ts'
import { isDoubtful } from '../../model/link-band.ts'
import type { DocumentId, ImportId, PairId } from '../../model/id.ts'
import type { Project } from '../../model/project.ts'
import { importHead, importSource, removeImport, updateImport } from '../../storage/imports.ts'
import type { ImportHead } from '../../storage/imports.ts'
import { outlineOf } from '../../storage/link-outline.ts'
import type { Storage } from '../../storage/open.ts'
import { progressOf } from '../../storage/pairs.ts'
import { Cancelled } from '../background.ts'
import type { Author } from '../edit-pairs.ts'
import type { ImportKey } from '../import-text.ts'
import { addTranslation, translationSentences } from './add-translation.ts'
import type { PlainSentence, TranslationAdded } from './add-translation.ts'

/** How far laying a translation beside a document has come; kept with the text, so that any server can tell. */
export type JobState =
  | { readonly state: 'prepared' }
  | { readonly state: 'running'; readonly share: number; readonly at: string }
  | { readonly state: 'done'; readonly links: number; readonly kept: number; readonly firstDoubtful: PairId | null }
  | { readonly state: 'failed'; readonly because: string }
  | { readonly state: 'cancelled' }

interface Kept {
  readonly document: DocumentId
  readonly job: JobState
}

export interface TranslationDraft {
  readonly import: ImportHead
  readonly job: JobState
}

export interface TranslationPreview extends TranslationDraft {
  readonly sentences: readonly PlainSentence[]
  readonly paragraphs: number
  readonly words: number
  /** Pairs of the document that already hold a translation, and of these the approved ones; all pairs. */
  readonly held: number
  readonly approved: number
  readonly pairs: number
}

const running = new Map<ImportId, AbortController>()
const silentAfterMs = 60_000
const toldEveryMs = 400

/** Says which document a text on its way in is the translation of. */
export async function attachTranslation(storage: Storage, id: ImportId, document: DocumentId): Promise<void> {
  await updateImport(storage, id, { rules: JSON.stringify({ document, job: { state: 'prepared' } } satisfies Kept) })
}

/** A translation on its way, for the document it belongs to. */
export async function translationDraft(
  storage: Storage,
  key: ImportKey,
  document: DocumentId,
): Promise<TranslationDraft | undefined> {
  const found = await importHead(storage.db, key)
  if (!found) return undefined
  const kept = JSON.parse(found.rules) as Partial<Kept>
  if (kept.document !== document || !kept.job) return undefined
  return {
    import: found,
    job: isSilent(kept.job)
      ? {
          state: 'failed',
          because: 'The server stopped before the text was aligned. What was written so far can be undone.',
        }
      : kept.job,
  }
}

const isSilent = (job: JobState): boolean => job.state === 'running' && Date.now() - Date.parse(job.at) > silentAfterMs

export async function previewTranslation(
  storage: Storage,
  key: ImportKey,
  document: DocumentId,
  project: Project,
): Promise<TranslationPreview | undefined> {
  const draft = await translationDraft(storage, key, document)
  if (!draft) return undefined
  const text = await importSource(storage.db, key.id)
  const sentences = await translationSentences(text, project.targetLang)
  const progress = (await progressOf(storage.db, [document])).get(document)!
  const pairs = Object.values(progress).reduce((sum, each) => sum + each.pairs, 0)
  return {
    ...draft,
    sentences,
    pairs,
    paragraphs: new Set(sentences.map(({ paragraph }) => paragraph)).size,
    words: countWords(text),
    held: pairs - progress.empty.pairs,
    approved: progress.approved.pairs,
  }
}

/** Starts to align; returns as soon as it is begun. @returns what will be true when it has ended, `undefined` when it runs already */
export async function startTranslation(
  storage: Storage,
  author: Author,
  project: Project,
  key: ImportKey,
  replace: boolean,
): Promise<{ readonly ended: Promise<void> } | undefined> {
  const draft = await translationDraft(storage, key, author.document)
  if (!draft || running.has(key.id) || draft.job.state === 'running' || draft.job.state === 'done') return undefined
  const control = new AbortController()
  running.set(key.id, control)
  const keep = keeper(storage, key.id, author.document)
  await keep({ state: 'running', share: 0, at: now() })
  return {
    ended: work(
      storage,
      author,
      project,
      await importSource(storage.db, key.id),
      replace,
      control.signal,
      keep,
    ).finally(() => running.delete(key.id)),
  }
}

async function work(
  storage: Storage,
  author: Author,
  project: Project,
  text: string,
  replace: boolean,
  signal: AbortSignal,
  keep: (job: JobState) => Promise<void>,
): Promise<void> {
  let told = 0
  let telling: Promise<void> = Promise.resolve()
  const progress = (share: number): void => {
    if (Date.now() - told < toldEveryMs) return
    told = Date.now()
    telling = telling.then(() => keep({ state: 'running', share, at: now() }))
  }
  let end: JobState
  try {
    end = await ending(
      storage,
      author,
      await addTranslation(storage, author, project, { text, replace }, { progress, signal }),
    )
  } catch (problem) {
    end =
      problem instanceof Cancelled
        ? { state: 'cancelled' }
        : { state: 'failed', because: `The text could not be aligned: ${(problem as Error).message}.` }
  }
  await telling
  await keep(end)
}

async function ending(storage: Storage, author: Author, { links, kept }: TranslationAdded): Promise<JobState> {
  const doubtful = (await outlineOf(storage.db, author.document)).find(isDoubtful)
  return { state: 'done', links, kept, firstDoubtful: doubtful?.id ?? null }
}

const now = (): string => new Date().toISOString()

const keeper =
  (storage: Storage, id: ImportId, document: DocumentId) =>
  (job: JobState): Promise<void> =>
    updateImport(storage, id, { rules: JSON.stringify({ document, job } satisfies Kept) })

/** Ends the work of a running job and gives up a text that waits. */
export async function cancelTranslation(storage: Storage, key: ImportKey): Promise<void> {
  const control = running.get(key.id)
  if (control) control.abort()
  else await removeImport(storage, key.id)
}
