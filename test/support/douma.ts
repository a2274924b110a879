import { readFileSync } from 'node:fs'
import type { ProjectId } from '../../src/model/id.ts'
import { targetSentences } from '../../src/model/pair.ts'
import type { Pair } from '../../src/model/pair.ts'
import type { Document } from '../../src/storage/documents.ts'
import type { Storage } from '../../src/storage/open.ts'
import { addDocument, sentencesOf } from '../../src/workbench/add-document.ts'

const seed = (lang: string): string =>
  readFileSync(new URL(`../../db/seeds/douma.${lang}.txt`, import.meta.url), 'utf8')

export const doumaArabic = seed('ar')
export const doumaEnglish = seed('en')

/** The sample article in a project, with nothing beside it yet. */
export async function doumaIn(storage: Storage, project: ProjectId): Promise<Document> {
  return addDocument(storage, {
    project,
    user: null,
    title: 'دخول دوما',
    source: doumaArabic,
    original: Buffer.from(doumaArabic),
    sentences: sentencesOf(doumaArabic, 'ar'),
  })
}

/** How many sentences stand on each side of each pair: `1:2 1:0`. */
export const ratios = (pairs: readonly Pair[]): string =>
  pairs.map(pair => `${pair.sentences.length}:${targetSentences(pair).length}`).join(' ')

/** All words of a side in order, white space aside. */
export const wordsOf = (pairs: readonly Pair[], side: 'source' | 'target'): string =>
  pairs
    .map(pair => pair[side])
    .join('')
    .replaceAll(/\s/g, '')

export const allOf = { ar: doumaArabic.replaceAll(/\s/g, ''), en: doumaEnglish.replaceAll(/\s/g, '') }
