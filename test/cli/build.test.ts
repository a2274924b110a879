import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { builtServer } from '../support/shared.ts'

const folder = resolve(import.meta.dirname, '../../dist/public')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

describe('what browsers load', () => {
  let manifest: Record<string, string>

  beforeAll(async () => {
    await builtServer()
    manifest = JSON.parse(read('manifest.json')) as Record<string, string>
  })

  it('is listed under plain names', () => {
    expect(Object.keys(manifest).sort()).toEqual([
      'app.css',
      'app.js',
      'fonts/inter-latin-wght.woff2',
      'fonts/noto-naskh-arabic-punct-wght.woff2',
      'fonts/noto-naskh-arabic-wght.woff2',
      'fonts/source-serif-4-latin-wght.woff2',
    ])
    expect(Object.values(manifest).filter(name => !existsSync(join(folder, name)))).toEqual([])
  })

  it('has names that change with the content', () => {
    expect(Object.values(manifest).filter(name => !/-[0-9A-Z]{8}\.\w+$/.test(name))).toEqual([])
  })

  it('asks no other host for anything', () => {
    const addresses = read(manifest['app.css']!).match(/url\([^)]*\)/g) ?? []
    expect(addresses.length).toBeGreaterThan(0)
    expect(addresses.filter(address => /\/\//.test(address))).toEqual([])
  })

  it('comes with the licence of every font', () => {
    for (const family of ['inter', 'noto-naskh-arabic', 'source-serif-4']) {
      expect(read(`fonts/${family}-OFL.txt`)).toMatch(/SIL Open Font License/i)
    }
  })

  it('is at most 60 KB of script', () => {
    const scripts = readdirSync(folder).filter(name => name.endsWith('.js'))
    const bytes = scripts.reduce((sum, name) => sum + gzipSync(read(name)).length, 0)
    expect(bytes).toBeLessThanOrEqual(60 * 1024)
  })
})
