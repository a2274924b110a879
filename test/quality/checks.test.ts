import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checks } from '../../src/text/checks/index.ts'
import { faults } from '../support/faults.ts'
import { casesOf, falseAlarms, ownDocuments, recalls } from './checks.ts'

interface Baseline {
  readonly falseAlarmsPer200: Readonly<Record<string, number>>
  readonly recall: Readonly<Record<string, number>>
}

const baseline = JSON.parse(readFileSync(join(import.meta.dirname, 'baseline-checks.json'), 'utf8')) as Baseline
const documents = ownDocuments()

describe('on our own clean pairs', () => {
  const alarms = falseAlarms(documents)

  it.each(checks.map(({ id }) => id))('%s raises no more alarms than it used to', id => {
    expect(alarms.get(id)).toBeLessThanOrEqual(baseline.falseAlarmsPer200[id] ?? 0)
  })
})

describe('of seeded faults', () => {
  const found = new Map(recalls(documents).map(recall => [recall.kind, recall]))

  it.each(faults.map(({ kind }) => kind))('“%s” is found as often as it used to be, in 20 cases', kind => {
    const { found: seen, injected } = found.get(kind)!
    expect(injected).toBe(20)
    expect(seen / injected).toBeGreaterThanOrEqual(baseline.recall[kind] ?? 1)
  })

  it('every check that runs by itself claims at least one kind', () => {
    const claimed = new Set(faults.map(({ check }) => check))
    expect(checks.filter(({ id, offUnlessAsked }) => offUnlessAsked !== true && !claimed.has(id))).toEqual([])
  })

  it('a case differs from its clean pair, and only where it says', () => {
    for (const fault of faults) {
      for (const { clean, faulty, index } of casesOf(fault, documents.flat())) {
        expect(faulty[index], fault.kind).not.toEqual(clean[index])
        expect(faulty.filter((pair, at) => at !== index && pair !== clean[at] && clean.length === 1)).toEqual([])
      }
    }
  })
})
