import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Figures } from '../support/figures.ts'
import { verbToPaint } from './verb-to-paint.ts'

export const size = 'all scripts of dist/public; 1,000 links in a page'

const folder = resolve(import.meta.dirname, '../../dist/public')

export async function figures(): Promise<Figures> {
  const scripts = readdirSync(folder).filter(name => name.endsWith('.js'))
  const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0)
  return { 'browser.jsGzipBytes': bytes, ...(await verbToPaint()) }
}
