import { readFileSync } from 'node:fs'
import type { Document } from '../storage/documents.ts'
import type { Storage } from '../storage/open.ts'
import { createBareProject, hasNoProject } from '../storage/sample.ts'
import { addDocument, sentencesOf } from './add-document.ts'

const article = new URL('../../db/seeds/douma.ar.txt', import.meta.url)

const description =
  'News from Eastern Ghouta, spring 2018. A real article is here to try everything on; delete the project whenever you like.'

/** Fills an empty database with the sample project and its real article; does nothing once there is a project. */
export async function seedSample(storage: Storage): Promise<Document | undefined> {
  if (!(await hasNoProject(storage.db))) return undefined
  const project = await createBareProject(storage, {
    name: 'Sample project',
    description,
    sourceLang: 'ar',
    targetLang: 'en',
  })
  const original = readFileSync(article)
  const source = original.toString('utf8')
  return addDocument(storage, {
    project,
    user: null,
    title: 'دخول دوما',
    subtitle: 'Douma, Friday · sample article',
    fileName: 'douma.ar.txt',
    source,
    original,
    sentences: sentencesOf(source, 'ar'),
  })
}
