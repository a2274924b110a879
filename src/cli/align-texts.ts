import { once } from 'node:events'
import { basename } from 'node:path'
import { align, type AlignInput } from '../text/alignment/align.ts'
import { segment } from '../text/segmentation/segment.ts'
import { linkFormats, type AlignedTexts } from './link-formats.ts'
import { readText } from './read-text.ts'

export interface TextsWish extends Pick<AlignInput, 'sourceLang' | 'targetLang' | 'extraLexicon' | 'lexicon'> {
  readonly format: keyof typeof linkFormats
  /** Whether a line of the files is a sentence. */
  readonly areLines: boolean
  readonly encoding: string | undefined
}

interface Sentences {
  readonly texts: readonly string[]
  readonly paragraphs: readonly number[]
}

/** Aligns two files and writes their links to standard output. */
export async function alignTexts([original, translation]: readonly [string, string], wish: TextsWish): Promise<void> {
  if (original === '-' && translation === '-')
    throw new RangeError('Only one of the two texts can come from standard input.')
  const cut = async (file: string, lang: string): Promise<Sentences> =>
    sentencesOf(await readText(file, wish.encoding), lang, wish.areLines)
  const [source, target] = [await cut(original, wish.sourceLang), await cut(translation, wish.targetLang)]
  const links = align({
    ...wish,
    source: source.texts,
    target: target.texts,
    sourceParagraphs: source.paragraphs,
    targetParagraphs: target.paragraphs,
  })
  const { sourceLang, targetLang } = wish
  const aligned: AlignedTexts = {
    title: basename(original),
    sourceLang,
    targetLang,
    source: source.texts,
    target: target.texts,
    links,
  }
  for (const piece of linkFormats[wish.format](aligned, note => process.stderr.write(`${note}\n`))) {
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
  }
}

/** A sentence of several lines becomes one line, as it is in a table. */
function sentencesOf(text: string, lang: string, areLines: boolean): Sentences {
  const sentences = areLines
    ? linesOf(text)
    : segment(text, { lang }).map(({ start, end, paragraph }) => ({
        text: text.slice(start, end).replaceAll(/\s+/gu, ' '),
        paragraph,
      }))
  return { texts: sentences.map(sentence => sentence.text), paragraphs: sentences.map(({ paragraph }) => paragraph) }
}

function linesOf(text: string): { text: string; paragraph: number }[] {
  let paragraph = 0
  let isOpen = false
  return text.split(/\r\n|\n|\r/).flatMap(line => {
    const sentence = line.trim()
    if (sentence === '') {
      if (isOpen) paragraph += 1
      isOpen = false
      return []
    }
    isOpen = true
    return [{ text: sentence, paragraph }]
  })
}
