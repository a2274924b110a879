/** One or two letters for a name, whatever its script. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words
  return letters
    .map(word => first(word!))
    .join('')
    .toUpperCase()
}

const first = (word: string): string => String.fromCodePoint(word.codePointAt(0)!)
