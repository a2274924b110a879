#!/usr/bin/env node
import { alignCommand } from './align.ts'
import { createAdmin } from './create-admin.ts'
import { runProgram } from './run-program.ts'
import { segmentLines } from './segment.ts'

interface Command {
  readonly usage: string
  readonly about: string
  readonly run: (args: readonly string[]) => Promise<void>
}

const commands: Readonly<Record<string, Command>> = {
  'serve': { usage: 'serve', about: 'starts the server', run: () => runProgram('main.js') },
  'permissions': { usage: 'permissions', about: 'prints every route and who may use it', run: () => runProgram('print-permissions.js') },
  'segment': { usage: 'segment [--lang ar] [--plain]', about: 'cuts texts into sentences; --help says how', run: segmentLines },
  'align': { usage: 'align [--text ORIGINAL TRANSLATION]', about: 'aligns texts with their translations; --help says how', run: alignCommand },
  'create-admin': { usage: 'create-admin --email ADDRESS [--name NAME]', about: 'makes an administrator, or lets one in again, by a link', run: createAdmin },
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // whoever reads has seen enough, as `head` does
  if (error.code === 'EPIPE') process.exit()
  throw error
})

const [name = '--help', ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
try {
  if (command) await command.run(args)
  else help()
} catch (error) {
  process.stderr.write(`${error instanceof RangeError ? error.message : String((error as Error).stack)}\n`)
  process.exitCode = 1
}

function help(): void {
  const isAsked = name === '--help' || name === 'help'
  const lines = Object.values(commands).map(({ usage, about }) => `  mizan ${usage.padEnd(44)}${about}`)
  const text = ['Mizan, a workbench for translating Arabic. The settings are those of the server.', '', ...lines, ''].join('\n')
  if (isAsked) process.stdout.write(text)
  else throw new RangeError(`There is no command ${name}.\n\n${text}`)
}
