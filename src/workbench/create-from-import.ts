import type { ImportId } from '../model/id.ts'
import type { Storage } from '../storage/open.ts'
import { finishImport } from './import-text.ts'
import type { FinishOutcome, ImportKey } from './import-text.ts'

export type CreateOutcome = FinishOutcome | { readonly kind: 'cancelled' }

/** The making of a document, from the moment somebody asked for it. */
export interface Creation {
  readonly key: ImportKey
  /** How much of it is written, 0 to 1. */
  readonly share: number
  /** `undefined` while it runs. */
  readonly outcome: CreateOutcome | undefined
  /** Resolves when it has ended; rejects when it broke. */
  readonly ended: Promise<CreateOutcome>
  cancel(): void
}

const creations = new Map<ImportId, Creation>()
const rememberedMs = 5 * 60_000

/** Makes a document of an import, once, however often it is asked for. */
export function startCreation(
  storage: Storage,
  key: ImportKey,
  names: Parameters<typeof finishImport>[2],
  sourceLang: string,
): Creation {
  const running = creationOf(key)
  if (running && (!running.outcome || running.outcome.kind === 'created')) return running
  const control = new AbortController()
  let [share, outcome]: [number, CreateOutcome | undefined] = [0, undefined]
  const work = async (): Promise<CreateOutcome> => {
    try {
      return (outcome = await finishImport(storage, key, names, sourceLang, {
        progress: done => {
          share = done
        },
        signal: control.signal,
      }))
    } catch (problem) {
      if (!control.signal.aborted) {
        creations.delete(key.id)
        throw problem
      }
      return (outcome = { kind: 'cancelled' })
    } finally {
      setTimeout(() => {
        if (creations.get(key.id) === creation) creations.delete(key.id)
      }, rememberedMs).unref()
    }
  }
  const creation: Creation = {
    key,
    get share() {
      return share
    },
    get outcome() {
      return outcome
    },
    ended: work(),
    cancel: () => control.abort(),
  }
  creations.set(key.id, creation)
  return creation
}

/** What became, or becomes, of an import on this server; nobody else's is found. */
export function creationOf({ id, project, user }: ImportKey): Creation | undefined {
  const found = creations.get(id)
  return found?.key.project === project && found.key.user === user ? found : undefined
}
