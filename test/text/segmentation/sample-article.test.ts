import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { segment } from '../../../src/text/segmentation/segment.ts'

const article = readFileSync('db/seeds/douma.ar.txt', 'utf8')
const gold = readFileSync('test/quality/segmentation/douma.sentences.ar.txt', 'utf8')

it('cuts the sample article into its 18 sentences in 13 paragraphs', () => {
  const sentences = segment(article, { lang: 'ar' })
  expect(sentences.map(({ start, end }) => article.slice(start, end))).toEqual(gold.split('\n').filter(Boolean))
  expect(sentences).toHaveLength(18)
  expect(sentences.at(-1)?.paragraph).toBe(12)
})
