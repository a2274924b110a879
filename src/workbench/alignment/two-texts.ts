import type { ImportId, UserId } from '../../model/id.ts'
import type { Project } from '../../model/project.ts'
import type { Document } from '../../storage/documents.ts'
import { importHead } from '../../storage/imports.ts'
import type { ImportHead } from '../../storage/imports.ts'
import type { Storage } from '../../storage/open.ts'
import type { Encoding } from '../decode-text.ts'
import { beginImport, cancelImport, candidatesOf, chooseEncoding, finishImport } from '../import-text.ts'
import type { Candidate } from '../decode-text.ts'
import type { ImportKey } from '../import-text.ts'
import { attachTranslation, startTranslation } from './translation-job.ts'

export const sides = ['source', 'target'] as const
export type TextSide = (typeof sides)[number]

/** A text and its translation on their way in. */
export type TwoTexts = Readonly<Record<TextSide, ImportId>>

export interface Bringer {
  readonly project: Project
  readonly user: UserId
  readonly address: string | undefined
}

export type BeginTwoOutcome =
  | { readonly kind: 'begun'; readonly texts: TwoTexts }
  | { readonly kind: 'refused'; readonly side: TextSide; readonly problem: string }

/** Keeps the bytes of both texts, or of none. */
export async function beginTwoTexts(
  storage: Storage,
  { project, user }: Bringer,
  given: Readonly<Record<TextSide, { readonly fileName: string; readonly original: Uint8Array }>>,
): Promise<BeginTwoOutcome> {
  const source = await beginImport(storage, { project: project.id, user, ...given.source })
  if (source.kind === 'refused') return { ...source, side: 'source' }
  const target = await beginImport(storage, { project: project.id, user, ...given.target })
  if (target.kind === 'begun') return { kind: 'begun', texts: { source: source.id, target: target.id } }
  await cancelImport(storage, { id: source.id, project: project.id, user })
  return { ...target, side: 'target' }
}

/** A text whose bytes can be read in several ways. */
export interface AskedEncoding {
  readonly side: TextSide
  readonly reason: string
  readonly candidates: readonly Candidate[]
}

export type TwoTextsOutcome =
  | { readonly kind: 'aligning'; readonly document: Document; readonly ended: Promise<void> }
  | { readonly kind: 'encodings'; readonly asked: readonly AskedEncoding[] }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'missing' }

/** Makes a document of the original and begins to lay the translation beside it, as soon as both can be read. */
export async function alignTwoTexts(
  storage: Storage,
  bringer: Bringer,
  texts: TwoTexts,
  { title, subtitle }: { readonly title: string; readonly subtitle: string },
): Promise<TwoTextsOutcome> {
  const { project, user, address } = bringer
  const keys = keysOf(bringer, texts)
  const [source, target] = [await importHead(storage.db, keys.source), await importHead(storage.db, keys.target)]
  if (!source || !target) return { kind: 'missing' }
  const asked = [
    ...(await askedOf(storage, 'source', source, keys)),
    ...(await askedOf(storage, 'target', target, keys)),
  ]
  if (asked.length > 0) return { kind: 'encodings', asked }
  const finished = await finishImport(
    storage,
    keys.source,
    { title: title || source.title || 'Text', subtitle, address },
    project.sourceLang,
  )
  if (finished.kind !== 'created') {
    await giveUpTwoTexts(storage, bringer, texts)
    return finished
  }
  const { document } = finished
  await attachTranslation(storage, texts.target, document.id)
  const job = await startTranslation(
    storage,
    { project: project.id, document: document.id, user },
    project,
    keys.target,
    false,
  )
  return { kind: 'aligning', document, ended: job?.ended ?? Promise.resolve() }
}

async function askedOf(
  storage: Storage,
  side: TextSide,
  { encoding }: ImportHead,
  keys: Readonly<Record<TextSide, ImportKey>>,
): Promise<AskedEncoding[]> {
  if (encoding !== '') return []
  const decoded = await candidatesOf(storage, keys[side])
  return decoded?.kind === 'ask' ? [{ side, reason: decoded.reason, candidates: decoded.candidates }] : []
}

/** Reads the texts in the encodings a person chose. @returns what is wrong with one, `undefined` when nothing is */
export async function readTwoTexts(
  storage: Storage,
  bringer: Bringer,
  texts: TwoTexts,
  chosen: Readonly<Partial<Record<TextSide, Encoding>>>,
): Promise<string | undefined> {
  const keys = keysOf(bringer, texts)
  for (const side of sides) {
    const encoding = chosen[side]
    const decoded = encoding && (await chooseEncoding(storage, keys[side], encoding))
    if (decoded?.kind === 'refused') return decoded.problem
  }
  return undefined
}

export async function giveUpTwoTexts(storage: Storage, bringer: Bringer, texts: TwoTexts): Promise<void> {
  for (const key of Object.values(keysOf(bringer, texts))) await cancelImport(storage, key)
}

const keysOf = ({ project, user }: Bringer, { source, target }: TwoTexts): Readonly<Record<TextSide, ImportKey>> => ({
  source: { id: source, project: project.id, user },
  target: { id: target, project: project.id, user },
})
