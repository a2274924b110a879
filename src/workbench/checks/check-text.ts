import { checks } from '../../text/checks/index.ts'
import type { CheckedPair, Finding } from '../../text/checks/check.ts'
import type { CheckRunId, DocumentId, PairId } from '../../model/id.ts'
import { beginCheckRun, cancelCheckRun, checkRunOf, tellCheckRun } from '../../storage/check-runs.ts'
import type { CheckRun } from '../../storage/check-runs.ts'
import { openCommentCounts } from '../../storage/comments.ts'
import { keepFindingsIn } from '../../storage/findings.ts'
import type { PairFindings } from '../../storage/findings.ts'
import type { Storage } from '../../storage/open.ts'
import { eachPairsPage, progressOf } from '../../storage/pairs.ts'
import { suggestionsOf } from '../../storage/suggestions.ts'
import { Cancelled, inBackground } from '../background.ts'
import type { Author } from '../edit-pairs.ts'
import { checkedPair } from './checked-pair.ts'
import { beginLearning, checkingOf, memoryFor, rememberLearned } from './checking.ts'
import type { Checking } from './checking.ts'

const silentAfterMs = 60_000
const toldEveryMs = 400
const pageSize = 250
/** Reading, as a share of a run; the rest is checking, and keeping what was found meanwhile. */
const readShare = 0.3

const documentChecks = new Set(checks.filter(({ scope }) => scope === 'document').map(({ id }) => id))

/** A run as people are shown it: one that died with its server has failed. */
export async function checkRun(storage: Storage, document: DocumentId): Promise<CheckRun | undefined> {
  const run = await checkRunOf(storage.db, document)
  return run && run.state === 'running' && run.at < silentSince()
    ? { ...run, state: 'failed', problem: 'The server stopped before the check had ended.' }
    : run
}

const silentSince = (): string => new Date(Date.now() - silentAfterMs).toISOString()

export const cancelCheck = (storage: Storage, document: DocumentId): Promise<void> => cancelCheckRun(storage, document)

/**
 * Starts to check every pair of a document, alone and against each other; returns as soon as it is begun.
 * @param stopping ends the run when the server stops
 * @returns what will be true when it has ended, `undefined` when a check of this document is under way
 */
export async function startCheck(
  storage: Storage,
  author: Author,
  stopping?: AbortSignal,
): Promise<{ readonly ended: Promise<void> } | undefined> {
  const run = await beginCheckRun(storage, author.document, author.user, silentSince())
  return run && { ended: new TextCheck(storage, author, run, stopping).work() }
}

interface Seen {
  readonly id: PairId
  readonly revision: number
}

/** One run over one document. */
class TextCheck {
  readonly #storage: Storage
  readonly #author: Author
  readonly #run: CheckRunId
  readonly #control = new AbortController()
  readonly #signal: AbortSignal
  readonly #seen: Seen[] = []
  #kept = 0
  #told = 0
  #telling: Promise<void> = Promise.resolve()

  constructor(storage: Storage, author: Author, run: CheckRunId, stopping: AbortSignal | undefined) {
    this.#storage = storage
    this.#author = author
    this.#run = run
    this.#signal = stopping ? AbortSignal.any([this.#control.signal, stopping]) : this.#control.signal
  }

  async work(): Promise<void> {
    const { project, document, user } = this.#author
    try {
      await this.#check()
      await this.#telling
      await this.#tell({ state: 'done', share: 1 })
    } catch (problem) {
      await this.#telling
      await this.#tell(
        problem instanceof Cancelled
          ? { state: 'cancelled', share: 0 }
          : { state: 'failed', share: 0, problem: `The text could not be checked: ${(problem as Error).message}.` },
      )
    } finally {
      this.#storage.publish({ kind: 'findings', project, document, pairs: [], user })
    }
  }

  async #check(): Promise<void> {
    const { document } = this.#author
    beginLearning(this.#storage, document)
    const checking = await checkingOf(this.#storage, this.#author)
    const total = Object.values((await progressOf(this.#storage.db, [document])).get(document)!).reduce(
      (sum, { pairs }) => sum + pairs,
      0,
    )
    const { terms, switchedOn } = checking.context
    const learned = await inBackground(
      'check',
      { context: { ...(terms && { terms }), ...(switchedOn && { switchedOn }) } },
      {
        chunks: this.#pairs(checking, total),
        part: part => this.#keep(part),
        signal: this.#signal,
        memoryMb: memoryFor(total),
      },
    )
    rememberLearned(this.#storage, document, learned)
  }

  /** The document's pairs for the thread; here only their ids and revisions are kept. */
  async *#pairs(checking: Checking, total: number): AsyncGenerator<CheckedPair[]> {
    const { db } = this.#storage
    for await (const page of eachPairsPage(db, this.#author.document, {}, pageSize)) {
      const comments = await openCommentCounts(
        db,
        page.filter(pair => pair.comments > 0).map(({ id }) => id),
      )
      for (const { id, revision } of page) this.#seen.push({ id, revision })
      this.#progress((readShare * this.#seen.length) / Math.max(1, total))
      const suggestions = await suggestionsOf(
        db,
        page.filter(({ origin }) => origin === 'memory').map(({ id }) => id),
      )
      yield page.map(pair => checkedPair(pair, checking, comments.get(pair.id) ?? 0, suggestions.get(pair.id)))
    }
  }

  /** Writes what was found in the next pairs; others' saves pass between the writes. */
  async #keep(part: readonly (readonly Finding[])[]): Promise<void> {
    if (this.#signal.aborted) throw new Cancelled()
    const found = part.map((findings, offset) => this.#findingsOf(this.#seen[this.#kept + offset]!, findings))
    await this.#storage.write(tx => keepFindingsIn(tx, found))
    this.#kept += part.length
    this.#progress(readShare + ((1 - readShare) * this.#kept) / this.#seen.length)
  }

  #findingsOf({ id, revision }: Seen, findings: readonly Finding[]): PairFindings {
    return {
      pair: id,
      document: this.#author.document,
      revision,
      findings: findings.filter(({ check }) => !documentChecks.has(check)),
      inDocument: findings.filter(({ check }) => documentChecks.has(check)),
    }
  }

  #progress(share: number): void {
    if (Date.now() - this.#told < toldEveryMs) return
    this.#told = Date.now()
    this.#telling = this.#telling.then(() => this.#tell({ state: 'running', share }))
  }

  /** A run that was cancelled, here or on another server, ends when it next says how far it is. */
  async #tell(now: { state: CheckRun['state']; share: number; problem?: string }): Promise<void> {
    if (!(await tellCheckRun(this.#storage, this.#author.document, this.#run, now))) this.#control.abort()
  }
}
