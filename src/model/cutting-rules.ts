import type { SegmentationRules } from '../text/segmentation/rules.ts'
import type { SrxRule } from '../text/segmentation/srx.ts'

/** Rules that came in a file of another program, as far as they can run here. */
export interface RuleFile {
  readonly name: string
  /** In the order in which they are asked. */
  readonly rules: readonly SrxRule[]
}

/** How a text is cut: by its language and what was wanted otherwise, or by the rules of a file in their place. */
export interface CuttingRules extends SegmentationRules {
  readonly file?: RuleFile
  /** The file is kept, the language and what was wanted otherwise decide. */
  readonly ignoresFile?: boolean
}

/** The rules of a file, where they are what decides. */
export const fileOf = ({ file, ignoresFile }: CuttingRules): RuleFile | undefined => (ignoresFile ? undefined : file)

/** What a project keeps of rules: its own, and a file's that may stand in for them. */
export interface ProjectRules {
  readonly own: SegmentationRules
  readonly file?: KeptRuleFile
  readonly usesFile: boolean
}

export interface KeptRuleFile extends RuleFile {
  /** Sentences about every rule that cannot run, or runs a little otherwise. */
  readonly problems: readonly string[]
}

export const noRules: ProjectRules = { own: {}, usesFile: false }

/** The rules a new text of a project is cut by. */
export const cuttingRulesOf = ({ own, file, usesFile }: ProjectRules): CuttingRules =>
  file ? { ...own, file: { name: file.name, rules: file.rules }, ignoresFile: !usesFile } : own
