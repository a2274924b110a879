import type { FindingView } from '../../model/finding-view.ts'
import type { Status } from '../../model/pair.ts'
import type { Verdict } from '../../model/status.ts'

export interface Save {
  readonly text: string
  readonly revision: number
  readonly saveId: string
  readonly verdict?: Verdict
  readonly reason?: string
  /** For how long the row that is judged has been on the screen. */
  readonly onScreenMs?: number
  /** How well a memory answered, and which, when the text is what it offered. */
  readonly score?: number
  readonly memory?: string
}

export interface SavedPair {
  readonly revision: number
  readonly status: Status
  readonly words: number
  /** What the checks say of this text; absent when nobody asked them. */
  readonly findings?: readonly FindingView[]
}

export interface NewerText {
  readonly text: string
  readonly revision: number
  readonly status: Status
  readonly by: { readonly name: string } | null
  readonly at: string
}

/** The pair that has the words of one that was joined with it. */
export interface Heir extends NewerText {
  readonly pair: string
  readonly number: number
}

export type SaveAnswer =
  | { readonly kind: 'saved'; readonly pair: SavedPair }
  | { readonly kind: 'stale'; readonly current: NewerText }
  | { readonly kind: 'refused'; readonly because: string; readonly heir?: Heir }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'unreachable'; readonly afterMs?: number }

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'signed-out' | 'conflict' | 'refused'

export interface SaveQueueParts {
  readonly send: (save: Save, options: { readonly leaving: boolean }) => Promise<SaveAnswer>
  readonly newSaveId: () => string
  readonly changed: (queue: SaveQueue) => void
  /** After every answer that says the server has this text. */
  readonly saved: (pair: SavedPair, save: Save) => void
  readonly pauseMs?: number
}

type Wanted = Omit<Save, 'revision' | 'saveId'>

export interface Judgement {
  readonly reason?: string | undefined
  readonly onScreenMs?: number | undefined
}

const firstRetryMs = 300
const slowestRetryMs = 5000

/** The pause before attempt `attempt` (from 1): 0.3 s, doubling up to 5 s, and so for ever. */
export const retryDelay = (attempt: number): number =>
  Math.min(slowestRetryMs, firstRetryMs * 2 ** Math.min(attempt - 1, 10))

/**
 * The saves of one pair: the newest text after a pause, one request at a time.
 * An attempt whose answer was lost is repeated unchanged, under its save id, before anything newer goes out,
 * so that the server recognises it and the author never conflicts with their own earlier words.
 */
export class SaveQueue {
  readonly #parts: SaveQueueParts
  readonly #waiting: Wanted[] = []
  #attempt: Save | undefined
  #sending = false
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #revision: number
  #text: string
  #state: SaveState = 'saved'
  #newer: NewerText | undefined
  /** The words at `#revision`, where this page knows them for certain. */
  #known: string | undefined
  #because = ''
  #heir: Heir | undefined

  constructor(start: { readonly text: string; readonly revision: number }, parts: SaveQueueParts) {
    this.#text = start.text
    this.#known = start.text
    this.#revision = start.revision
    this.#parts = parts
  }

  get state(): SaveState {
    return this.#state
  }
  get revision(): number {
    return this.#revision
  }
  /** The text as the author has it, saved or not. */
  get text(): string {
    return this.#text
  }
  get newer(): NewerText | undefined {
    return this.#newer
  }
  get because(): string {
    return this.#because
  }
  /** Where the pair's words are, once it is gone. */
  get heir(): Heir | undefined {
    return this.#heir
  }
  /** What was sent and not answered, to be repeated unchanged after a crash. */
  get attempt(): Save | undefined {
    return this.#attempt
  }
  get isSettled(): boolean {
    return this.#state === 'saved'
  }

