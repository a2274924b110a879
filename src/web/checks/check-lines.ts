import { checks } from '../../text/checks/index.ts'
import type { Check, Example, Group } from '../../text/checks/check.ts'
import { usesArabicScript } from '../../text/checks/script.ts'
import type { CheckSettings } from '../../storage/check-settings.ts'
import type { CheckGroup, CheckLine, ExampleSide, ExampleView } from '../check-views.ts'

const groupTitles: Readonly<Record<Group, string>> = {
  structure: 'Structure',
  length: 'Length',
  numbers: 'Numbers, dates, units',
  punctuation: 'Punctuation',
  characters: 'Spaces and characters',
  names: 'Names, links, codes',
  consistency: 'Consistency and terms',
  wording: 'Wording',
  process: 'How it came about',
}

const shownExamples = 3

/** Every check there is, as people read it, in the order of help. */
export function checkGroups({
  switchedOff,
  switchedOn,
}: Pick<CheckSettings, 'switchedOff' | 'switchedOn'>): CheckGroup[] {
  return (Object.keys(groupTitles) as Group[]).map(group => ({
    title: groupTitles[group],
    checks: checks
      .filter(check => check.group === group)
      .map(check => lineOf(check, isOn(check, switchedOff, switchedOn))),
  }))
}

export const allAsTheyCome = { switchedOff: new Set<string>(), switchedOn: new Set<string>() }

const isOn = ({ id, offUnlessAsked }: Check, off: ReadonlySet<string>, on: ReadonlySet<string>): boolean =>
  !off.has(id) && (offUnlessAsked !== true || on.has(id))

const lineOf = (check: Check, isOn: boolean): CheckLine => ({
  id: check.id,
  title: check.title,
  severity: check.severity,
  isOn,
  good: check.examples.good.slice(0, shownExamples).map(exampleView),
  bad: check.examples.bad.slice(0, shownExamples).map(exampleView),
})

const exampleView = (example: Example | readonly Example[]): ExampleView =>
  ('source' in example ? [example] : example).map(({ source, target, sourceLang = 'ar', targetLang = 'en' }) => ({
    source: sideOf(source, sourceLang),
    target: sideOf(target, targetLang),
  }))

const sideOf = (text: string, lang: string): ExampleSide => ({
  text,
  lang,
  dir: usesArabicScript(lang) ? 'rtl' : 'ltr',
})
