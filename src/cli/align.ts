import { alignDocument, type RunOptions } from '../text/alignment/align-document.ts'
import { alignTexts } from './align-texts.ts'
import { eachLine } from './json-lines.ts'
import { linkFormats } from './link-formats.ts'
import { optionsOf } from './options.ts'
import { readText } from './read-text.ts'

export const alignHelp = `Aligns texts with their translations: which sentences render which.

  mizan align [--lexicon FILE.tsv] [--no-word-list] [--strict]
  mizan align --text ORIGINAL TRANSLATION [--format tsv] [--lines] [--source-lang ar] [--target-lang en]

Without --text it reads documents that are cut into sentences from standard input, one JSON object a line:

  {"id": …, "source": [sentences], "target": [sentences], "sourceLang": "ar", "targetLang": "en",
   "sourcePar": [paragraph of each sentence], "targetPar": […]}       the last two may be left out

and answers each with a line on standard output as soon as it is aligned:

  {"id": …, "beads": [[[source indexes], [target indexes]], …], "confidence": [0 to 1 for each]}

Every sentence is in exactly one bead, in order; one side of a bead may be empty. A line that is wrong is answered by
{"id", "line", "problems": [sentences]}, standard error says the same, and the lines after it are aligned.
Documents know nothing of each other, so that a big corpus can be cut anywhere and aligned by many machines.

  --text         aligns two text files instead; “-” is standard input
  --format       what comes out for --text (default tsv):
                   tsv     a table: source, target, confidence, reasons; tabs and line breaks inside a text as \\t, \\n
                   ladder  the positions of hunalign: source, target, confidence; the last line stands behind the last sentences
                   tmx     a translation memory, TMX 1.4b; sentences that nothing renders are left out and counted
                   jsonl   an object a link: source, target, sources, targets, confidence, reasons
  --lines        the files hold a sentence a line, and an empty line between paragraphs; otherwise they are cut into sentences
  --source-lang  the languages for --text, as BCP 47 (default ar and en)
  --target-lang
  --encoding     of the files for --text: utf-8, utf-16le, utf-16be, windows-1256 or iso-8859-6
  --lexicon      more words, one pair a line with a tab between: word, translation; the language of the source first
  --no-word-list aligns without the Arabic–English word list that is built in
  --strict       ends with status 1 when a line was wrong; otherwise only a run that could not be done does
`

const options = {
  'text': { type: 'boolean', default: false },
  'format': { type: 'string', default: 'tsv' },
  'lines': { type: 'boolean', default: false },
  'source-lang': { type: 'string', default: 'ar' },
  'target-lang': { type: 'string', default: 'en' },
  'encoding': { type: 'string' },
  'lexicon': { type: 'string' },
  'no-word-list': { type: 'boolean', default: false },
  'strict': { type: 'boolean', default: false },
  'help': { type: 'boolean', short: 'h', default: false },
} as const

export async function alignCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = optionsOf('align', args, options)
  if (values.help) {
    process.stdout.write(alignHelp)
    return
  }
  const run: RunOptions = {
    ...(values.lexicon !== undefined && { extraLexicon: wordsIn(await readText(values.lexicon), values.lexicon) }),
    ...(values['no-word-list'] && { lexicon: 'none' }),
  }
  if (values.text) {
    await alignTexts(filesIn(positionals), {
      ...run,
      format: formatNamed(values.format),
      areLines: values.lines,
      encoding: values.encoding,
      sourceLang: values['source-lang'],
      targetLang: values['target-lang'],
    })
    return
  }
  if (positionals.length > 0)
    throw new RangeError(`“${positionals[0]}” is not asked for: documents come on standard input, files with --text.`)
  const wrong = await eachLine(document => {
    const outcome = alignDocument(document, run)
    return outcome.kind === 'aligned'
      ? { kind: 'answered', value: outcome.document }
      : { kind: 'wrong', id: document['id'], problems: outcome.problems }
  })
  if (wrong > 0 && values.strict) process.exitCode = 1
}

function filesIn(positionals: readonly string[]): readonly [string, string] {
  const [original, translation, ...more] = positionals
  if (original === undefined || translation === undefined || more.length > 0) {
    throw new RangeError(
      `--text wants two files, the original and its translation; there ${positionals.length === 1 ? 'is' : 'are'} ${positionals.length}.`,
    )
  }
  return [original, translation]
}

function formatNamed(name: string): keyof typeof linkFormats {
  if (!Object.hasOwn(linkFormats, name))
    throw new RangeError(`There is no format “${name}”; there are ${Object.keys(linkFormats).join(', ')}.`)
  return name as keyof typeof linkFormats
}

function wordsIn(text: string, file: string): [string, string][] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return []
    const [word, translation] = line.split('\t').map(cell => cell.trim())
    if (!word || !translation)
      throw new RangeError(
        `${file}, line ${index + 1}: a word, a tab and its translation are wanted, not “${line.slice(0, 40)}”.`,
      )
    return [[word, translation] as [string, string]]
  })
}
