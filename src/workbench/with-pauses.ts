import { setImmediate } from 'node:timers/promises'

/** Lets the server answer others. */
export const breathe = (): Promise<void> => setImmediate()

/** Runs work that comes in parts to its end, and lets the server answer others between them. */
export async function withPauses<Result>(work: Generator<undefined, Result>): Promise<Result> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await breathe()
  }
}
