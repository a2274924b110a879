import { on } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { align } from '../text/alignment/align.ts'
import { checkDocument } from '../text/checks/check-document.ts'
import type { DocumentFinding } from '../text/checks/check-document.ts'
import type { CheckedPair } from '../text/checks/check.ts'
import { learnContext } from '../text/checks/learn-context.ts'
import type { LearnedContext } from '../text/checks/learn-context.ts'
import { termCandidates } from '../text/terms/candidates.ts'
import type { TermCandidate } from '../text/terms/candidates.ts'
import type { Tasks, TextPair, WorkerMessage, WorkerOrder } from './background.ts'
import { indexMemory, rememberFile } from './memory/write-memory.ts'
import type { InTurn } from './memory/write-memory.ts'
import type { Turn } from './memory/take-turns.ts'

type Job = {
  readonly [Name in keyof Tasks]: { readonly name: Name; readonly input: Tasks[Name]['input'] }
}[keyof Tasks]

type Order<Item> =
  | Exclude<WorkerOrder<'check'>, { kind: 'chunk' }>
  | { readonly kind: 'chunk'; readonly chunk: readonly Item[] }

const port = parentPort!
/** What the server sends, kept until it is asked for. */
const inbox = on(port, 'message') as AsyncIterableIterator<[Order<unknown>]>
const findingsPerPart = 1000

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const tell = (message: WorkerMessage<keyof Tasks>): void => port.postMessage(message)
const progress = (share: number): void => tell({ kind: 'progress', share })

function run(job: Job): Tasks[keyof Tasks]['result'] | Promise<Tasks[keyof Tasks]['result']> {
  switch (job.name) {
    case 'align':
      return align(job.input, progress)
    case 'learn':
      return learn()
    case 'check':
      return check(job.input)
    case 'candidates':
      return candidates(job.input)
    case 'remember':
      return writing(inTurn => rememberFile(job.input, inTurn))
    case 'index':
      return writing(inTurn => indexMemory(job.input, inTurn))
  }
}

const learn = async (): Promise<LearnedContext> => learnContext(await receivedPairs())

async function check({ context }: Tasks['check']['input']): Promise<LearnedContext> {
  let learned: LearnedContext | undefined
  const findings = checkDocument(await receivedPairs(), context, progress, found => {
    learned = found
  })
  for (const part of parts(findings)) {
    tell({ kind: 'part', part })
    await inbox.next()
  }
  return learned!
}

const candidates = async ({ least }: Tasks['candidates']['input']): Promise<readonly TermCandidate[]> =>
  termCandidates(await received<TextPair>(), least)

async function writing<Result>(work: (inTurn: InTurn) => Promise<Result>): Promise<Result> {
  // no chunks come, but their end does
  await inbox.next()
  return work(inTurn)
}

/** Asks the server for the database, writes, and gives it back. */
async function inTurn(share: number, write: () => Promise<void>): Promise<void> {
  await answered({ kind: 'wanted' })
  await write()
  await answered({ kind: 'over', share })
}

async function answered(part: Turn): Promise<void> {
  tell({ kind: 'part', part })
  await inbox.next()
}

/** The findings of one pair stay together. */
function* parts(findings: readonly DocumentFinding[]): Generator<readonly DocumentFinding[]> {
  for (let [start, end] = [0, 0]; start < findings.length; start = end) {
    end = Math.min(start + findingsPerPart, findings.length)
    while (end < findings.length && findings[end]!.index === findings[end - 1]!.index) end++
    yield findings.slice(start, end)
  }
}

const receivedPairs = (): Promise<CheckedPair[]> => received<CheckedPair>()

async function received<Item>(): Promise<Item[]> {
  const items: Item[] = []
  for (;;) {
    const {
      value: [order],
    } = (await inbox.next()) as IteratorYieldResult<[Order<Item>]>
    if (order.kind === 'end') return items
    if (order.kind === 'chunk') items.push(...order.chunk)
  }
}

try {
  tell({ kind: 'done', result: await run(workerData as Job) })
} catch (problem) {
  tell({ kind: 'failed', problem: String((problem as Error).stack) })
} finally {
  port.close()
}
