import { foldText } from '../arabic/fold.ts'
import type { Check, CheckContext, CheckedPair, Finding, Found } from './check.ts'

const longestEvidence = 80

/** Whether a check takes part: not switched off, and asked for where it is off by itself. */
export function runs(check: Check, { switchedOff, switchedOn }: CheckContext): boolean {
  if (switchedOff?.has(check.id) === true) return false
  return check.offUnlessAsked !== true || switchedOn?.has(check.id) === true
}

/** Adds to what a check found what every finding has: its check, key, severity, side and the fixed target. */
export function findingOf(check: Check, pair: CheckedPair, found: Found): Finding {
  const { message, replacement, side = 'target' } = found
  const at = found.at === undefined ? undefined : { start: found.at.start, end: found.at.end }
  const evidence = found.evidence ?? (at === undefined ? '' : pair[side].slice(at.start, at.end))
  const key = `${check.id}:${foldText(evidence).trim().slice(0, longestEvidence)}`
  const base = { check: check.id, key, severity: check.severity, side, message, ...(at === undefined ? {} : { at }) }
  if (replacement === undefined || at === undefined || side === 'source') return base
  const text = pair.target.slice(0, at.start) + replacement.text + pair.target.slice(at.end)
  return { ...base, fix: { label: replacement.label, text } }
}
