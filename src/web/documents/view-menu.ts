import type { Preferences } from '../../model/preferences.ts'
import type { PreferenceGroup } from '../document-views.ts'

/** The choices of the view menu, as this person has them. */
export function preferenceGroups({ order, size, theme, vocalised }: Preferences): PreferenceGroup[] {
  return [
    {
      name: 'size',
      title: 'Text size',
      value: size,
      choices: choices({ small: 'A−', normal: 'A', large: 'A+', larger: 'A++' }),
    },
    {
      name: 'vocalised',
      title: 'Arabic line spacing',
      value: vocalised ? 'yes' : 'no',
      choices: choices({ no: 'Usual', yes: 'For vowel signs' }),
    },
    {
      name: 'order',
      title: 'Columns',
      value: order,
      choices: choices({ 'target-first': 'English, Arabic', 'source-first': 'Arabic, English', 'stacked': 'Stacked' }),
    },
    {
      name: 'theme',
      title: 'Colours',
      value: theme,
      choices: choices({ system: 'As the system', light: 'Light', dark: 'Dark' }),
    },
  ]
}

const choices = (titles: Readonly<Record<string, string>>): PreferenceGroup['choices'] =>
  Object.entries(titles).map(([value, title]) => ({ value, title }))
