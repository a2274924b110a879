import { Worker } from 'node:worker_threads'
import type { AlignInput, ScoredLink } from '../text/alignment/align.ts'
import type { CheckContext, CheckedPair, Finding } from '../text/checks/check.ts'
import type { TermCandidate } from '../text/terms/candidates.ts'
import type { LearnedContext } from '../text/checks/learn-context.ts'
import type { MemorySummary } from './memory/read-memory.ts'
import type { Turn } from './memory/take-turns.ts'
import type { IndexWish, RememberWish } from './memory/write-memory.ts'

/**
 * Work that takes too long for the event loop, by name; each is a pure function that the worker thread runs.
 * Large inputs go over in chunks and large results come back in parts, so that no copy of them stops the loop.
 */
export interface Tasks {
  readonly align: {
    readonly input: AlignInput
    readonly chunk: never
    readonly part: never
    readonly result: readonly ScoredLink[]
  }
  readonly learn: {
    readonly input: null
    readonly chunk: readonly CheckedPair[]
    readonly part: never
    readonly result: LearnedContext
  }
  readonly check: {
    readonly input: { readonly context: CheckContext }
    readonly chunk: readonly CheckedPair[]
    /** What was found in the next pairs, one after the other. */
    readonly part: readonly (readonly Finding[])[]
    readonly result: LearnedContext
  }
  readonly candidates: {
    readonly input: { readonly least: number }
    readonly chunk: readonly TextPair[]
    readonly part: never
    readonly result: readonly TermCandidate[]
  }
  readonly remember: {
    readonly input: RememberWish
    readonly chunk: never
    readonly part: Turn
    readonly result: MemorySummary
  }
  readonly index: {
    readonly input: IndexWish
    readonly chunk: never
    readonly part: Turn
    readonly result: null
  }
}

export interface TextPair {
  readonly source: string
  readonly target: string
}

export type WorkerMessage<Name extends keyof Tasks> =
  | { readonly kind: 'progress'; readonly share: number }
  /** The thread waits for `more` before it sends the next one. */
  | { readonly kind: 'part'; readonly part: Tasks[Name]['part'] }
  | { readonly kind: 'done'; readonly result: Tasks[Name]['result'] }
  | { readonly kind: 'failed'; readonly problem: string }

export type WorkerOrder<Name extends keyof Tasks> =
  | { readonly kind: 'chunk'; readonly chunk: Tasks[Name]['chunk'] }
  | { readonly kind: 'end' }
  | { readonly kind: 'more' }

export interface BackgroundOptions {
  /** Told the share done, 0–1. */
  readonly progress?: (share: number) => void
  /** When aborted, the thread ends at once. */
  readonly signal?: AbortSignal
}

export interface StreamedOptions<Name extends keyof Tasks> extends BackgroundOptions {
  readonly chunks: AsyncIterable<Tasks[Name]['chunk']>
  /** Takes a part of the result; the next one waits for it. */
  readonly part?: (part: Tasks[Name]['part']) => Promise<void>
  /** What the thread may hold of old objects; it fails instead of taking the server with it. */
  readonly memoryMb: number
}

export class Cancelled extends Error {}

// the tests run the sources as they are; a thread of its own needs the built file
const entry = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/workbench/background-worker.js' : './background-worker.js',
  import.meta.url,
)
const mostThreads = 2
/** Collecting young objects is a fifth of a check's time with the usual size. */
const youngMb = 48
const waiting: (() => void)[] = []
let running = 0

/**
 * Runs a task in a thread of its own; at most two run at once, others wait.
 * @throws {Cancelled} when the signal is aborted
 */
export async function inBackground<Name extends keyof Tasks>(
  name: Name,
  input: Tasks[Name]['input'],
  options: BackgroundOptions | StreamedOptions<Name> = {},
): Promise<Tasks[Name]['result']> {
  if (running < mostThreads) running++
  else
    await new Promise<void>(resolve => {
      waiting.push(resolve)
    })
  try {
    return await inThread(name, input, options)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

function inThread<Name extends keyof Tasks>(
  name: Name,
  input: Tasks[Name]['input'],
  options: BackgroundOptions | StreamedOptions<Name>,
): Promise<Tasks[Name]['result']> {
  const { progress, signal } = options
  if (signal?.aborted) return Promise.reject(new Cancelled())
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, {
      workerData: { name, input },
      ...('memoryMb' in options && {
        resourceLimits: { maxOldGenerationSizeMb: options.memoryMb, maxYoungGenerationSizeMb: youngMb },
      }),
    })
    const fail = (problem: unknown): void => {
      reject(problem)
      void worker.terminate()
    }
    const cancel = (): void => fail(new Cancelled())
    signal?.addEventListener('abort', cancel, { once: true })
    worker.on('message', (message: WorkerMessage<Name>) => {
      switch (message.kind) {
        case 'progress':
          progress?.(message.share)
          return
        case 'part':
          takePart(worker, message.part, options).catch(fail)
          return
        case 'done':
          resolve(message.result)
          return
        case 'failed':
          reject(new Error(message.problem))
          return
      }
    })
    worker.on('error', reject)
    worker.on('exit', () => {
      signal?.removeEventListener('abort', cancel)
      reject(new Error('the thread ended without an answer'))
    })
    if ('chunks' in options) sendChunks(worker, options.chunks).catch(fail)
  })
}

/* oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin */
async function sendChunks<Name extends keyof Tasks>(
  worker: Worker,
  chunks: AsyncIterable<Tasks[Name]['chunk']>,
): Promise<void> {
  for await (const chunk of chunks) {
    worker.postMessage({ kind: 'chunk', chunk } satisfies WorkerOrder<Name>)
    await new Promise(setImmediate)
  }
  worker.postMessage({ kind: 'end' } satisfies WorkerOrder<Name>)
}

async function takePart<Name extends keyof Tasks>(
  worker: Worker,
  part: Tasks[Name]['part'],
  options: BackgroundOptions | StreamedOptions<Name>,
): Promise<void> {
  if ('part' in options) await options.part?.(part)
  worker.postMessage({ kind: 'more' } satisfies WorkerOrder<Name>)
}
