import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Manifest } from '../../text/formats/manifest.ts'
import { formats } from '../../text/formats/index.ts'
import { audit } from '../../storage/audit.ts'
import { pairsVersion } from '../../storage/pairs-version.ts'
import { manifestOf, writeExport } from '../../workbench/export-pairs.ts'
import type { ExportWish } from '../../workbench/export-pairs.ts'
import { conflict, notFound } from '../problem.ts'
import { fileNames, wishOf } from './export-wish.ts'
import type { ExportVisit } from './export-wish.ts'

export async function download(visit: ExportVisit): Promise<void> {
  const { storage, request, response } = visit
  const { wish, file, name } = await fileAsked(visit)
  const documents = wish.documents.map(each => each.id)
  const expected = request.query['version']
  const assertSame = async (): Promise<void> => {
    if (typeof expected === 'string' && (await pairsVersion(storage.db, documents)) !== expected) {
      throw conflict(
        'The text was changed since the export page was opened, so the files of this export would not fit each other. Open the export page again.',
      )
    }
  }
  await assertSame()
  response.attachment(name).type(`${wish.format.mediaType}; charset=utf-8`).set('Content-Security-Policy', 'sandbox')
  await send(visit, async function* () {
    const manifest = yield* writeExport(storage, wish, file)
    await assertSame()
    await noteExport(visit, wish, manifest)
  })
}

/** What is in the file of an export, and what is not and why. */
export async function downloadManifest(visit: ExportVisit): Promise<void> {
  const { storage, response } = visit
  const wish = await wishOf(visit)
  const [stem] = (visit.document ?? visit.project).slug.split('/')
  const manifest = await manifestOf(storage, wish)
  response
    .attachment(`${stem}.${wish.format.id}.manifest.json`)
    .type('json')
    .set('Content-Security-Policy', 'sandbox')
    .send(`${JSON.stringify(manifest, undefined, 2)}\n`)
}

async function fileAsked(visit: ExportVisit): Promise<{ wish: ExportWish; file: number; name: string }> {
  const name = String(visit.request.params['file'])
  const asked = await wishOf(visit)
  const format = formats.find(each => fileNames(visit, { ...asked, format: each }).includes(name))
  if (!format) throw notFound()
  const wish = { ...asked, format }
  return { wish, name, file: fileNames(visit, wish).indexOf(name) }
}

/** A download that breaks off is seen as failed by the browser: what is thrown cuts the connection before the last chunk. */
async function send({ response }: ExportVisit, pieces: () => AsyncGenerator<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces(), { highWaterMark: 2 }), response)
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}

async function noteExport(
  { storage, request, project, document, actor }: ExportVisit,
  wish: ExportWish,
  { pairs }: Manifest,
): Promise<void> {
  await audit(storage, {
    kind: 'exported',
    user: actor.id,
    project: project.id,
    address: request.ip,
    detail: { format: wish.format.id, what: wish.selection, pairs, ...(document && { document: document.id }) },
  })
}
