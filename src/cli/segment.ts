import { once } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { boundaries, segment } from '../text/segmentation/segment.ts'
import { decode, eachLine, linesOf, type Answer } from './json-lines.ts'
import { optionsOf } from './options.ts'

export const segmentHelp = `mizan segment [--lang ar] [--plain]

Cuts texts into sentences, from standard input to standard output, one line at a time. Memory is that of one line,
however long the input is.

  --lang   the language of the texts, as BCP 47 (default ar); ar and en have rules of their own
  --plain  reads plain text, a paragraph a line, and writes one sentence a line, an empty line between paragraphs
  --help   this text

Without --plain a line is {"id": …, "text": "…"} and is answered by {"id": …, "boundaries": […]}: the end of every
sentence but the last, in UTF-16 code units, ascending, so that text.slice(0, boundaries[0]) is the first sentence.
The text may have several paragraphs; a line break in it always ends a sentence. Empty lines are skipped.

A line that is wrong is answered by {"id", "line", "problems"}, standard error says the same, and the lines after it
are cut. Input is UTF-8; with --plain a line that is not is told on standard error and left out. Lines know nothing of
each other, so the command can be run on pieces of the input: parallel --pipe --keep-order mizan segment

  echo '{"id":1,"text":"وصل د. سامي. ثم غادر."}' | npm run -s mizan -- segment --lang ar
  {"id":1,"boundaries":[12]}
`

export async function segmentLines(args: readonly string[]): Promise<void> {
  const { values } = optionsOf('segment', args, {
    lang: { type: 'string', default: 'ar' },
    plain: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  })
  if (values.help) {
    process.stdout.write(segmentHelp)
    return
  }
  // what is made for a line is garbage after it; left to itself, the space for young objects grows to 48 MB,
  // and that for old ones to several times what it holds
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--optimize-for-size')
  if (values.plain) await plainSentences(values.lang)
  else await eachLine(({ id, text }) => boundariesIn(id, text, values.lang))
}

function boundariesIn(id: unknown, text: unknown, lang: string): Answer {
  if (typeof text !== 'string') return { kind: 'wrong', id, problems: ['There is no "text" that is a string.'] }
  return { kind: 'answered', value: { id, boundaries: boundaries(text, { lang }) } }
}

async function plainSentences(lang: string): Promise<void> {
  const out = new Gathered()
  let [number, isFirst] = [0, true]
  for await (const bytes of linesOf(process.stdin)) {
    number++
    const line = decode(bytes)
    if (line === undefined) process.stderr.write(`Line ${number}: This is not UTF-8.\n`)
    const sentences = segment(line ?? '', { lang }).map(({ start, end }) => line!.slice(start, end))
    if (sentences.length === 0) continue
    await out.write(`${isFirst ? '' : '\n'}${sentences.join('\n')}\n`)
    isFirst = false
  }
}

const unitsAtOnce = 16_384

/** Standard output in few writes, each of which takes memory, without holding anything back once the input pauses. */
class Gathered {
  #text = ''
  #soon: NodeJS.Immediate | undefined

  async write(text: string): Promise<void> {
    this.#text += text
    this.#soon ??= setImmediate(() => void this.#flush())
    if (this.#text.length >= unitsAtOnce && !this.#flush()) await once(process.stdout, 'drain')
  }

  #flush(): boolean {
    clearImmediate(this.#soon)
    this.#soon = undefined
    const text = this.#text
    this.#text = ''
    return process.stdout.write(text)
  }
}
