#!/usr/bin/env node
interface Command {
  readonly usage: string
  readonly about: string
  readonly run: (args: readonly string[]) => Promise<void>
}

// a command is loaded when it runs: what the others need would take more memory than cutting a text does
const commands: Readonly<Record<string, Command>> = {
  'serve': {
    usage: 'serve',
    about: 'starts the server',
    run: async () => (await import('./run-program.ts')).runProgram('main.js'),
  },
  'permissions': {
    usage: 'permissions',
    about: 'prints every route and who may use it',
    run: async () => (await import('./run-program.ts')).runProgram('print-permissions.js'),
  },
  'segment': {
    usage: 'segment [--lang ar] [--plain]',
    about: 'cuts texts into sentences; --help says how',
    run: async given => (await import('./segment.ts')).segmentLines(given),
  },
  'align': {
    usage: 'align [--text ORIGINAL TRANSLATION]',
    about: 'aligns texts with their translations; --help says how',
    run: async given => (await import('./align.ts')).alignCommand(given),
  },
  'create-admin': {
    usage: 'create-admin --email ADDRESS [--name NAME]',
    about: 'makes an administrator, or lets one in again, by a link',
    run: async given => (await import('./create-admin.ts')).createAdmin(given),
  },
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
  const text = [
    'Mizan, a workbench for translating Arabic. The settings are those of the server.',
    '',
    ...lines,
    '',
  ].join('\n')
  if (isAsked) process.stdout.write(text)
  else throw new RangeError(`There is no command ${name}.\n\n${text}`)
}
