import { parentPort, workerData } from 'node:worker_threads'
import { rulesFor, segmentWithSrx } from '../text/segmentation/segment-with-srx.ts'
import { readSrx } from '../text/segmentation/srx.ts'
import type { Srx, SrxRule } from '../text/segmentation/srx.ts'
import type { SrxTasks } from './srx-in-worker.ts'

type Job = {
  readonly [Name in keyof SrxTasks]: { readonly name: Name; readonly input: SrxTasks[Name]['input'] }
}[keyof SrxTasks]

function read({ text, lang }: SrxTasks['read']['input']): SrxTasks['read']['result'] {
  const { srx, problems } = readSrx(text)
  return { problems, rules: srx && rulesFor(srx, lang) }
}

/** Spans with their paragraphs in one array: many small objects take long to hand over. */
function cut({ source, rules }: SrxTasks['cut']['input']): SrxTasks['cut']['result'] {
  const sentences = segmentWithSrx(source, alone(rules), 'any')
  return Int32Array.from(sentences.flatMap(({ start, end, paragraph }) => [start, end, paragraph]))
}

const alone = (rules: readonly SrxRule[]): Srx => ({
  cascade: false,
  languageRules: [{ name: 'all', rules }],
  maps: [{ pattern: '.*', rules: 'all' }],
})

const job = workerData as Job
/* oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin */
parentPort!.postMessage('begun')
parentPort!.postMessage(job.name === 'read' ? read(job.input) : cut(job.input))
