import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const src = resolve(import.meta.dirname, '../src')
const mayImport: Record<string, readonly string[]> = {
  text: [],
  model: ['text'],
  storage: ['model', 'text'],
  workbench: ['storage', 'model', 'text'],
  web: ['workbench', 'storage', 'model', 'text'],
  cli: ['workbench', 'storage', 'model', 'text'],
  browser: ['model', 'text'],
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => join(entry.parentPath, entry.name))
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(match => match[1]!)
}

const folderOf = (path: string): string => relative(src, path).split('/')[0]!

describe('imports point inward only', () => {
  it.each(Object.keys(mayImport))('%s', folder => {
    const wrong = filesBelow(join(src, folder)).flatMap(file =>
      importsOf(file)
        .filter(name => name.startsWith('.'))
        .map(name => folderOf(resolve(dirname(file), name)))
        .filter(target => target !== folder && !mayImport[folder]!.includes(target))
        .map(target => `${relative(src, file)} imports ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('every folder of src is in the table', () => {
    expect(
      readdirSync(src)
        .filter(name => !name.endsWith('.ts'))
        .sort(),
    ).toEqual(Object.keys(mayImport).sort())
  })

  it('text knows no node module', () => {
    expect(
      filesBelow(join(src, 'text'))
        .flatMap(importsOf)
        .filter(name => name.startsWith('node:')),
    ).toEqual([])
  })

  it('only storage speaks SQL', () => {
    const speaking = Object.keys(mayImport)
      .filter(folder => folder !== 'storage')
      .flatMap(folder => filesBelow(join(src, folder)))
      .filter(file =>
        /\.(?:selectFrom|insertInto|updateTable|deleteFrom)\(|from 'kysely'/.test(readFileSync(file, 'utf8')),
      )
    expect(speaking.map(file => relative(src, file))).toEqual([])
  })
})