  typed(text: string): void {
    if (text === this.#text && this.#state !== 'refused') return
    this.#text = text
    this.#want({ text })
    if (this.#newer) return this.#parts.changed(this)
    if (!this.#sending && !this.#attempt) this.#show('unsaved')
    this.#sendIn(this.#parts.pauseMs ?? 700)
  }

  /** Says that the text is what a memory offered, and sends it as such. */
  suggested(text: string, { score, memory }: { readonly score: number; readonly memory: string }): void {
    this.#text = text
    this.#want({ text, score, memory })
    if (this.#newer) return this.#parts.changed(this)
    void this.#send()
  }

  /** Gives a verdict on the text as it stands, saving both in one request. */
  judge(verdict: Verdict, { reason, onScreenMs }: Judgement = {}): void {
    this.#want({
      text: this.#text,
      verdict,
      ...(reason !== undefined && { reason }),
      ...(onScreenMs !== undefined && { onScreenMs }),
    })
    if (this.#newer) return this.#parts.changed(this)
    void this.#send()
  }

  /** Sends what waits at once; `leaving` when the page may be gone before the answer. */
  flush({ leaving = false } = {}): void {
    if (this.#waiting.length > 0 || this.#attempt) void this.#send(leaving)
  }

  /** Takes up what a crash or a reload interrupted: the unanswered attempt first, then the newer words. */
  resume(text: string, attempt: Save | undefined): void {
    this.#attempt = attempt
    this.#text = text
    this.#known = undefined
    if (text !== attempt?.text) this.#want({ text })
    void this.#send()
  }

  /** The network, the server or the session may be back. */
  wake(): void {
    if (this.#attempt && !this.#sending) void this.#send()
  }

  /** A colleague's text took the place of ours, which had nothing unsaved in it. */
  replaced(by: { readonly text: string; readonly revision: number }): void {
    if (!this.isSettled) throw new TypeError('unsaved words may not be replaced')
    this.#text = by.text
    this.#known = by.text
    this.#revision = by.revision
  }

  /**
   * Somebody judged the words this author began from: what is unsaved goes on top of the newer revision.
   * @returns false while that cannot be said, because a save is under way or a conflict is open
   */
  rejudged(by: { readonly text: string; readonly revision: number }): boolean {
    if (this.#sending || this.#attempt || this.#newer || by.text !== this.#known) return false
    this.#revision = Math.max(this.#revision, by.revision)
    return true
  }

  /** Somebody saved while the author was in the field: both texts are to be looked at before the next save. */
  overtakenBy(newer: NewerText): void {
    if (newer.revision <= this.#revision) return
    this.#newer = newer
    if (this.#sending) return
    this.#attempt = undefined
    this.#show('conflict')
  }

  /** Ends a conflict: this text, written in knowledge of the newer one, is saved over it. */
  resolve(text: string): void {
    const newer = this.#newer
    if (!newer) return
    const verdict = this.#waiting.find(wanted => wanted.verdict)
    this.#waiting.length = 0
    this.#newer = undefined
    this.#revision = newer.revision
    this.#known = newer.text
    this.#text = text
    if (text === newer.text && !verdict) return this.#show('saved')
    this.#waiting.push({ ...verdict, text })
    void this.#send()
  }

  #want(wanted: Wanted): void {
    const last = this.#waiting.at(-1)
    if (last && !last.verdict && last.memory === undefined) this.#waiting.pop()
    this.#waiting.push(wanted)
  }

  #sendIn(ms: number): void {
    if (this.#sending || this.#attempt) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#send(), ms)
  }

  async #send(leaving = false): Promise<void> {
    if (this.#sending || this.#newer) return
    this.#attempt ??= this.#next()
    if (!this.#attempt) return
    clearTimeout(this.#timer)
    this.#sending = true
    if (this.#failures === 0) this.#show('saving')
    const answer = await this.#parts.send(this.#attempt, { leaving })
    this.#sending = false
    this.#answered(answer, this.#attempt)
  }

  #next(): Save | undefined {
    const wanted = this.#waiting.shift()
    return wanted && { ...wanted, revision: this.#revision, saveId: this.#parts.newSaveId() }
  }

  #answered(answer: SaveAnswer, save: Save): void {
    switch (answer.kind) {
      case 'saved':
        return this.#accepted(answer.pair, save)
      case 'stale':
        return this.#overtaken(answer.current, save)
      case 'refused':
        return this.#refused(answer.because, answer.heir)
      case 'signed-out':
        return this.#failed('signed-out', slowestRetryMs)
      case 'unreachable':
        return this.#failed('offline', answer.afterMs ?? retryDelay(this.#failures + 1))
    }
  }

  #accepted(pair: SavedPair, save: Save): void {
    this.#attempt = undefined
    this.#newer = undefined
    this.#failures = 0
    this.#revision = pair.revision
    this.#known = save.text
    this.#parts.saved(pair, save)
    const next = this.#waiting[0]
    if (!next) return this.#show('saved')
    this.#show('unsaved')
    if (next.verdict) void this.#send()
    else this.#sendIn(this.#parts.pauseMs ?? 700)
  }

  #overtaken(current: NewerText, save: Save): void {
    this.#attempt = undefined
    this.#failures = 0
    if (current.text === save.text) {
      this.#revision = current.revision
      if (save.verdict)
        this.#waiting.unshift({
          text: save.text,
          verdict: save.verdict,
          ...(save.reason ? { reason: save.reason } : {}),
        })
      else this.#parts.saved({ revision: current.revision, status: current.status, words: 0 }, save)
      return this.#waiting.length > 0 ? void this.#send() : this.#show('saved')
    }
    const wants = [save, ...this.#waiting]
    if (current.text === this.#known && !wants.some(({ verdict }) => verdict)) {
      // only a verdict came between, and typing overwrites no verdict
      this.#revision = current.revision
      if (this.#waiting.length === 0) this.#waiting.push({ text: save.text })
      return void this.#send()
    }
    this.#newer = current
    if (save.verdict && this.#waiting.length === 0)
      this.#waiting.push({ text: save.text, verdict: save.verdict, ...(save.reason ? { reason: save.reason } : {}) })
    this.#show('conflict')
  }

  #refused(because: string, heir: Heir | undefined): void {
    this.#attempt = undefined
    this.#failures = 0
    this.#because = because
    this.#heir = heir
    this.#show('refused')
    if (this.#waiting.length > 0 && !heir) void this.#send()
  }

  #failed(state: 'offline' | 'signed-out', ms: number): void {
    if (this.#newer) {
      this.#attempt = undefined
      return this.#show('conflict')
    }
    this.#failures += 1
    this.#show(state)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#send(), ms)
  }

  #show(state: SaveState): void {
    this.#state = state
    this.#parts.changed(this)
  }
}
