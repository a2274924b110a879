import { Worker } from 'node:worker_threads'
import type { AlignInput, ScoredLink } from '../text/alignment/align.ts'

/** Work that takes too long for the event loop, by name; each is a pure function that the worker thread runs. */
export interface Tasks {
  readonly align: { readonly input: AlignInput, readonly result: readonly ScoredLink[] }
}

export type WorkerMessage<Name extends keyof Tasks> =
  | { readonly kind: 'progress', readonly share: number }
  | { readonly kind: 'done', readonly result: Tasks[Name]['result'] }
  | { readonly kind: 'failed', readonly problem: string }

export interface BackgroundOptions {
  /** Told the share done, 0–1. */
  readonly progress?: (share: number) => void
  /** When aborted, the thread ends at once. */
  readonly signal?: AbortSignal
}

export class Cancelled extends Error {}

// the tests run the sources as they are; a thread of its own needs the built file
const entry = new URL(import.meta.url.endsWith('.ts') ? '../../dist/workbench/background-worker.js' : './background-worker.js', import.meta.url)
const mostThreads = 2
const waiting: (() => void)[] = []
let running = 0

/**
 * Runs a task in a thread of its own; at most two run at once, others wait.
 * @throws {Cancelled} when the signal is aborted
 */
export async function inBackground<Name extends keyof Tasks>(name: Name, input: Tasks[Name]['input'], options: BackgroundOptions = {}): Promise<Tasks[Name]['result']> {
  if (running < mostThreads) running++
  else await new Promise<void>(resolve => { waiting.push(resolve) })
  try {
    return await inThread(name, input, options)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

function inThread<Name extends keyof Tasks>(name: Name, input: Tasks[Name]['input'], { progress, signal }: BackgroundOptions): Promise<Tasks[Name]['result']> {
  if (signal?.aborted) return Promise.reject(new Cancelled())
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: { name, input } })
    const cancel = (): void => {
      reject(new Cancelled())
      void worker.terminate()
    }
    signal?.addEventListener('abort', cancel, { once: true })
    worker.on('message', (message: WorkerMessage<Name>) => {
      if (message.kind === 'progress') progress?.(message.share)
      else if (message.kind === 'done') resolve(message.result)
      else reject(new Error(message.problem))
    })
    worker.on('error', reject)
    worker.on('exit', () => {
      signal?.removeEventListener('abort', cancel)
      reject(new Error('the thread ended without an answer'))
    })
  })
}
