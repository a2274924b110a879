import type { ImportPreview } from '../../workbench/import-text.ts'
import type { RuleSwitch } from '../exchange-views.ts'
import { ruleSwitches } from '../segmentation/rules-form.ts'

export function switchesOf({ rules, sentences }: ImportPreview): readonly RuleSwitch[] {
  const paragraphs = sentences.length === 0 ? 0 : sentences.at(-1)!.paragraph + 1
  return ruleSwitches(
    rules,
    rules.newlineBreaks === false ? 'Only an empty line does now' : `${paragraphs.toLocaleString('en')} found`,
  )
}
