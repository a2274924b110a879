import { setImmediate } from 'node:timers/promises'

/** Runs work that comes in parts to its end, and lets the server answer others between them. */
export async function withPauses<Result>(work: Generator<undefined, Result>): Promise<Result> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await setImmediate()
  }
}
