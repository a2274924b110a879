import { Worker } from 'node:worker_threads'
import type { Problem } from '../text/formats/problem.ts'
import type { Sentence } from '../text/segmentation/segment.ts'
import type { SrxRule } from '../text/segmentation/srx.ts'

/** What is done with rules that others wrote: their patterns may take any time, so only where they can be stopped. */
export interface SrxTasks {
  readonly read: {
    readonly input: { readonly text: string; readonly lang: string }
    /** The rules that apply to the language, `undefined` when the file cannot be used. */
    readonly result: { readonly problems: readonly Problem[]; readonly rules: readonly SrxRule[] | undefined }
  }
  readonly cut: {
    readonly input: { readonly source: string; readonly rules: readonly SrxRule[] }
    /** Start, end and paragraph of each sentence. */
    readonly result: Int32Array
  }
}

export type Stopped = { readonly kind: 'stopped' }
export type SrxReading = { readonly kind: 'read' } & SrxTasks['read']['result']
export type SrxCut = { readonly kind: 'cut'; readonly sentences: readonly Sentence[] }

/** Counted from when the thread is ready to work. */
export const mostSeconds = 2
const mostSecondsToStart = 20
const memoryMb = 256
// the tests run the sources as they are; a thread of its own needs the built file
const entry = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/workbench/srx-worker.js' : './srx-worker.js',
  import.meta.url,
)
let last: Promise<unknown> = Promise.resolve()

export async function readInWorker(text: string, lang: string): Promise<SrxReading | Stopped> {
  const result = await inTurn('read', { text, lang })
  return result ? { kind: 'read', ...result } : { kind: 'stopped' }
}

export async function cutInWorker(source: string, rules: readonly SrxRule[]): Promise<SrxCut | Stopped> {
  const flat = await inTurn('cut', { source, rules })
  if (!flat) return { kind: 'stopped' }
  return {
    kind: 'cut',
    sentences: Array.from({ length: flat.length / 3 }, (_, index) => ({
      start: flat[index * 3]!,
      end: flat[index * 3 + 1]!,
      paragraph: flat[index * 3 + 2]!,
    })),
  }
}

type Result<Name extends keyof SrxTasks> = SrxTasks[Name]['result'] | undefined

/** One thread at a time, so that nobody takes all cores with patterns that never end. */
function inTurn<Name extends keyof SrxTasks>(name: Name, input: SrxTasks[Name]['input']): Promise<Result<Name>> {
  const turn = last.then(() => inThread(name, input))
  last = turn.catch(() => undefined)
  return turn
}

/** @returns `undefined` when the thread was ended: it took more than two seconds, or more memory than it may have */
function inThread<Name extends keyof SrxTasks>(name: Name, input: SrxTasks[Name]['input']): Promise<Result<Name>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, {
      workerData: { name, input },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    const stop = (): void => {
      resolve(undefined)
      void worker.terminate()
    }
    let timer = setTimeout(stop, mostSecondsToStart * 1000)
    worker.on('message', (message: 'begun' | SrxTasks[Name]['result']) => {
      clearTimeout(timer)
      if (message === 'begun') timer = setTimeout(stop, mostSeconds * 1000)
      else resolve(message)
    })
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(undefined)
      else reject(error)
    })
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('the thread ended without an answer'))
    })
  })
}
