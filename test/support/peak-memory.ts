import { spawn } from 'node:child_process'

/** Has a process write its own peak of resident memory, in megabytes, to a fourth stream when it ends. */
const reporter = `import { writeSync } from 'node:fs'
import { ownPeakMb } from ${JSON.stringify(new URL('own-peak.mjs', import.meta.url))}
process.on('exit', () => writeSync(3, String(ownPeakMb())))`

/** Reads lines and writes them again: what a Node that does nothing takes. */
export const copyLines = `import { once } from 'node:events'
import { createInterface } from 'node:readline'
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (!process.stdout.write(line + '\\n')) await once(process.stdout, 'drain')
}`

const asModule = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`

/**
 * The peak resident memory of a process of its own that is fed a text again and again.
 * @param args of `node`
 * @returns megabytes
 */
export async function peakMemory(args: readonly string[], text: string, times: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', asModule(reporter), ...args], {
    stdio: ['pipe', 'ignore', 'inherit', 'pipe'],
  })
  const input = child.stdio[0]!
  let told = ''
  const report = child.stdio[3] as NodeJS.ReadableStream
  report.setEncoding('utf8').on('data', (piece: string) => {
    told += piece
  })
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => (code === 0 ? resolve() : reject(new Error(`the process ended with ${code}`))))
  })
  input.on('error', () => undefined)
  for (let time = 0; time < times; time++)
    if (!input.write(text)) await new Promise(resolve => input.once('drain', resolve))
  input.end()
  await ended
  return Number(told)
}
