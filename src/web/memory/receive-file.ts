import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import { newId } from '../../storage/new-id.ts'
import { Problem, badRequest, tooLarge } from '../problem.ts'
import type { ProjectVisit } from '../visit.ts'
import { watchPace } from '../watch-pace.ts'

export interface ReceivedFile {
  readonly name: string
  /** Where it was put; whoever reads it takes it away. */
  readonly path: string
}

/**
 * Writes the file of a form to the data folder as it arrives, so that no upload is held in memory.
 * @throws {Problem} when there is none, it is larger than `most` bytes, stops in the middle or arrives too slowly
 */
export async function receiveFile({ request, mizan }: ProjectVisit, most: number): Promise<ReceivedFile> {
  if (!request.is('multipart/form-data')) throw new Problem(415, 'That cannot be read', 'Send the form of the page.')
  const folder = join(mizan.configuration.dataDir, 'uploads')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, newId())
  try {
    const name = await writeTo(path, request, most)
    if (name === undefined || name === '') throw badRequest('Choose a file first.')
    return { name, path }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

function writeTo(path: string, request: ProjectVisit['request'], most: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let [name, written]: [string | undefined, Promise<void>] = [undefined, Promise.resolve()]
    const parser = parserFor(request, most)
    parser.on('file', (_field, stream, { filename }) => {
      name = filename ?? ''
      stream.once('limit', () => {
        request.unpipe(parser)
        reject(
          tooLarge(
            `At most ${Math.floor(most / 2 ** 20).toLocaleString('en')} MB are taken at once. Split the file and import its parts.`,
          ),
        )
      })
      written = pipeline(stream, createWriteStream(path, { mode: 0o600 }))
      written.catch(reject)
    })
    parser.on('error', () => reject(badRequest('The form could not be read to its end.')))
    parser.on('close', () => void written.then(() => resolve(name), reject))
    request.once('aborted', () => reject(badRequest('The upload was broken off.')))
    watchPace(request)
    request.pipe(parser)
  })
}

function parserFor(request: ProjectVisit['request'], most: number): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { fileSize: most, files: 1, fields: 5, parts: 8, headerPairs: 20 },
    })
  } catch {
    throw badRequest('The form could not be read.')
  }
}
