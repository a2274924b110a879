const name = 'mizan-edited-sentence'

/** Words in the box of a sentence, so that a reload or a crash does not lose them. */
export interface KeptWords {
  readonly pair: string
  readonly sentence: number
  readonly text: string
}

export const keepWords = (words: KeptWords): void => sessionStorage.setItem(name, JSON.stringify(words))

export const forgetWords = (): void => sessionStorage.removeItem(name)

export function keptWords(): KeptWords | undefined {
  const kept = sessionStorage.getItem(name)
  return kept === null ? undefined : JSON.parse(kept) as KeptWords
}
