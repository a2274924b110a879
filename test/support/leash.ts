import { spawn } from 'node:child_process'

export interface Leash {
  /** Runs the clean-up now. */
  pull(): Promise<void>
}

/**
 * Runs a shell script when it is told to, or when this process ends in whatever way, `kill -9` included:
 * a shell waits for the end of its standard input, which the system closes with us.
 */
export function leash(script: string, args: readonly string[] = []): Leash {
  const shell = spawn('/bin/sh', ['-c', `cat >/dev/null\n${script}`, 'leash', ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  const ended = new Promise<void>(resolve => shell.on('exit', () => resolve()))
  shell.unref()
  return {
    async pull() {
      shell.ref()
      shell.stdin.end()
      await ended
    },
  }
}
