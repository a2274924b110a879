import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { boundaries, segment } from '../text/segmentation/segment.ts'
import { eachLine, type Answer } from './json-lines.ts'
import { optionsOf } from './options.ts'

export const segmentHelp = `mizan segment [--lang ar] [--plain]

Cuts texts into sentences, from standard input to standard output, one line at a time.

  --lang   the language of the texts, as BCP 47 (default ar); ar and en have rules of their own
  --plain  reads plain text and writes one sentence a line, an empty line between paragraphs

Without --plain a line is {"id": …, "text": "…"} and is answered by {"id": …, "boundaries": […]}:
the end of every sentence but the last, in UTF-16 code units. A line that is wrong is answered by
{"id", "line", "problems"}, standard error says the same, and the lines after it are cut.
`

export async function segmentLines(args: readonly string[]): Promise<void> {
  const { values } = optionsOf('segment', args, {
    lang: { type: 'string', default: 'ar' }, plain: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  })
  if (values.help) process.stdout.write(segmentHelp)
  else if (values.plain) await plainSentences(values.lang)
  else await eachLine(({ id, text }) => boundariesIn(id, text, values.lang))
}

function boundariesIn(id: unknown, text: unknown, lang: string): Answer {
  if (typeof text !== 'string') return { kind: 'wrong', id, problems: ['There is no "text" that is a string.'] }
  return { kind: 'answered', value: { id, boundaries: boundaries(text, { lang }) } }
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
