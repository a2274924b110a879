import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { decodeText, encodings, type Encoding } from '../workbench/decode-text.ts'

const causes: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you may not read it',
}

/**
 * The text of a file, decoded without ever guessing.
 * @param file its path; `-` is standard input
 * @param encoding as the user named it
 * @throws {RangeError} with a sentence when it cannot be read or is not text
 */
export async function readText(file: string, encoding?: string): Promise<string> {
  const choice = encoding === undefined ? undefined : encodingNamed(encoding)
  const outcome = decodeText(await bytesOf(file), choice)
  switch (outcome.kind) {
    case 'decoded':
      return outcome.text
    case 'refused':
      throw new RangeError(`${file}: ${outcome.problem}`)
    case 'ask':
      throw new RangeError(
        `${file}: ${outcome.reason} It may be ${outcome.candidates.map(each => each.encoding).join(' or ')}; say so with --encoding.`,
      )
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return file === '-' ? await buffer(process.stdin) : await readFile(file)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new RangeError(`${file} cannot be read: ${causes[code ?? ''] ?? message}.`, { cause: error })
  }
}

function encodingNamed(name: string): Encoding {
  const encoding = encodings.find(each => each === name.toLowerCase())
  if (!encoding) throw new RangeError(`There is no encoding “${name}”; there are ${encodings.join(', ')}.`)
  return encoding
}
