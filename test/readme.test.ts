import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const quoted = [...readme.matchAll(/`([^`\n]+)`/g)].map(match => match[1]!)
const madeLater = ['dist', 'db/data', 'node_modules']

describe('the README names only', () => {
  it('scripts of package.json', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
    const named = [...readme.matchAll(/\bnpm (?:run (?:-s )?)?([a-z][\w:-]*)/g)].map(match => match[1]!)
    expect(named).toContain('start')
    expect(named.filter(name => !(name in scripts))).toEqual([])
  })

  it('paths that exist', () => {
    const topLevel = /^(?:\.\/)?(?:src|views|db|migrations|test|dist|node_modules|\.ci|[\w-]+\.(?:json|md|png))(?:\/|$)/
    const paths = [...quoted.filter(text => topLevel.test(text)), ...linkedFiles()]
    expect(paths).toContain('src/text')
    expect(paths.filter(path => !exists(path))).toEqual([])
  })

  it('settings that are read, and all of them', () => {
    const read = settingsIn(readFileSync(join(root, 'src/workbench/configuration.ts'), 'utf8'))
    const told = [...readme.matchAll(/^\| `([A-Z][A-Z0-9_]*)` \|/gm)].map(match => match[1]!)
    expect(told.sort()).toEqual(read.sort())
  })
})

const linkedFiles = (): string[] =>
  [...readme.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(match => match[1]!.split('#')[0]!)
    .filter(link => link !== '' && !link.includes(':'))

const exists = (path: string): boolean =>
  madeLater.some(made => path.replace('./', '').startsWith(made)) || existsSync(join(root, path))

const settingsIn = (source: string): string[] => [
  ...new Set([...source.matchAll(/^\s+([A-Z][A-Z0-9_]{2,}):/gm)].map(match => match[1]!)),
]
