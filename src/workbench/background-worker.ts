import { on } from 'node:events'
import { constants, platform, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { align } from '../text/alignment/align.ts'
import { findingsByPair } from '../text/checks/check-document.ts'
import type { CheckedPair, Finding } from '../text/checks/check.ts'
import { DocumentView } from '../text/checks/document-view.ts'
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
const pairsPerPart = 200
const findingsPerPart = 300

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

const learn = async (): Promise<LearnedContext> => (await receivedDocument()).learned

async function check({ context }: Tasks['check']['input']): Promise<LearnedContext> {
  const document = await receivedDocument()
  // the next part is made while the server writes the one before
  let isWriting = false
  for (const part of parts(findingsByPair(document, context))) {
    if (isWriting) await inbox.next()
    tell({ kind: 'part', part })
    isWriting = true
  }
  if (isWriting) await inbox.next()
  return document.learned
}

async function candidates({ least }: Tasks['candidates']['input']): Promise<readonly TermCandidate[]> {
  const pairs: TextPair[] = []
  for await (const chunk of chunks<TextPair>()) pairs.push(...chunk)
  return termCandidates(pairs, least)
}

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

/** Small enough for one short transaction. */
function* parts(findings: Iterable<readonly Finding[]>): Generator<readonly (readonly Finding[])[]> {
  let [part, count]: [(readonly Finding[])[], number] = [[], 0]
  for (const found of findings) {
    part.push(found)
    count += found.length
    if (part.length < pairsPerPart && count < findingsPerPart) continue
    yield part
    ;[part, count] = [[], 0]
  }
  if (part.length > 0) yield part
}

/** Looks at the pairs while others are on their way. */
async function receivedDocument(): Promise<DocumentView> {
  const document = new DocumentView()
  for await (const chunk of chunks<CheckedPair>()) for (const pair of chunk) document.add(pair)
  return document
}

async function* chunks<Item>(): AsyncGenerator<readonly Item[]> {
  for (;;) {
    const {
      value: [order],
    } = (await inbox.next()) as IteratorYieldResult<[Order<Item>]>
    if (order.kind === 'end') return
    if (order.kind === 'chunk') yield order.chunk
  }
}

/** Those who type go before what runs in the background, but not before a task that holds the database: they would wait for it. */
function giveWay(task: keyof Tasks): void {
  // elsewhere than on Linux this would be said of the whole server
  if (platform() !== 'linux' || task === 'remember' || task === 'index') return
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
}

try {
  giveWay((workerData as Job).name)
  tell({ kind: 'done', result: await run(workerData as Job) })
} catch (problem) {
  tell({ kind: 'failed', problem: String((problem as Error).stack) })
} finally {
  port.close()
}
