// Makes a checkout ready for `npm start` and `npm test`. Plain Node: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const stamp = join(root, 'node_modules/.mizan-setup')

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 11)) stop(`Mizan needs Node 20.11 or newer; this is ${process.version}.`)
install()
mendSqlite()
await buildOrStop()
if (process.argv[2] === 'test') prepareTests()
if (process.env.npm_lifecycle_event === 'setup') say('Ready: `npm start` serves, `npm test` tests.')

function install() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const wanted = createHash('sha256')
    .update(lock)
    .update(`${process.versions.modules} ${process.platform} ${process.arch}`)
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (!installedByHand(JSON.parse(lock.toString()))) {
    say('Installing dependencies; the first time takes a minute or two …')
    npm(
      ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'],
      '`npm ci` failed; its message is above. It needs a package registry and a C++ toolchain (make, g++, python3).',
    )
  }
  writeFileSync(stamp, wanted)
}

/** Whether `npm install` has already put exactly these versions in place. */
function installedByHand(lock) {
  const hidden = join(root, 'node_modules/.package-lock.json')
  if (existsSync(stamp) || !existsSync(hidden)) return false
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return Object.entries(lock.packages).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  )
}

function mendSqlite() {
  if (sqliteProblem() === undefined) return
  say('Compiling SQLite for this Node; it takes about a minute …')
  npm(['rebuild', 'better-sqlite3'], 'SQLite could not be compiled; install make, g++ and python3, then try again.')
  const check = spawnSync(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:')"], { cwd: root })
  if (check.status !== 0) stop(`SQLite does not load:\n${check.stderr}`)
}

function sqliteProblem() {
  try {
    const Database = createRequire(join(root, 'package.json'))('better-sqlite3')
    new Database(':memory:').close()
    return undefined
  } catch (error) {
    return error
  }
}

async function buildOrStop() {
  const { build } = await import('./build.mjs')
  try {
    await build()
  } catch (error) {
    const isExplained = 'status' in error || 'errors' in error
    stop(isExplained ? 'The build failed; the reasons are above.' : error.stack)
  }
}

function prepareTests() {
  const tests = join(root, 'test/support')
  run(process.execPath, ['--import', join(tests, 'typescript.mjs'), join(tests, 'prepare.ts')], process.env, undefined)
}

function npm(args, advice) {
  const prefix = dirname(dirname(process.execPath))
  const headers = existsSync(join(prefix, 'include/node/node_version.h')) ? { npm_config_nodedir: prefix } : {}
  const env = { JOBS: 'max', ...headers, ...process.env }
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) run(process.execPath, [script, ...args], env, advice)
  else run('npm', args, env, advice)
}

function run(command, args, env, advice) {
  const { status, error } = spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 2, 2] })
  if (status !== 0) stop(advice ?? error?.message, status ?? 1)
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

function stop(sentence, status = 1) {
  if (sentence !== undefined) say(sentence)
  process.exit(status)
}
