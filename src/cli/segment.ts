import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { boundaries, segment } from '../text/segmentation/segment.ts'
import { eachLine, objectIn } from './json-lines.ts'

export const segmentHelp = `mizan segment [--lang ar] [--plain]

Cuts texts into sentences, from standard input to standard output, one line at a time.

  --lang   the language of the texts, as BCP 47 (default ar); ar and en have rules of their own
  --plain  reads plain text and writes one sentence a line, an empty line between paragraphs

Without --plain a line is {"id": …, "text": "…"} and is answered by {"id": …, "boundaries": […]}:
the end of every sentence but the last, in UTF-16 code units.
`

export async function segmentLines(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { lang: { type: 'string', default: 'ar' }, plain: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  })
  if (values.help) process.stdout.write(segmentHelp)
  else if (values.plain) await plainSentences(values.lang)
  else await eachLine((line, number) => boundariesIn(line, number, values.lang))
}

function boundariesIn(line: string, number: number, lang: string): string {
  const { id, text } = objectIn(line, number)
  if (typeof text !== 'string') throw new RangeError(`Line ${number} has no "text" that is a string.`)
  return JSON.stringify({ id, boundaries: boundaries(text, { lang }) })
}

async function plainSentences(lang: string): Promise<void> {
  let isFirst = true
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const sentences = segment(line, { lang }).map(({ start, end }) => line.slice(start, end))
    if (sentences.length === 0) continue
    if (!process.stdout.write(`${isFirst ? '' : '\n'}${sentences.join('\n')}\n`)) await once(process.stdout, 'drain')
    isFirst = false
  }
}
