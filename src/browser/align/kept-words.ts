const name = 'mizan-edited-sentence'

/** Words in the box of a sentence, so that a reload or a crash does not lose them. */
export interface KeptWords {
  readonly user: string
  readonly pair: string
  readonly sentence: number
  readonly text: string
}

export const keepWords = (words: KeptWords): void => sessionStorage.setItem(name, JSON.stringify(words))

export const forgetWords = (): void => sessionStorage.removeItem(name)

/** What this person left; words of somebody else who was signed in here are nobody's business. */
export function keptWords(user: string): KeptWords | undefined {
  const kept = JSON.parse(sessionStorage.getItem(name) ?? 'null') as KeptWords | null
  return kept?.user === user ? kept : undefined
}
