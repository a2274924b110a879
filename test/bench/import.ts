import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { migrate } from '../../src/storage/migrate.ts'
import { openStorage } from '../../src/storage/open.ts'
import { createBareProject } from '../../src/storage/sample.ts'
import { addDocument, sentencesOf } from '../../src/workbench/add-document.ts'
import type { Figures } from '../support/figures.ts'
import type { Place } from './run.ts'

export const perEngine = true
export const size = '50,000 sentences, the sample article over and over'

const root = resolve(import.meta.dirname, '../..')

/** From a text to a document that can be opened: sentences found and every pair in the database. */
export async function figures({ databaseUrl }: Place): Promise<Figures> {
  await migrate(databaseUrl, resolve(root, 'migrations'))
  const storage = await openStorage(databaseUrl)
  try {
    const languages = { sourceLang: 'ar', targetLang: 'en' }
    const project = await createBareProject(storage, { name: 'Bench', description: '', ...languages })
    const source = longText(50_000)
    const started = performance.now()
    const sentences = sentencesOf(source, 'ar')
    const original = Buffer.from(source)
    await addDocument(storage, { project, user: null, title: 'Bench', source, original, sentences })
    return { 'import.s50000.seconds': (((performance.now() - started) / 1000) * 50_000) / sentences.length }
  } finally {
    await storage.close()
  }
}

function longText(sentences: number): string {
  const article = readFileSync(resolve(root, 'db/seeds/douma.ar.txt'), 'utf8').trimEnd()
  const perArticle = sentencesOf(article, 'ar').length
  return Array.from({ length: Math.ceil(sentences / perArticle) }, () => article).join('\n')
}
