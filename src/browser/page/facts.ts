import type { KeyPreferences } from '../../model/keys/keymap.ts'

/** What the server says about the page and the person, in attributes of the workspace. */
export interface PageFacts {
  readonly user: string
  readonly document: string
  readonly path: string
  /** When the server wrote the page, by its own clock. */
  readonly asOf: string
  readonly mode: 'translate' | 'review' | 'align'
  readonly keys: KeyPreferences
  readonly total: number
}

export function pageFacts(workspace: HTMLElement): PageFacts {
  const { user = '', document = '', path = '', asOf = '', mode, keys } = workspace.dataset
  return {
    user,
    document,
    path,
    asOf,
    mode: mode === 'review' || mode === 'align' ? mode : 'translate',
    keys: keys ? (JSON.parse(keys) as KeyPreferences) : {},
    get total() {
      return Number(workspace.dataset['total'])
    },
  }
}

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
