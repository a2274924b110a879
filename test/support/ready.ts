import { setTimeout as pause } from 'node:timers/promises'

/** Waits until a server says that it can serve. */
export async function ready(url: string, alive: () => boolean): Promise<void> {
  for (const started = performance.now(); ; await pause(30)) {
    const answer = await fetch(`${url}/readyz`).catch((error: unknown) => error)
    if (answer instanceof Response && answer.ok) return
    if (!alive() || performance.now() - started > 30_000) throw new Error('no answer from /readyz', { cause: answer })
  }
}
