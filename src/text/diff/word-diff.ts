import { diffArrays } from 'diff'
import { diffTokens } from './tokens.ts'

export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Beyond this many changed tokens two texts have nothing to show side by side. */
const maximumEdits = 4000

/**
 * What changed between two texts, word by word.
 *
 * @param before any text
 * @param after any text
 * @returns pieces in reading order, never empty ones; `same` and `removed` join to `before`, `same` and `added` to `after`
 *
 * O(n·d) for n words and d changes; two texts that are altogether different are given as one removal and one addition.
 * Source: Myers 1986, "An O(ND) Difference Algorithm and Its Variations".
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const changes = diffArrays(diffTokens(before), diffTokens(after), { maxEditLength: maximumEdits })
  const pieces: DiffPart[] =
    changes === undefined
      ? [
          { kind: 'removed', text: before },
          { kind: 'added', text: after },
        ]
      : changes.map(({ added, removed, value }) => ({
          kind: added ? 'added' : removed ? 'removed' : 'same',
          text: value.join(''),
        }))
  return withoutIslands(pieces.filter(({ text }) => text !== ''))
}

/** A space alone between two changes is noise: it is given to both, so that runs of changed words read as one. */
function withoutIslands(pieces: readonly DiffPart[]): DiffPart[] {
  const calm: DiffPart[] = []
  let removed = ''
  let added = ''
  const flush = (): void => {
    if (removed !== '') calm.push({ kind: 'removed', text: removed })
    if (added !== '') calm.push({ kind: 'added', text: added })
    removed = added = ''
  }
  for (const [index, { kind, text }] of pieces.entries()) {
    const island = kind === 'same' && /^\s+$/u.test(text) && removed !== '' && added !== '' && index < pieces.length - 1
    if (kind === 'same' && !island) flush()
    if (kind === 'same' && !island) calm.push({ kind, text })
    if (kind === 'removed' || island) removed += text
    if (kind === 'added' || island) added += text
  }
  flush()
  return calm
}
