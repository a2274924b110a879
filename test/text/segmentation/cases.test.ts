import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { segment } from '../../../src/text/segmentation/segment.ts'

// A case is an input, a line `---`, its sentences one a line, and a line `===` before the next case. A case that
// is known
// to be wrong begins with a line `!` and must fail. `\u200F` stands for the character that cannot be seen.
const folder = `${import.meta.dirname}/cases`

interface Case {
  readonly input: string
  readonly sentences: readonly string[]
  readonly knownWrong: boolean
}

function caseOf(block: string): Case {
  const parts = block
    .replace(/\\u([0-9A-F]{4})/g, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)))
    .split('\n---\n')
  const [head, expected] = parts
  if (parts.length !== 2 || !head || !expected?.trim()) throw new RangeError(`not a case: ${block}`)
  const knownWrong = head.startsWith('!\n')
  return { input: knownWrong ? head.slice(2) : head, sentences: expected.split('\n').filter(Boolean), knownWrong }
}

describe.each(readdirSync(folder))('%s', file => {
  const lang = file.slice(0, 2)
  const cases = readFileSync(`${folder}/${file}`, 'utf8').trimEnd().split('\n===\n').map(caseOf)
  it.each(cases)('$input', ({ input, sentences, knownWrong }) => {
    const found = segment(input, { lang }).map(({ start, end }) => input.slice(start, end))
    if (knownWrong) expect(found).not.toEqual(sentences)
    else expect(found).toEqual(sentences)
  })
})
