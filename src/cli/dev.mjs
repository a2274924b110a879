import { spawn } from 'node:child_process'
import { existsSync, watch } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from './build.mjs'

const root = resolve(import.meta.dirname, '../..')
let server
let pending
let working = Promise.resolve()

for (const folder of ['src', 'views', 'migrations'].filter(name => existsSync(join(root, name)))) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(pending)
    pending = setTimeout(() => {
      working = working.then(restart)
    }, 100)
  })
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop().then(() => process.exit(0)))
working = working.then(restart)

async function restart() {
  try {
    await build()
  } catch {
    process.stderr.write('Waiting for the mistake above to be mended …\n')
    return
  }
  await stop()
  server = spawn(process.execPath, ['--enable-source-maps', 'dist/web/main.js'], { cwd: root, stdio: 'inherit' })
}

async function stop() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise(resolve => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
}
