import { Ahead, found, markOf } from './ahead.ts'
import type { Mark } from './ahead.ts'
import type { Place } from './link.ts'

/** One step of this page: what stood there before it, and what has stood there since. */
interface Step {
  readonly verb: string
  readonly focus: string
  readonly old: readonly HTMLElement[]
  readonly now: readonly Mark[]
}

export type StepKind = 'undo' | 'redo'

const most = 100

const opposites: Readonly<Record<string, string>> = {
  'move-up': 'move-down',
  'move-down': 'move-up',
  'open-gap': 'close-gap',
  'close-gap': 'open-gap',
  'merge': 'split',
  'split-sentence': 'join-sentence',
}

/** What was done in this page, so that taking it back can be shown before the server has answered. */
export class Journal {
  readonly #steps: Record<StepKind, Step[]> = { undo: [], redo: [] }

  /** Notes a step that the server has done; without `ahead` only that there was one. */
  did(verb: string, focus: Place | undefined, ahead: Ahead | undefined, list: HTMLElement): void {
    this.#steps.redo = []
    this.#push('undo', stepOf(verb, focusKey(focus), ahead, list))
  }

  /** What the last step or the last one taken back was done to, as it stood before. */
  ahead(what: StepKind): Ahead | undefined {
    const step = this.#steps[what].at(-1)
    const standing = step && step.old.length > 0 ? found(step.now) : undefined
    return standing && new Ahead(standing, step!.old.map(copyOf))
  }

  /** Notes that the last step was taken back, or done again. */
  turned(what: StepKind, ahead: Ahead | undefined, list: HTMLElement): void {
    const step = this.#steps[what].pop()
    this.#push(what === 'undo' ? 'redo' : 'undo', stepOf(step?.verb ?? '', step?.focus ?? '', ahead, list))
  }

  /** Whether a verb is the opposite of the step before it: then it takes that step back, with all that the step changed. */
  takesBack(verb: string, focus: Place): boolean {
    const last = this.#steps.undo.at(-1)
    // a merged link can be split before any sentence but its first
    if (verb === 'split' && focus.sentence > 0) return false
    return last !== undefined && opposites[last.verb] === verb && last.focus === focusKey(focus)
  }

  /** Somebody else, or this person elsewhere, did something: the next step back may be another one. */
  forget(): void {
    this.#steps.undo = []
    this.#steps.redo = []
  }

  #push(what: StepKind, step: Step): void {
    this.#steps[what].push(step)
    if (this.#steps[what].length > most) this.#steps[what].shift()
  }
}

function stepOf(verb: string, focus: string, ahead: Ahead | undefined, list: HTMLElement): Step {
  const standing = ahead?.standing(list)
  return { verb, focus, old: standing ? ahead!.old : [], now: standing?.map(markOf) ?? [] }
}

const copyOf = (link: HTMLElement): HTMLElement => link.cloneNode(true) as HTMLElement

const focusKey = (place: Place | undefined): string => (place ? `${place.side} ${place.number}` : '')
