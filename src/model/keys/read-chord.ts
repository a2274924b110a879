const modifiers = ['Mod', 'Ctrl', 'Alt', 'Shift'] as const
const named = new Set([
  'Enter',
  'Escape',
  'Space',
  'Tab',
  'Backspace',
  'Delete',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
])

export type ChordReading =
  | { readonly kind: 'chord'; readonly chord: string }
  | { readonly kind: 'problem'; readonly sentence: string }

/** What browsers, screen readers and layout switches need: a page must not take it. */
const taken = /^(?:Mod|Ctrl)\+(?:Shift\+)?[tnw]$|^(?:Mod|Ctrl)\+Alt\+|^Alt\+Shift|^Alt\+.$/u

/** Reads keys as a person writes them, such as `Ctrl+Enter`, `F2` or `n`. */
export function readChord(written: string): ChordReading {
  const parts = written
    .trim()
    .split(/\+(?=.)/u)
    .map(part => part.trim())
  const key = keyOf(parts.at(-1) ?? '')
  const held = parts.slice(0, -1).map(part => modifiers.find(name => name.toLowerCase() === part.toLowerCase()))
  if (key === undefined || held.includes(undefined))
    return { kind: 'problem', sentence: `“${written}” is not a key. Write for example Ctrl+Enter, F2 or n.` }
  const chord = [...modifiers.filter(name => held.includes(name)), key].join('+')
  if (taken.test(chord))
    return { kind: 'problem', sentence: `${written} belongs to the browser or to the keyboard. Choose another.` }
  return { kind: 'chord', chord }
}

function keyOf(part: string): string | undefined {
  if (/^[a-z0-9.,/?+#-]$/i.test(part)) return part.toLowerCase()
  if (/^F(?:[1-9]|1[0-2])$/i.test(part)) return part.toUpperCase()
  return [...named].find(name => name.toLowerCase() === part.toLowerCase())
}
