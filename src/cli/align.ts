import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { alignDocument } from '../text/alignment/align-document.ts'
import { eachLine, objectIn } from './json-lines.ts'

export const alignHelp = `mizan align [--lexicon FILE.tsv]

Aligns texts that are already cut into sentences, from standard input to standard output, one document a line.

  --lexicon  more words, one pair a line with a tab between: word, translation

A line is {"id", "source": […], "target": […], "sourceLang", "targetLang", "sourcePar"?: […], "targetPar"?: […]}
and is answered by {"id", "beads": [[[source indexes], [target indexes]], …], "confidence": […]}.
A document that cannot be aligned is answered by {"id", "problems": […]}.
`

export async function alignLines(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args], options: { lexicon: { type: 'string' }, help: { type: 'boolean', default: false } },
  })
  if (values.help) {
    process.stdout.write(alignHelp)
    return
  }
  const options = values.lexicon === undefined ? {} : { extraLexicon: wordsIn(values.lexicon) }
  await eachLine((line, number) => {
    const given = objectIn(line, number)
    const outcome = alignDocument(given, options)
    return JSON.stringify(outcome.kind === 'aligned' ? outcome.document : { id: given['id'], problems: outcome.problems })
  })
}

function wordsIn(file: string): [string, string][] {
  return readFileSync(file, 'utf8').split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return []
    const [word, translation] = line.split('\t')
    if (!word || !translation) throw new RangeError(`${file}, line ${index + 1}: a word, a tab and its translation are wanted.`)
    return [[word, translation] as [string, string]]
  })
}
