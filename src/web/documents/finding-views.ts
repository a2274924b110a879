import { checks } from '../../text/checks/index.ts'
import type { Finding } from '../../text/checks/check.ts'
import { scriptRuns } from '../../model/script-runs.ts'
import type { FindingView } from '../../model/finding-view.ts'

const groupTitles: Readonly<Record<string, string>> = {
  structure: 'Structure',
  length: 'Length',
  numbers: 'Number',
  punctuation: 'Punctuation',
  characters: 'Characters',
  names: 'Name',
  consistency: 'Consistency',
  wording: 'Wording',
  process: 'Process',
}

/** What a finding is called, by the id of its check: a term is more than a matter of consistency. */
const titles = new Map(checks.map(({ id, group }) => [id, id.startsWith('term-') ? 'Term' : groupTitles[group]!]))

const ofWhole = new Set(checks.filter(check => check.ofWhole).map(({ id }) => id))
const weights = { error: 0, warning: 1, info: 2 }

/** What is found in one pair, the gravest first. */
export const findingViews = (findings: readonly Finding[]): FindingView[] =>
  findings.toSorted((one, other) => weights[one.severity] - weights[other.severity]).map(findingView)

const findingView = ({ check, key, severity, side, at, message, fix }: Finding): FindingView => ({
  check,
  key,
  severity,
  side,
  runs: scriptRuns(message),
  title: titles.get(check) ?? 'Check',
  ...(ofWhole.has(check) && { waits: true }),
  ...(at && { at }),
  ...(fix && { fix }),
})
