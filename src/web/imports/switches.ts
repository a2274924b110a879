import { z } from 'zod'
import type { SegmentationRules } from '../../text/segmentation/rules.ts'
import type { ImportPreview } from '../../workbench/import-text.ts'
import type { RuleSwitch } from '../exchange-views.ts'

const box = z.literal('on').optional().transform(value => value === 'on')

export const switchesSchema = z.object({ newlines: box, clauses: box, abbreviations: box, speaker: box })

/** Rules as the switches say, the rest of a project's rules as they were. */
export const rulesOf = ({ newlines, clauses, abbreviations, speaker }: z.infer<typeof switchesSchema>, before: SegmentationRules): SegmentationRules => ({
  ...before, newlineBreaks: newlines, breakAfterSemicolon: clauses, breakAfterColon: clauses, respectAbbreviations: abbreviations,
  keepQuotationWithSpeaker: speaker,
})

export function switchesOf({ rules, sentences }: ImportPreview): RuleSwitch[] {
  const paragraphs = sentences.length === 0 ? 0 : sentences.at(-1)!.paragraph + 1
  return [
    {
      name: 'newlines', title: 'New line starts a paragraph', marks: '', isOn: rules.newlineBreaks !== false,
      note: rules.newlineBreaks === false ? 'Only an empty line does now' : `${paragraphs.toLocaleString('en')} found`, example: '',
    },
    { name: 'clauses', title: 'After', marks: '؛ :', isOn: rules.breakAfterSemicolon === true, note: 'Semicolon and colon', example: '' },
    { name: 'abbreviations', title: 'Not after abbreviations', marks: '', isOn: rules.respectAbbreviations !== false, note: 'and single letters', example: 'د. أ. م. ص. هـ.' },
    {
      name: 'speaker', title: 'Keep a quotation with its speaker', marks: '', isOn: rules.keepQuotationWithSpeaker !== false,
      note: 'When who said it follows the closing mark', example: '',
    },
  ]
}
