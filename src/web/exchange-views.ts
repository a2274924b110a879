/** The views of importing and exporting, and what each sees as `it`. */
export interface ExchangeViews {
  'exports/export': ExportPage
}

export interface Choice {
  readonly value: string
  readonly title: string
  readonly note: string
  readonly isChosen: boolean
}

export interface ExportPage {
  readonly path: string
  readonly title: string
  readonly lang: string | undefined
  readonly isWholeProject: boolean
  readonly documentCount: number
  readonly formats: readonly Choice[]
  readonly selections: readonly Choice[]
  readonly withComments: boolean
  readonly withPeople: boolean
  readonly holdsNotes: boolean
  readonly holdsPeople: boolean
  readonly limits: readonly string[]
  readonly pairs: number
  readonly isExact: boolean
  readonly leftOut: readonly { readonly reason: string, readonly count: number }[]
  readonly shown: number
  readonly files: readonly { readonly name: string, readonly href: string, readonly text: string }[]
  readonly manifestHref: string
}
