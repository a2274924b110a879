import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const publicFolder = resolve(import.meta.dirname, '../../dist/public')

let manifest: Readonly<Record<string, string>> | undefined

/** The address of a built file, such as `app.css`, with the digest in its name. */
export function assetUrl(name: string): string {
  manifest ??= readManifest()
  return `/assets/${manifest[name] ?? name}`
}

function readManifest(): Readonly<Record<string, string>> {
  const file = join(publicFolder, 'manifest.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {}
}
