import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, normalize, resolve } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

export interface FoundChromium {
  readonly executable: string
  readonly env: Readonly<Record<string, string>>
}

const packaged = resolve(import.meta.dirname, '../../node_modules/@sparticuz/chromium')

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

export function findChromium(): FoundChromium {
  const named = process.env['CHROMIUM']
  if (named) {
    if (existsSync(named)) return { executable: named, env: {} }
    throw new Error(`CHROMIUM names ${named}, and there is no such file.`)
  }
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(packaged)) return unpackedChromium()
  const executable = installed.find(path => existsSync(path))
  if (executable) return { executable, env: {} }
  throw new Error(`The tests need Chromium and found none. Do one of these:
  - install it (Debian: apt-get install chromium)
  - set CHROMIUM=/path/to/chromium`)
}

function unpackedChromium(): FoundChromium {
  const folder = join(cache(), `chromium-${versionOf(packaged)}`)
  if (!existsSync(folder)) unpackInto(folder)
  return {
    executable: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(folder, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

const cache = (): string => join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'mizan')

function versionOf(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  const recipe = createHash('sha256')
    .update(readFileSync(import.meta.filename))
    .digest('hex')
    .slice(0, 8)
  return `${version}-${recipe}`
}

/** Whoever finishes first moves a whole folder into place, so nobody ever sees half of one. */
function unpackInto(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 })
  const unfinished = mkdtempSync(`${folder}-`)
  try {
    writeFileSync(join(unfinished, 'chromium'), inflated('chromium.br'), { mode: 0o755 })
    for (const archive of ['al2023.tar.br', 'fonts.tar.br']) untar(inflated(archive), unfinished)
    writeFileSync(join(unfinished, 'fonts.conf'), fontsConf(folder))
    renameSync(unfinished, folder)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

const inflated = (name: string): Buffer => brotliDecompressSync(readFileSync(join(packaged, 'bin', name)))

/** Reads the plain files of a ustar archive: a header of 512 bytes, then the content in blocks of 512. */
function untar(archive: Buffer, folder: string): void {
  const field = (start: number, end: number): string => archive.toString('latin1', start, end).replace(/\0.*$/s, '')
  for (let at = 0; archive[at];) {
    const name = normalize(field(at, at + 100))
    const mode = parseInt(field(at + 100, at + 108), 8)
    const size = parseInt(field(at + 124, at + 136), 8)
    const isFile = field(at + 156, at + 157) === '0'
    const content = at + 512
    if (isFile && !name.startsWith('..')) {
      const path = join(folder, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, archive.subarray(content, content + size))
      chmodSync(path, mode & 0o755)
    }
    at = content + Math.ceil(size / 512) * 512
  }
}

const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`
