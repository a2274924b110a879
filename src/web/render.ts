import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import ejs from 'ejs'
import type { Views } from './views.ts'

type Include = (name: string, it: unknown) => string
type Rendered = (it: unknown, escape: (value: unknown) => string, include: Include) => string

/** All views of a folder, compiled once. */
export interface Pages {
  render<View extends keyof Views>(view: View, it: Views[View]): string
  readonly names: readonly string[]
}

/**
 * Compiles every view below a folder. A view is named by its path without `.ejs`, sees one name, `it`, and includes others
 * by name from that folder: `include('_pair', { … })`. An included view is given exactly what it is passed.
 */
export function readViews(folder: string): Pages {
  const views = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ejs'))
      .map(file => [relative('.', file).replace(/\.ejs$/, ''), compile(join(folder, file))]),
  )

  function include(name: string, it: unknown): string {
    const view = views.get(name)
    if (!view) throw new RangeError(`there is no view ${name}`)
    return view(it, escape, include)
  }
  return { render: include, names: [...views.keys()].sort() }
}

function compile(file: string): Rendered {
  const template = new ejs.Template(readFileSync(file, 'utf8'), {
    filename: file,
    strict: true,
    _with: false,
    localsName: 'it',
    compileDebug: false,
  })
  template.compile()
  // ejs wraps the compiled function in one that copies `it` and looks for included files on disk; rows are too many for that
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func
  return new Function(
    'it',
    'escapeFn',
    'include',
    `"use strict";\n${template.source}\n//# sourceURL=${JSON.stringify(file).slice(1, -1)}`,
  ) as Rendered
}

const special = /[&<>"'`]/
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
  '`': '&#96;',
}

export function escape(value: unknown): string {
  if (value === undefined || value === null) return ''
  const text = typeof value === 'string' ? value : (value as number).toString()
  return special.test(text) ? text.replace(/[&<>"'`]/g, character => entities[character]!) : text
}
