import { diffArrays } from 'diff'

export interface DiffPart { readonly kind: 'same' | 'added' | 'removed', readonly text: string }

export function wordDiff(before: string, after: string): DiffPart[] {
  const tokens = (text: string): string[] => text.match(/\s+|\S+/gu) ?? []
  return diffArrays(tokens(before), tokens(after)).map(part => ({
    kind: part.added ? 'added' : part.removed ? 'removed' : 'same', text: part.value.join(''),
  }))
}
