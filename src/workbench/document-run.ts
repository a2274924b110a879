import type { DocumentId, RunId } from '../model/id.ts'
import { beginDocumentRun, documentRunOf, tellDocumentRun } from '../storage/document-runs.ts'
import type { DocumentRun, RunKind } from '../storage/document-runs.ts'
import type { Storage } from '../storage/open.ts'
import { Cancelled } from './background.ts'
import type { Author } from './edit-pairs.ts'

const silentAfterMs = 60_000
const toldEveryMs = 400

const silentSince = (): string => new Date(Date.now() - silentAfterMs).toISOString()

/** A run as people are shown it: one that died with its server has failed. */
export async function runOf(storage: Storage, document: DocumentId, kind: RunKind): Promise<DocumentRun | undefined> {
  const run = await documentRunOf(storage.db, document, kind)
  return run && run.state === 'running' && run.at < silentSince()
    ? { ...run, state: 'failed', problem: 'The server stopped before this had ended.' }
    : run
}

/** Work over a whole document that says how far it is and ends when somebody, on whichever server, wants it to. */
export class RunUnderWay {
  readonly id: RunId
  readonly signal: AbortSignal
  readonly #storage: Storage
  readonly #document: DocumentId
  readonly #control = new AbortController()
  #told = 0
  #telling: Promise<void> = Promise.resolve()

  private constructor(storage: Storage, document: DocumentId, run: RunId, stopping: AbortSignal | undefined) {
    this.#storage = storage
    this.#document = document
    this.id = run
    this.signal = stopping ? AbortSignal.any([this.#control.signal, stopping]) : this.#control.signal
  }

  /**
   * @param stopping ends the run when the server stops
   * @returns `undefined` when one of its kind is under way
   */
  static async begin(
    storage: Storage,
    { document, user }: Author,
    kind: RunKind,
    stopping?: AbortSignal,
  ): Promise<RunUnderWay | undefined> {
    const run = await beginDocumentRun(storage, { document, kind, user }, silentSince())
    return run && new RunUnderWay(storage, document, run, stopping)
  }

  /**
   * Does the work, which gives what came of it, and keeps how it ended.
   * @param takeBack undoes work that was cancelled only after its last part
   */
  async until(
    work: () => Promise<string>,
    failed: (problem: Error) => string,
    takeBack?: (result: string) => Promise<void>,
  ): Promise<void> {
    try {
      const result = await work()
      await this.#telling
      await this.#tell({ state: 'done', share: 1, result })
      if (this.#control.signal.aborted) await takeBack?.(result)
    } catch (problem) {
      await this.#telling
      await this.#tell(
        problem instanceof Cancelled
          ? { state: 'cancelled', share: 0 }
          : { state: 'failed', share: 0, problem: failed(problem as Error) },
      )
    }
  }

  /** Tells how far the work is, now and then. @param share 0–1 */
  progress(share: number): void {
    if (Date.now() - this.#told < toldEveryMs) return
    this.#told = Date.now()
    this.#telling = this.#telling.then(() => this.#tell({ state: 'running', share }))
  }

  /** @throws {Cancelled} when the run is to end */
  goOn(): void {
    if (this.signal.aborted) throw new Cancelled()
  }

  /** A run that was cancelled ends when it next says how far it is. */
  async #tell(now: Parameters<typeof tellDocumentRun>[3]): Promise<void> {
    if (!(await tellDocumentRun(this.#storage, this.#document, this.id, now))) this.#control.abort()
  }
}
