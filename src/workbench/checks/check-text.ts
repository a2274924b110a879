import { checks } from '../../text/checks/index.ts'
import type { CheckedPair, Finding } from '../../text/checks/check.ts'
import type { PairId } from '../../model/id.ts'
import { keepFindingsIn } from '../../storage/findings.ts'
import type { PairFindings } from '../../storage/findings.ts'
import type { Storage } from '../../storage/open.ts'
import { eachPairsPage, progressOf } from '../../storage/pairs.ts'
import { inBackground } from '../background.ts'
import { RunUnderWay } from '../document-run.ts'
import type { Author } from '../edit-pairs.ts'
import { checkedPairs } from './checked-pair.ts'
import { beginLearning, checkingOf, memoryFor, rememberLearned } from './checking.ts'
import type { Checking } from './checking.ts'

const pageSize = 250
/** Reading, as a share of a run; the rest is checking, and keeping what was found meanwhile. */
const readShare = 0.3

const documentChecks = new Set(checks.filter(({ scope }) => scope === 'document').map(({ id }) => id))

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
  const run = await RunUnderWay.begin(storage, author, 'check', stopping)
  return run && { ended: new TextCheck(storage, author, run).work() }
}

interface Seen {
  readonly id: PairId
  readonly revision: number
}

/** One run over one document. */
class TextCheck {
  readonly #storage: Storage
  readonly #author: Author
  readonly #run: RunUnderWay
  readonly #seen: Seen[] = []
  #kept = 0

  constructor(storage: Storage, author: Author, run: RunUnderWay) {
    this.#storage = storage
    this.#author = author
    this.#run = run
  }

  async work(): Promise<void> {
    const { project, document, user } = this.#author
    await this.#run.until(
      () => this.#check(),
      ({ message }) => `The text could not be checked: ${message}.`,
    )
    this.#storage.publish({ kind: 'findings', project, document, pairs: [], user })
  }

  /** What it finds is kept with the pairs. */
  async #check(): Promise<string> {
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
        signal: this.#run.signal,
        memoryMb: memoryFor(total),
      },
    )
    rememberLearned(this.#storage, document, learned)
    return ''
  }

  /** The document's pairs for the thread; here only their ids and revisions are kept. */
  async *#pairs(checking: Checking, total: number): AsyncGenerator<CheckedPair[]> {
    const { db } = this.#storage
    for await (const page of eachPairsPage(db, this.#author.document, {}, pageSize)) {
      for (const { id, revision } of page) this.#seen.push({ id, revision })
      this.#run.progress((readShare * this.#seen.length) / Math.max(1, total))
      yield await checkedPairs(db, page, checking)
    }
  }

  /** Writes what was found in the next pairs; others' saves pass between the writes. */
  async #keep(part: readonly (readonly Finding[])[]): Promise<void> {
    this.#run.goOn()
    const found = part.map((findings, offset) => this.#findingsOf(this.#seen[this.#kept + offset]!, findings))
    await this.#storage.write(tx => keepFindingsIn(tx, found))
    this.#kept += part.length
    this.#run.progress(readShare + ((1 - readShare) * this.#kept) / this.#seen.length)
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
}
