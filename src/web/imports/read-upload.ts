import busboy from 'busboy'
import type { Request } from 'express'
import { Problem, badRequest, tooLarge } from '../problem.ts'
import { watchPace } from '../watch-pace.ts'

export interface Upload {
  /** What was pasted, in bytes, so that it is decoded like a file. */
  readonly pasted: Buffer
  readonly file: UploadedFile | undefined
}

/**
 * Reads a form of one text and one file as it arrives.
 * @throws {Problem} when it is larger than `most` bytes, is no form, stops in the middle or arrives too slowly
 */
export async function readUpload(request: Request, most: number): Promise<Upload> {
  const { texts, files } = await readParts(request, most, 1)
  return { pasted: texts.get('text') ?? Buffer.alloc(0), file: [...files.values()][0] }
}

export interface UploadedFile {
  readonly name: string
  readonly bytes: Buffer
}

/** The fields of a form by their names, texts in bytes; a file that was not chosen is left out. */
export interface Parts {
  readonly texts: ReadonlyMap<string, Buffer>
  readonly files: ReadonlyMap<string, UploadedFile>
}

/**
 * Reads a form of texts and files as it arrives.
 * @throws {Problem} when one of them is larger than `most` bytes, or as `readUpload`
 */
export function readParts(request: Request, most: number, mostFiles: number): Promise<Parts> {
  if (!request.is('multipart/form-data')) throw new Problem(415, 'That cannot be read', 'Send the form of the page.')
  return new Promise((resolve, reject) => {
    const texts = new Map<string, Buffer>()
    const files: Promise<readonly [string, UploadedFile]>[] = []
    const fail = (problem: Problem): void => {
      request.unpipe(parser)
      reject(problem)
    }
    // the text is given in bytes, so that a broken one is told, not mended
    const parser = parserFor(request, most, mostFiles)
    parser.on('field', (name, value: string, { valueTruncated }) => {
      texts.set(
        name,
        Buffer.concat([
          texts.get(name) ?? Buffer.alloc(0),
          Buffer.from(value, /^[\0-\xff]*$/.test(value) ? 'latin1' : 'utf8'),
        ]),
      )
      if (valueTruncated) fail(tooLarge(limitSentence(most)))
    })
    parser.on('file', (name, stream, { filename }) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('limit', () => fail(tooLarge(limitSentence(most))))
      const file = new Promise<readonly [string, UploadedFile]>((done, failed) => {
        stream.once('close', () => done([name, { name: filename ?? '', bytes: Buffer.concat(chunks) }]))
        stream.once('error', failed)
      })
      file.catch(() => undefined)
      files.push(file)
    })
    parser.on('filesLimit', () =>
      fail(badRequest(mostFiles === 1 ? 'One file at a time, please.' : 'That form has too many files.')),
    )
    parser.on('fieldsLimit', () => fail(badRequest('That form has too many fields.')))
    parser.on('error', () => fail(badRequest('The form could not be read to its end.')))
    parser.on('close', () => {
      Promise.all(files).then(
        read =>
          resolve({ texts, files: new Map(read.filter(([, { name, bytes }]) => name !== '' || bytes.length > 0)) }),
        reject,
      )
    })
    request.once('aborted', () => fail(badRequest('The upload was broken off.')))
    watchPace(request)
    request.pipe(parser)
  })
}

function parserFor(request: Request, most: number, files: number): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defCharset: 'latin1',
      defParamCharset: 'utf8',
      limits: { fieldSize: most, fileSize: most, files, fields: 10, parts: 20, headerPairs: 20 },
    })
  } catch {
    throw badRequest('The form could not be read.')
  }
}

const limitSentence = (most: number): string =>
  `At most ${Math.floor(most / 2 ** 20)} MB of text are taken at once. Split the text and add its parts one by one.`
