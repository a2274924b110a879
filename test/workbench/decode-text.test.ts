import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeText, encodings, type Encoding } from '../../src/workbench/decode-text.ts'

const sentence = 'قال الدليل: «من أين جئتم؟»\nثم سكت.'
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const littleEndian = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'))
const bigEndian = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le').swap16())
const after = (mark: readonly number[], bytes: Uint8Array): Uint8Array => new Uint8Array([...mark, ...bytes])

function inOneByte(text: string, encoding: Encoding): Uint8Array {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  const table = new TextDecoder(encoding).decode(bytes)
  return Uint8Array.from({ length: text.length }, (_, index) => table.indexOf(text[index]!))
}

it('reads UTF-8 with and without a byte order mark', () => {
  const decoded = { kind: 'decoded', text: sentence, encoding: 'utf-8' }
  expect(decodeText(utf8(sentence))).toEqual(decoded)
  expect(decodeText(utf8(`\ufeff${sentence}`))).toEqual(decoded)
  expect(decodeText(new Uint8Array())).toEqual({ kind: 'decoded', text: '', encoding: 'utf-8' })
})

it('reads UTF-16 of either order by its byte order mark', () => {
  expect(decodeText(after([0xff, 0xfe], littleEndian(sentence)))).toEqual({
    kind: 'decoded',
    text: sentence,
    encoding: 'utf-16le',
  })
  expect(decodeText(after([0xfe, 0xff], bigEndian(sentence)))).toEqual({
    kind: 'decoded',
    text: sentence,
    encoding: 'utf-16be',
  })
})

it('asks about UTF-16 without a mark, and offers the right order only', () => {
  const text = `${sentence} 2026 `.repeat(3)
  expect(decodeText(littleEndian(text))).toMatchObject({ kind: 'ask', candidates: [{ encoding: 'utf-16le' }] })
  expect(decodeText(bigEndian(text))).toMatchObject({ kind: 'ask', candidates: [{ encoding: 'utf-16be' }] })
})

it('asks about windows-1256, and shows the text as it would be', () => {
  const outcome = decodeText(inOneByte(sentence, 'windows-1256'))
  expect(outcome).toMatchObject({
    kind: 'ask',
    reason: 'This is not UTF-8: byte C7 at position 2 (line 1) does not fit.',
  })
  expect(outcome.kind === 'ask' && outcome.candidates[0]).toEqual({ encoding: 'windows-1256', sample: sentence })
})

it('believes the encoding an XML file declares, if the bytes fit', () => {
  const text = `<?xml version="1.0" encoding="Windows-1256"?><tmx>${sentence}</tmx>`
  expect(decodeText(inOneByte(text, 'windows-1256'))).toEqual({ kind: 'decoded', text, encoding: 'windows-1256' })
  const wrong = inOneByte(text.replace('Windows-1256', 'UTF-8'), 'windows-1256')
  expect(decodeText(wrong)).toMatchObject({ kind: 'refused' })
  const foreign = utf8(text.replace('Windows-1256', 'x-unheard-of'))
  expect(decodeText(foreign)).toMatchObject({ kind: 'decoded', encoding: 'utf-8' })
})

it('offers ISO-8859-6 beside windows-1256, and each choice is read as chosen', () => {
  const plain = 'وصلت القافلة إلى البئر؟'
  const bytes = inOneByte(plain, 'iso-8859-6')
  const outcome = decodeText(bytes)
  expect(outcome.kind === 'ask' && outcome.candidates.map(({ encoding }) => encoding)).toEqual([
    'windows-1256',
    'iso-8859-6',
  ])
  expect(decodeText(bytes, 'iso-8859-6')).toEqual({ kind: 'decoded', text: plain, encoding: 'iso-8859-6' })
})

it('the sample begins near the first letter that is not ASCII', () => {
  const outcome = decodeText(inOneByte('a'.repeat(5000) + sentence, 'windows-1256'))
  expect(outcome.kind === 'ask' && outcome.candidates[0]!.sample).toBe('a'.repeat(40) + sentence)
})

it('refuses a choice the bytes do not fit, and says where', () => {
  expect(decodeText(new Uint8Array([0x61, 0x0a, 0xc7]), 'utf-8')).toEqual({
    kind: 'refused',
    problem: 'This is not UTF-8: the text ends inside a character, at byte 3.',
  })
  expect(decodeText(new Uint8Array([0x61, 0x0a, 0xc7, 0x20]), 'utf-8')).toEqual({
    kind: 'refused',
    problem: 'This is not UTF-8: byte 20 at position 4 (line 2) does not fit.',
  })
  expect(decodeText(new Uint8Array([0xff, 0xfe, 0x61]))).toMatchObject({ kind: 'refused' })
})

it('refuses NUL with its position', () => {
  const problem = 'There is a NUL character at position 3; this is not a text file.'
  expect(decodeText(utf8('ab\0'))).toEqual({ kind: 'refused', problem })
  expect(decodeText(utf8('ab\0'), 'windows-1256')).toEqual({ kind: 'refused', problem })
  expect(decodeText(utf8('ab\0c'), 'utf-8')).toEqual({ kind: 'refused', problem })
})

it('refuses what is no text in any encoding', () => {
  const picture = [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0]
  expect(decodeText(new Uint8Array(picture)).kind).toBe('refused')
})

it('never puts a replacement character where the bytes have none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(undefined, ...encodings), (bytes, choice) => {
      const outcome = decodeText(bytes, choice)
      if (outcome.kind !== 'decoded' || outcome.encoding.startsWith('utf-16')) return
      const inBytes = Buffer.from(bytes).includes(Buffer.from([0xef, 0xbf, 0xbd]))
      if (!inBytes) expect(outcome.text).not.toContain('\ufffd')
    }),
    { seed: 3, numRuns: 2000 },
  )
})

it('gives back every well-formed text without NUL', () => {
  const texts = fc.string({ unit: 'binary' }).filter(text => !text.includes('\0') && !text.startsWith('\ufeff'))
  fc.assert(
    fc.property(texts, text => {
      expect(decodeText(utf8(text))).toEqual({ kind: 'decoded', text, encoding: 'utf-8' })
      expect(decodeText(littleEndian(text), 'utf-16le')).toEqual({ kind: 'decoded', text, encoding: 'utf-16le' })
    }),
    { seed: 4 },
  )
})
