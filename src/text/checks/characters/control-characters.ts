import type { PairCheck } from '../check.ts'
import { sign } from '../signs.ts'

const wrong =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffc\ufffd\ufffe\uffff\ue000-\uf8ff]|[\ud800-\udfff]/gu

const hex = (sign: string): string => `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

export const controlCharacters: PairCheck = {
  id: 'control-characters',
  group: 'characters',
  scope: 'pair',
  title: 'The translation has a character that no text should have',
  severity: 'error',
  needs: { target: sign.odd },
  examples: {
    good: [{ source: 'نعم\tلا', target: 'yes\tno 😀' }],
    bad: [
      { source: 'نعم.', target: 'Yes\u0007.' },
      { source: 'مقهى', target: 'caf\ufffd' },
    ],
  },
  *find({ to }) {
    for (const { index, 0: sign } of to.text.matchAll(wrong)) {
      const at = { start: index, end: index + sign.length }
      if (sign === '\ufffd') yield { at, message: 'A character was lost here and replaced by \ufffd; write it again.' }
      else
        yield {
          at,
          evidence: hex(sign),
          message: `The character ${hex(sign)} has no place in a text.`,
          replacement: { label: 'Remove it', text: '' },
        }
    }
  },
}
