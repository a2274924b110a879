import { rm } from 'node:fs/promises'
import type { FormatId } from '../../text/formats/format.ts'
import type { ProjectId, UserId } from '../../model/id.ts'
import { makeMemoryIn } from '../../storage/memories.ts'
import type { Memory } from '../../storage/memories.ts'
import { emptyMemory, goingMemories, hideMemory, tellImport } from '../../storage/memory-import.ts'
import type { Storage } from '../../storage/open.ts'
import { projectLanguages } from '../../storage/projects.ts'
import { Cancelled, inBackground } from '../background.ts'
import type { MemorySummary } from './read-memory.ts'
import { Turns } from './take-turns.ts'
import type { Turn } from './take-turns.ts'

export interface MemoryWish {
  readonly project: ProjectId
  readonly user: UserId
  readonly name: string
  /** A file of our own, taken away when it was read. */
  readonly path: string
  readonly format: FormatId
}

const toldEveryMs = 400
/** What a thread that reads or sorts a memory may hold of old objects. */
export const threadMb = 160
const stopped = 'The server stopped before the file was read. Remove this memory and import the file again.'

/**
 * Starts to read a file into a new memory; returns as soon as the memory is there.
 * @param stopping ends the reading when the server stops
 */
export async function importMemory(
  storage: Storage,
  wish: MemoryWish,
  stopping?: AbortSignal,
): Promise<{ readonly memory: Memory; readonly ended: Promise<void> }> {
  const memory = (await storage.write(tx =>
    makeMemoryIn(tx, { project: wish.project, kind: 'imported', name: wish.name, user: wish.user, state: 'running' }),
  ))!
  return { memory, ended: new MemoryImport(storage, wish, memory, stopping).work() }
}

/** One file on its way into one memory. */
class MemoryImport {
  readonly #storage: Storage
  readonly #wish: MemoryWish
  readonly #memory: Memory
  readonly #control = new AbortController()
  readonly #signal: AbortSignal
  readonly #turns: Turns
  #told = 0

  constructor(storage: Storage, wish: MemoryWish, memory: Memory, stopping: AbortSignal | undefined) {
    this.#storage = storage
    this.#wish = wish
    this.#memory = memory
    this.#turns = new Turns(storage)
    this.#signal = stopping ? AbortSignal.any([this.#control.signal, stopping]) : this.#control.signal
  }

  async work(): Promise<void> {
    const { path, format, project } = this.#wish
    try {
      const languages = await projectLanguages(this.#storage.db, project)
      const summary = await inBackground(
        'remember',
        {
          databaseUrl: this.#storage.url,
          shelf: this.#memory.shelf,
          scratch: `${path}.lists`,
          file: { path, format, languages },
        },
        { chunks: noChunks(), part: turn => this.#turn(turn), signal: this.#signal, memoryMb: threadMb },
      )
      await tellImport(this.#storage, this.#memory.id, {
        state: 'ready',
        share: 1,
        skipped: summary.skipped,
        problem: problemOf(summary),
      })
    } catch (problem) {
      this.#turns.close()
      if (problem instanceof Cancelled && this.#control.signal.aborted)
        await (
          await removeMemory(this.#storage, this.#memory)
        ).ended
      else
        await tellImport(this.#storage, this.#memory.id, {
          state: 'failed',
          share: 0,
          problem:
            problem instanceof Cancelled
              ? stopped
              : `The file could not be read to its end: ${(problem as Error).message}.`,
        })
    } finally {
      await rm(path, { force: true })
      await rm(`${path}.lists`, { force: true })
    }
  }

  async #turn(turn: Turn): Promise<void> {
    if (turn.kind === 'wanted') return this.#turns.begin()
    this.#turns.end()
    if (Date.now() - this.#told < toldEveryMs) return
    this.#told = Date.now()
    if (!(await tellImport(this.#storage, this.#memory.id, { state: 'running', share: turn.share })))
      this.#control.abort()
  }
}

export async function* noChunks(): AsyncGenerator<never> {}

function problemOf({ problems }: MemorySummary): string {
  const [first] = problems
  return first ? `Line ${first.line}: ${first.sentence}` : ''
}

/** Takes a memory away: at once for everybody who looks, in pieces for the database. @returns what will be true when nothing is left of it */
export async function removeMemory(
  storage: Storage,
  memory: Pick<Memory, 'id' | 'shelf'>,
): Promise<{ readonly ended: Promise<void> }> {
  await hideMemory(storage, memory.id)
  return { ended: empty(storage, memory) }
}

async function empty(storage: Storage, memory: Pick<Memory, 'id' | 'shelf'>, stopping?: AbortSignal): Promise<void> {
  while (await emptyMemory(storage, memory)) {
    if (stopping?.aborted) return
    await new Promise(setImmediate)
  }
}

/** Ends what a server that stopped had begun. */
export async function finishRemovals(storage: Storage, stopping: AbortSignal): Promise<void> {
  for (const memory of await goingMemories(storage.db)) await empty(storage, memory, stopping)
}
