/** Which side of the page the target column stands on, how large texts are, and the like. */
export const columnOrders = ['target-first', 'source-first', 'stacked'] as const
export const themes = ['system', 'light', 'dark'] as const
export const textSizes = ['small', 'normal', 'large', 'larger'] as const

export interface Preferences {
  readonly order: (typeof columnOrders)[number]
  readonly theme: (typeof themes)[number]
  readonly size: (typeof textSizes)[number]
  /** More room between the lines, for fully vocalised Arabic. */
  readonly vocalised: boolean
  /** Single letters act on a focused row. */
  readonly letterKeys: boolean
  /** The card for whoever is new here is not put away yet. */
  readonly welcome: boolean
  /** What was remapped: command → chord. */
  readonly keys: Readonly<Record<string, string>>
}

export const usualPreferences: Preferences = {
  order: 'target-first',
  theme: 'system',
  size: 'normal',
  vocalised: false,
  letterKeys: true,
  welcome: false,
  keys: {},
}

/** Reads what was stored, keeping the usual value for whatever is missing or no longer known. */
export function preferencesOf(stored: string): Preferences {
  const read = JSON.parse(stored) as Partial<Record<keyof Preferences, unknown>>
  return {
    order: oneOf(columnOrders, read.order) ?? usualPreferences.order,
    theme: oneOf(themes, read.theme) ?? usualPreferences.theme,
    size: oneOf(textSizes, read.size) ?? usualPreferences.size,
    vocalised: read.vocalised === true,
    letterKeys: read.letterKeys !== false,
    welcome: read.welcome === true,
    keys: chordsOf(read.keys),
  }
}

const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value | undefined =>
  values.find(known => known === value)

function chordsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
