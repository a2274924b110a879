import type { Request } from 'express'

const paceMs = 30_000
const leastBytes = 30 * 1024

/** Ends an upload that comes at less than a kilobyte a second. */
export function watchPace(request: Request): void {
  let [last, now] = [0, 0]
  request.on('data', (chunk: Buffer) => (now += chunk.length))
  const timer = setInterval(() => {
    if (now - last < leastBytes) request.destroy()
    last = now
  }, paceMs)
  request.once('close', () => clearInterval(timer)).once('end', () => clearInterval(timer))
}
