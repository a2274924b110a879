import { describe, expect, it } from 'vitest'
import type { CheckedPair, Example } from '../../../src/text/checks/check.ts'
import { checkDocument } from '../../../src/text/checks/check-document.ts'
import { checkPair } from '../../../src/text/checks/check-pair.ts'
import { checks } from '../../../src/text/checks/index.ts'

const pairOf = (example: Example): CheckedPair => ({
  sourceLang: 'ar',
  targetLang: 'en',
  status: 'translated',
  ...example,
})

const asked = new Set(checks.map(({ id }) => id))

function foundIn(example: Example | readonly Example[]): string[] {
  const findings =
    'source' in example
      ? checkPair(pairOf(example), { ...example.context, switchedOn: asked })
      : checkDocument(example.map(pairOf), { ...example[0]?.context, switchedOn: asked }).map(({ finding }) => finding)
  return findings.map(({ check }) => check)
}

describe.each(checks)('$id', ({ id, examples, title }) => {
  it.each(examples.good.map(example => ({ example })))('is quiet: $example', ({ example }) => {
    expect(foundIn(example)).not.toContain(id)
  })

  it.each(examples.bad.map(example => ({ example })))('speaks up: $example', ({ example }) => {
    expect(foundIn(example)).toContain(id)
  })

  it('has a title of one plain phrase and examples both ways', () => {
    expect(title).toMatch(/^\p{Lu}|^[“\p{Ll}].*/u)
    expect(title).not.toMatch(/[.]$/)
    expect(Math.min(examples.good.length, examples.bad.length)).toBeGreaterThan(0)
  })
})

it('no two checks share an id', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
})
