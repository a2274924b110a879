export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly isComposing: boolean
  getModifierState(name: string): boolean
}

const symbols = new Set(['.', '/', '?', '+', '-', '#', ','])

const symbolOfCode: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Period: ['.', '.'],
  Slash: ['/', '?'],
  Minus: ['-', '-'],
  Equal: ['+', '+'],
  Comma: [',', ','],
  NumpadAdd: ['+', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadDivide: ['/', '/'],
}

/**
 * The name of what was pressed, such as `Mod+Enter`, `Alt+ArrowDown`, `Shift+c` or `?`; the same under an
 * Arabic, German or French layout. `undefined` while composing and for AltGr, which types characters.
 */
export function chordOf(press: KeyPress, isMac: boolean): string | undefined {
  if (press.isComposing || press.getModifierState('AltGraph') || (press.ctrlKey && press.altKey)) return undefined
  const key = keyName(press)
  if (key === undefined) return undefined
  const mod = isMac ? press.metaKey : press.ctrlKey
  const other = isMac ? press.ctrlKey : press.metaKey
  const shift = press.shiftKey && !symbols.has(key)
  return [mod && 'Mod', other && (isMac ? 'Ctrl' : 'Meta'), press.altKey && 'Alt', shift && 'Shift', key]
    .filter(Boolean)
    .join('+')
}

function keyName({ key, code, shiftKey }: KeyPress): string | undefined {
  if (symbols.has(key)) return key
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return digit
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return letter.toLowerCase()
  const symbol = symbolOfCode[code]
  if (symbol) return symbol[shiftKey ? 1 : 0]
  if (key === ' ') return 'Space'
  return key === 'Dead' || key === 'Process' || key === 'Unidentified' ? undefined : key
}

/** Bindings say `Ctrl` for Control on every machine; where Mod is Control the two are one. */
export const canonicalChord = (chord: string, isMac: boolean): string =>
  isMac ? chord : chord.replace(/^Ctrl\+/, 'Mod+')

export const isSingleCharacter = (chord: string): boolean => /^(?:Shift\+)?.$/u.test(chord)

const names: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  PageUp: 'Page ↑',
  PageDown: 'Page ↓',
}

/** How a chord is printed on a button: `Ctrl Shift Enter`, on a Mac `⌘ ⇧ Enter`. */
export function printedChord(chord: string, isMac: boolean): string {
  return chord
    .split(/\+(?=.)/)
    .map(part => {
      if (part === 'Mod') return isMac ? '⌘' : 'Ctrl'
      if (part === 'Ctrl') return isMac ? '⌃' : 'Ctrl'
      if (part === 'Alt') return isMac ? '⌥' : 'Alt'
      if (part === 'Shift') return isMac ? '⇧' : 'Shift'
      return names[part] ?? (/^[a-z]$/.test(part) ? part.toUpperCase() : part)
    })
    .join(' ')
}
