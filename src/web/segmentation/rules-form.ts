import { z } from 'zod'
import type { PlaceRule, SegmentationRules } from '../../text/segmentation/rules.ts'
import { fileOf } from '../../model/cutting-rules.ts'
import type { CuttingRules } from '../../model/cutting-rules.ts'
import type { PlaceRow, RulesForm } from '../segmentation-views.ts'

const box = z
  .literal('on')
  .optional()
  .transform(value => value === 'on')
export const switchFields = { newlines: box, semicolon: box, colon: box, abbreviations: box, speaker: box, file: box }
export const switchesSchema = z.object(switchFields)
type Switches = z.infer<typeof switchesSchema>

const invisible = /[\p{Cc}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/gu
const plain = (text: string): string => text.replaceAll(invisible, ' ').replaceAll(/\s+/gu, ' ').trim()

const mostPlaces = 30
const mostAbbreviations = 500
const oneOrMany = z
  .union([z.string().transform(one => [one]), z.array(z.string())])
  .default([])
  .pipe(
    z
      .array(z.string().max(80, 'A place is at most 80 characters on each side.').transform(plain))
      .max(mostPlaces, `At most ${mostPlaces} places of a kind fit into the form.`),
  )

/** What a form of rules sends; the places are pairs of fields of the same name. */
export const rulesFields = {
  ...switchFields,
  own: z
    .string()
    .max(20_000, 'At most 20,000 characters of abbreviations.')
    .default('')
    .transform(text => [
      ...new Set(
        text
          .split(/[\n,\u060C]/)
          .map(plain)
          .filter(Boolean),
      ),
    ])
    .pipe(
      z
        .array(z.string().max(40, 'An abbreviation is at most 40 characters.'))
        .max(mostAbbreviations, `At most ${mostAbbreviations} abbreviations.`),
    ),
  cutBefore: oneOrMany,
  cutAfter: oneOrMany,
  keepBefore: oneOrMany,
  keepAfter: oneOrMany,
}
export const rulesSchema = z.object(rulesFields)
export type RulesWish = z.infer<typeof rulesSchema>

/** Rules as the switches say, the rest as it was. */
export const withSwitches = (on: Switches, before: CuttingRules): CuttingRules => ({
  ...before,
  ...(before.file && { ignoresFile: !on.file }),
  newlineBreaks: on.newlines,
  breakAfterSemicolon: on.semicolon,
  breakAfterColon: on.colon,
  respectAbbreviations: on.abbreviations,
  keepQuotationWithSpeaker: on.speaker,
})

export const ownRulesOf = ({
  own,
  cutBefore,
  cutAfter,
  keepBefore,
  keepAfter,
  ...switches
}: RulesWish): SegmentationRules =>
  withSwitches(switches, {
    abbreviations: own,
    breakRules: placesOf(cutBefore, cutAfter),
    exceptions: placesOf(keepBefore, keepAfter),
  })

/** Rules as a form says, beside the file that there is. */
export const rulesOf = (wish: RulesWish, { file }: CuttingRules): CuttingRules => ({
  ...ownRulesOf(wish),
  ...(file && { file, ignoresFile: !wish.file }),
})

function placesOf(before: readonly string[], after: readonly string[]): PlaceRule[] {
  const length = Math.max(before.length, after.length)
  return Array.from({ length }, (_, index) => ({ before: before[index] ?? '', after: after[index] ?? '' })).filter(
    place => place.before !== '' || place.after !== '',
  )
}

/** The form as it stands for some rules, with rows to write more places into. */
export function rulesForm(rules: CuttingRules): RulesForm {
  return {
    switches: ruleSwitches(rules),
    own: (rules.abbreviations ?? []).join('\n'),
    cuts: placeRows(rules.breakRules),
    keeps: placeRows(rules.exceptions),
  }
}

const spareRows = 1

const placeRows = (places: readonly PlaceRule[] = []): PlaceRow[] => [
  ...places,
  ...Array.from({ length: places.length < mostPlaces ? spareRows : 0 }, () => ({ before: '', after: '' })),
]

export function ruleSwitches(
  rules: CuttingRules,
  newlineNote = 'Otherwise only an empty line does',
): RulesForm['switches'] {
  const file = rules.file && {
    name: 'file',
    title: `By the rules of ${rules.file.name}`,
    marks: '',
    isOn: fileOf(rules) !== undefined,
    note: 'In the place of all below',
    example: '',
  }
  return [
    ...(file ? [file] : []),
    {
      name: 'newlines',
      title: 'New line starts a paragraph',
      marks: '',
      isOn: rules.newlineBreaks !== false,
      note: newlineNote,
      example: '',
    },
    {
      name: 'semicolon',
      title: 'After',
      marks: '؛',
      isOn: rules.breakAfterSemicolon === true,
      note: 'Semicolon',
      example: '',
    },
    { name: 'colon', title: 'After', marks: ':', isOn: rules.breakAfterColon === true, note: 'Colon', example: '' },
    {
      name: 'abbreviations',
      title: 'Not after abbreviations',
      marks: '',
      isOn: rules.respectAbbreviations !== false,
      note: 'and single letters',
      example: 'د. أ. م. ص. هـ.',
    },
    {
      name: 'speaker',
      title: 'Keep a quotation with its speaker',
      marks: '',
      isOn: rules.keepQuotationWithSpeaker !== false,
      note: 'When who said it follows the closing mark',
      example: '',
    },
  ]
}
