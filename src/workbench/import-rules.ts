import type { Problem } from '../text/formats/problem.ts'
import { rulesAsSrx } from '../text/segmentation/rules-as-srx.ts'
import { writeSrx } from '../text/segmentation/srx.ts'
import type { ProjectRules } from '../model/cutting-rules.ts'
import type { ProjectId } from '../model/id.ts'
import { audit } from '../storage/audit.ts'
import type { Storage } from '../storage/open.ts'
import { changeProjectRules } from '../storage/project-rules.ts'
import { decodeText } from './decode-text.ts'
import type { Doer } from './keep-projects.ts'
import { mostSeconds, readInWorker } from './srx-in-worker.ts'

export type RuleFileOutcome =
  | { readonly kind: 'kept'; readonly rules: number; readonly problems: readonly string[] }
  | { readonly kind: 'refused'; readonly problems: readonly string[] }

export const mostFileBytes = 2 * 1024 * 1024
const mostKept = 2000
const mostCharacters = 400_000
const mostProblems = 200

export interface RuleFileWish {
  readonly project: ProjectId
  readonly lang: string
  readonly name: string
  readonly bytes: Uint8Array
}

/** Keeps the rules of an SRX file beside the project's own. They cut nothing until somebody says so. */
export async function importRules(
  storage: Storage,
  doer: Doer,
  { project, lang, name, bytes }: RuleFileWish,
): Promise<RuleFileOutcome> {
  const decoded = decodeText(bytes)
  if (decoded.kind !== 'decoded')
    return refused(decoded.kind === 'ask' ? `${decoded.reason} Save the file as UTF-8.` : decoded.problem)
  const reading = await readInWorker(decoded.text, lang)
  if (reading.kind === 'stopped')
    return refused(`Reading the file took more than ${mostSeconds} seconds and was stopped.`)
  const problems = told(reading.problems)
  const { rules } = reading
  if (!rules) return { kind: 'refused', problems }
  if (rules.length === 0)
    return refused('The file has no rule for the language of this project that can run here.', ...problems)
  if (rules.length > mostKept || JSON.stringify(rules).length > mostCharacters) {
    return refused(
      `The file has ${rules.length} rules for this language; at most ${mostKept} with 400,000 characters are taken.`,
    )
  }
  await changeProjectRules(storage, project, before => ({
    ...before,
    file: { name, rules, problems },
    usesFile: false,
  }))
  await audit(storage, { kind: 'rules-changed', user: doer.actor.id, project, address: doer.address })
  return { kind: 'kept', rules: rules.length, problems }
}

const refused = (...problems: readonly string[]): RuleFileOutcome => ({ kind: 'refused', problems })

function told(problems: readonly Problem[]): string[] {
  const sentences = problems.slice(0, mostProblems).map(({ line, sentence }) => `Line ${line}: ${sentence}`)
  return problems.length > mostProblems
    ? [...sentences, `There are ${problems.length - mostProblems} more.`]
    : sentences
}

export async function forgetRuleFile(storage: Storage, doer: Doer, project: ProjectId): Promise<void> {
  await changeProjectRules(storage, project, ({ own }) => ({ own, usesFile: false }))
  await audit(storage, { kind: 'rules-changed', user: doer.actor.id, project, address: doer.address })
}

/** The rules in use as an SRX 2.0 file. */
export function rulesAsFile(lang: string, { own, file, usesFile }: ProjectRules): string {
  if (!usesFile || !file) return writeSrx(rulesAsSrx(lang, own))
  return writeSrx({
    cascade: false,
    languageRules: [{ name: file.name, rules: file.rules }],
    maps: [{ pattern: '.*', rules: file.name }],
  })
}
