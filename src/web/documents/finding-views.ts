import { checks } from '../../text/checks/index.ts'
import type { Finding } from '../../text/checks/check.ts'
import { scriptRuns } from '../../model/script-runs.ts'
import type { FindingView } from '../../model/finding-view.ts'

const groupTitles: Readonly<Record<string, string>> = {
  structure: 'Structure', length: 'Length', numbers: 'Number', punctuation: 'Punctuation', characters: 'Characters', names: 'Name',
  consistency: 'Consistency', wording: 'Wording', process: 'Process',
}

/** What a finding is called, by the id of its check: a term is more than a matter of consistency. */
const titles = new Map(checks.map(({ id, group }) => [id, id.startsWith('term-') ? 'Term' : groupTitles[group]!]))

export const findingView = ({ check, key, severity, side, at, message, fix }: Finding): FindingView => ({
  check, key, severity, side, runs: scriptRuns(message),
  title: titles.get(check) ?? 'Check',
  ...at && { at },
  ...fix && { fix },
})
