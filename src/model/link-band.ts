import type { LinkState } from './pair.ts'

export const bands = ['anchor', 'checked', 'none', 'high', 'mid', 'low'] as const
/** How a link is shown: marked by a person, one side without match, or by confidence. */
export type Band = (typeof bands)[number]

export const sureFrom = 0.75
export const doubtfulFrom = 0.4

export interface LinkFacts {
  readonly linkState: LinkState
  readonly confidence: number | null
  readonly sources: number
  readonly targets: number
}

export function bandOf({ linkState, confidence, sources, targets }: LinkFacts): Band {
  if (linkState === 'pinned') return 'anchor'
  if (linkState === 'checked') return 'checked'
  if (isDoubtful({ linkState, confidence })) return (confidence ?? 0) >= doubtfulFrom ? 'mid' : 'low'
  return sources === 0 || targets === 0 ? 'none' : 'high'
}

/** A link that a person should look at. One nobody judged yet is not: its text was typed beside its source, or is still missing. */
export const isDoubtful = ({ linkState, confidence }: Pick<LinkFacts, 'linkState' | 'confidence'>): boolean =>
  linkState === 'automatic' && confidence !== null && confidence < sureFrom
