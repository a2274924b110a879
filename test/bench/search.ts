import { resolve } from 'node:path'
import { countWords } from '../../src/text/words.ts'
import { parseQuery } from '../../src/text/search/parse-query.ts'
import type { ProjectId } from '../../src/model/id.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { openStorage } from '../../src/storage/open.ts'
import type { Document } from '../../src/storage/documents.ts'
import type { Storage } from '../../src/storage/open.ts'
import { eachPairsPage, pairsAfter } from '../../src/storage/pairs.ts'
import { countRepetitions } from '../../src/storage/repetitions.ts'
import { createBareProject } from '../../src/storage/sample.ts'
import { addDocument } from '../../src/workbench/add-document.ts'
import { findPairs, pairsWanted } from '../../src/workbench/search/find-pairs.ts'
import type { Figures } from '../support/figures.ts'
import { memoryGenerator } from '../support/memory-generator.ts'
import type { GeneratedPair } from '../support/memory-generator.ts'
import type { Place } from './run.ts'

export const perEngine = true
const [documents, pairsEach] = [4, Number(process.env['SEARCH_PAIRS'] ?? 50_000)]
export const size = `${documents} texts of ${pairsEach.toLocaleString('en')} generated pairs`
const [seed, times, most] = [20260101, 7, 100]

/** What a project's segments are asked for: what it costs until the page stands, and how long nobody else is answered. */
export async function figures({ databaseUrl }: Place): Promise<Figures> {
  await migrate(databaseUrl, resolve(import.meta.dirname, '../../migrations'))
  const storage = await openStorage(databaseUrl)
  try {
    const texts = await fill(storage)
    const figures: Record<string, number> = {}
    for (const [name, query] of Object.entries(queries)) {
      const measured = await measure(() => findPairs(storage.db, texts, parseQuery(query), { most }))
      for (const [figure, value] of Object.entries(measured)) figures[`search.${name}.${figure}`] = value
    }
    const [text] = texts
    const filters = {
      filterRare: () => pairsWanted(storage.db, text!, parseQuery('سنجابات'), { text: 'سنجابات' }),
      filterCommon: () => pairsWanted(storage.db, text!, parseQuery('في'), { text: 'في' }),
      repetitions: async () => {
        const [pair] = await pairsAfter(storage.db, text!.id, undefined, 1)
        return countRepetitions(
          storage.db,
          texts.map(({ id }) => id),
          pair!,
        )
      },
    }
    for (const [name, work] of Object.entries(filters))
      for (const [figure, value] of Object.entries(await measure(work))) figures[`search.${name}.${figure}`] = value
    return figures
  } finally {
    await storage.close()
  }
}

const queries = {
  word: 'في',
  rareWord: 'سنجابات',
  rareEnglish: 'tgt:squirrels',
  phrase: '"سنجاب صغير"',
  side: 'src:كتاب -tgt:book',
  status: 'status:approved',
  ratio: 'ratio>9',
  shape: 'shape:1-7',
  author: 'by:nobody',
  check: 'check:numbers',
}

async function fill(storage: Storage): Promise<Document[]> {
  const project = await createBareProject(storage, {
    name: 'Bench',
    description: '',
    sourceLang: 'ar',
    targetLang: 'en',
  })
  const texts: Document[] = []
  for (let text = 0; text < documents; text++) texts.push(await fillText(storage, project, text))
  return texts
}

async function fillText(storage: Storage, project: ProjectId, text: number): Promise<Document> {
  const generator = memoryGenerator(seed)
  const pairs = Array.from({ length: pairsEach }, (_, number) => generator.pair(text * pairsEach + number))
  if (text === documents - 1) pairs[pairsEach - 3] = { source: 'رأى سنجاباً.', target: 'He saw a squirrel.' }
  const [source, sentences] = ['', [] as { start: number; end: number; paragraph: number }[]]
  const joined = pairs.reduce((all, pair, paragraph) => {
    sentences.push({ start: all.length, end: all.length + pair.source.length, paragraph })
    return `${all}${pair.source}\n`
  }, source)
  const document = await addDocument(storage, {
    project,
    user: null,
    title: `Text ${text + 1}`,
    source: joined,
    original: Buffer.from(''),
    sentences,
  })
  await translate(storage, document, pairs)
  return document
}

async function translate(storage: Storage, document: Document, pairs: readonly GeneratedPair[]): Promise<void> {
  let at = 0
  for await (const page of eachPairsPage(storage.db, document.id)) {
    const from = at
    at += page.length
    await storage.write(async tx => {
      for (const [index, { id }] of page.entries())
        await tx
          .updateTable('pair')
          .set({
            target: pairs[from + index]!.target,
            target_words: countWords(pairs[from + index]!.target),
            status: 'draft',
            origin: 'imported',
          })
          .where('id', '=', id)
          .execute()
    })
  }
}

async function measure(work: () => Promise<unknown>): Promise<Figures> {
  const [walls, cpus, blocks]: [number[], number[], number[]] = [[], [], []]
  for (let time = 0; time <= times; time++) {
    let [longest, last] = [0, performance.now()]
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 1)
    const [cpu, started] = [process.cpuUsage(), performance.now()]
    await work()
    const { user, system } = process.cpuUsage(cpu)
    clearInterval(watch)
    // the first time warms the compiler and the cache up
    if (time === 0) continue
    walls.push(performance.now() - started)
    cpus.push((user + system) / 1000)
    blocks.push(longest)
  }
  return { wallMs: middle(walls), cpuMs: middle(cpus), longestBlockMs: Math.max(...blocks) }
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!
