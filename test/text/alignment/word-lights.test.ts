import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { alignWords } from '../../../src/text/alignment/words.ts'

interface Case {
  readonly source: string
  readonly target: string
  readonly right: readonly string[]
  readonly wrong: readonly string[]
}

function caseOf(block: string): Case {
  const lines = block.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  const [source, target, rule, ...pairs] = lines
  if (!source || !target || rule !== '---')
    throw new TypeError(
      `a case is a sentence, its translation, --- and pairs, not ${JSON.stringify(lines.slice(0, 3))}`,
    )
  const malformed = pairs.find(pair => !/^(?:! )?\S+ = \S+$/.test(pair))
  if (malformed !== undefined) throw new TypeError(`“${malformed}” is no pair of words`)
  return {
    source,
    target,
    right: pairs.filter(pair => !pair.startsWith('!')),
    wrong: pairs.filter(pair => pair.startsWith('!')).map(pair => pair.slice(2)),
  }
}

const cases = readFileSync(new URL('word-lights.txt', import.meta.url), 'utf8')
  .split('===\n')
  .filter(block => block.trim() !== '')
  .map(caseOf)

const lit = ({ source, target }: Case): string[] =>
  alignWords(source, target, { sourceLang: 'ar', targetLang: 'en' }).map(
    link => `${source.slice(link.source.start, link.source.end)} = ${target.slice(link.target.start, link.target.end)}`,
  )

describe('words that light each other', () => {
  it.each(cases)('are right in $source', each => {
    expect(lit(each).filter(pair => !each.wrong.includes(pair))).toEqual(each.right)
  })

  it.each(cases.filter(({ wrong }) => wrong.length > 0))('are wrong as known in $source', each => {
    expect(lit(each)).toEqual(expect.arrayContaining([...each.wrong]))
  })

  it('are hardly ever wrong', () => {
    const [right, wrong] = [cases.flatMap(each => each.right), cases.flatMap(each => each.wrong)]
    expect(wrong.length).toBeLessThanOrEqual(0.03 * (right.length + wrong.length))
  })
})
