import { parentPort, workerData } from 'node:worker_threads'
import { align } from '../text/alignment/align.ts'
import type { Tasks, WorkerMessage } from './background.ts'

type Job = { readonly [Name in keyof Tasks]: { readonly name: Name, readonly input: Tasks[Name]['input'] } }[keyof Tasks]

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const tell = (message: WorkerMessage<keyof Tasks>): void => parentPort!.postMessage(message)

const job = workerData as Job
try {
  tell({ kind: 'done', result: align(job.input, share => tell({ kind: 'progress', share })) })
} catch (problem) {
  tell({ kind: 'failed', problem: String((problem as Error).stack) })
}
