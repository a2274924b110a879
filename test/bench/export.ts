import { createWriteStream } from 'node:fs'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { spawn } from 'node:child_process'
import { createDocumentInParts } from '../../src/storage/document-in-parts.ts'
import { documentsOf } from '../../src/storage/documents.ts'
import type { Document } from '../../src/storage/documents.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { openStorage } from '../../src/storage/open.ts'
import { createBareProject } from '../../src/storage/sample.ts'
import { tmx } from '../../src/text/formats/tmx.ts'
import type { ProjectId } from '../../src/model/id.ts'
import { writeExport } from '../../src/workbench/export-pairs.ts'
import type { Figures } from '../support/figures.ts'
import { ownPeakMb } from '../support/own-peak.mjs'
import type { Place } from './run.ts'

export const perEngine = true
export const size = '100,000 pairs as TMX, proven while written, in a process of its own'

const pairs = 100_000
const languages = { sourceLang: 'ar', targetLang: 'en' }

export async function figures({ databaseUrl, folder }: Place): Promise<Figures> {
  await migrate(databaseUrl, resolve(import.meta.dirname, '../../migrations'))
  const project = await fill(databaseUrl)
  const { seconds, rssMb } = await inOwnProcess([databaseUrl, project, join(folder, 'bench.tmx')])
  return { 'export.p100000.seconds': seconds, 'export.p100000.rssMb': rssMb }
}

async function fill(databaseUrl: string): Promise<ProjectId> {
  const storage = await openStorage(databaseUrl)
  try {
    const project = await createBareProject(storage, { name: 'Bench', description: '', ...languages })
    const line = 'قال المرصد السوري إن الطريق بين المدينتين مفتوح منذ صباح اليوم.'
    const source = Array.from({ length: pairs }, () => line).join('\n')
    await createDocumentInParts(storage, {
      project,
      user: null,
      title: 'Bench',
      source,
      original: '',
      pairs: Array.from({ length: pairs }, (_, index) => ({
        sentences: [{ start: index * (line.length + 1), end: index * (line.length + 1) + line.length }],
        paragraph: index,
        target: `The road between the two towns has been open since this morning, said observer ${index}.`,
        status: 'approved' as const,
      })),
    })
    return project
  } finally {
    await storage.close()
  }
}

interface Measured {
  readonly seconds: number
  readonly rssMb: number
}

/** Only this process's memory tells what an export needs: the one that filled the database is large already. */
function inOwnProcess(args: readonly string[]): Promise<Measured> {
  const loader = resolve(import.meta.dirname, '../support/typescript.mjs')
  const worker = spawn(process.execPath, ['--import', loader, import.meta.filename, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  worker.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  return new Promise((done, failed) => {
    worker.once('error', failed)
    worker.once('close', code => {
      if (code === 0) done(JSON.parse(printed) as Measured)
      else failed(new Error(`the export ended with code ${code}`))
    })
  })
}

async function exportOnce(databaseUrl: string, id: ProjectId, file: string): Promise<Measured> {
  const storage = await openStorage(databaseUrl)
  const documents: readonly Document[] = await documentsOf(storage.db, id)
  const project = { id, slug: 'bench', name: 'Bench', description: '', createdAt: '', ...languages }
  const started = performance.now()
  await pipeline(
    Readable.from(
      writeExport(storage, {
        project,
        documents,
        title: 'Bench',
        format: tmx,
        selection: 'approved',
        withComments: true,
        withPeople: true,
      }),
    ),
    createWriteStream(file),
  )
  const seconds = (performance.now() - started) / 1000
  await storage.close()
  // the most it ever held, not what it holds now
  return { seconds, rssMb: ownPeakMb() }
}

const [databaseUrl, project, file] = process.argv.slice(2)
if (process.argv[1] === import.meta.filename && databaseUrl && project && file) {
  process.stdout.write(JSON.stringify(await exportOnce(databaseUrl, project as ProjectId, file)))
}
