import type { SaveState } from './save-queue.ts'

export interface PairSaving {
  readonly state: SaveState
  readonly by?: string
}

export interface SaveSummary {
  readonly state: SaveState
  readonly sentence: string
}

const worstFirst: readonly SaveState[] = ['conflict', 'refused', 'signed-out', 'offline', 'saving', 'unsaved']

/**
 * One sentence for all saves of the page: the worst state wins.
 * @param savedAt the local time of the last save, `undefined` when nothing was typed yet
 */
export function saveSummary(pairs: readonly PairSaving[], savedAt: string | undefined): SaveSummary {
  const state = worstFirst.find(each => pairs.some(pair => pair.state === each)) ?? 'saved'
  const pending = pairs.filter(pair => pair.state !== 'saved').length
  return { state, sentence: sentenceFor(state, pending, pairs, savedAt) }
}

function sentenceFor(
  state: SaveState,
  pending: number,
  pairs: readonly PairSaving[],
  savedAt: string | undefined,
): string {
  switch (state) {
    case 'saved':
      return savedAt === undefined ? 'All changes saved' : `Saved ${savedAt}`
    case 'saving':
      return 'Saving…'
    case 'unsaved':
      return 'Not saved yet'
    case 'offline':
      return `No connection. ${counted(pending)} kept here, trying again`
    case 'signed-out':
      return `Signed out. ${counted(pending)} kept here`
    case 'conflict':
      return `Changed by ${pairs.find(pair => pair.state === 'conflict')?.by ?? 'somebody else'}`
    case 'refused':
      return 'A change was not taken'
  }
}

const counted = (changes: number): string => (changes === 1 ? '1 change' : `${changes} changes`)
