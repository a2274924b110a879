import { halfEmpty, notInXmlFile } from './characters.ts'
import { oneForOne, type ExportHeader, type Format, type PairWriter } from './format.ts'
import { manifestSentence } from './manifest.ts'
import { pairFields, type PairText } from './pair-text.ts'
import { tmxReader } from './tmx-reader.ts'
import { secondOf, toSeconds } from './time.ts'
import { xmlAttribute, xmlComment, xmlText } from './xml.ts'

/** Translation Memory eXchange 1.4b, level 1. Source: LISA OSCAR, "TMX 1.4b Specification", 2005. */
export const tmx: Format = {
  id: 'tmx',
  title: 'TMX 1.4b',
  description: 'A translation memory for OmegaT, memoQ, Trados and other programs',
  extension: 'tmx',
  mediaType: 'application/x-tmx+xml',
  holds: pairFields,
  limits: [
    'A memory holds finished pairs only: pairs with an empty side are left out.',
    'Times are kept to the second.',
  ],
  files: stem => [`${stem}.tmx`],
  leavesOut: pair => halfEmpty(pair) ?? notInXmlFile(pair),
  writer,
  reader: tmxReader,
  expectation: () => oneForOne(toSeconds),
}

function writer(header: ExportHeader): PairWriter {
  const language = { source: header.sourceLang, target: header.targetLang }
  return {
    head: () => [head(header)],
    row: pair => [unit(pair, language)],
    tail: manifest => [`  </body>\n</tmx>\n${xmlComment(manifestSentence(manifest))}\n`],
  }
}

function head(header: ExportHeader): string {
  const about = [
    ['x-title', header.title],
    ['x-selection', header.selection],
  ] as const
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n' +
    '<tmx version="1.4">\n  <header creationtool="Mizan"' +
    xmlAttribute('creationtoolversion', header.version) +
    ' segtype="sentence" o-tmf="Mizan" adminlang="en"' +
    xmlAttribute('srclang', header.sourceLang) +
    ' datatype="plaintext"' +
    dated('creationdate', header.createdAt) +
    xmlAttribute('creationid', header.createdBy || undefined) +
    '>\n' +
    about.map(([type, value]) => prop(type, value)).join('') +
    '  </header>\n  <body>\n'
  )
}

// Each tag stands on its own line: readers that work line by line miss a unit that shares one.
function unit(pair: PairText, language: { readonly source: string; readonly target: string }): string {
  const changed = dated('changedate', pair.changedAt) + xmlAttribute('changeid', pair.changedBy || undefined)
  return (
    `    <tu${xmlAttribute('tuid', pair.id)}${dated('creationdate', pair.createdAt)}` +
    `${xmlAttribute('creationid', pair.createdBy || undefined)}${changed}>\n` +
    (pair.notes ?? [])
      .filter(Boolean)
      .map(note => `      <note>${xmlText(note)}</note>\n`)
      .join('') +
    prop('x-status', pair.status) +
    prop('x-document', pair.document) +
    prop('x-paragraph', pair.paragraph?.toString()) +
    prop('x-order', pair.order?.toString()) +
    variant(language.source, '', pair.source) +
    variant(language.target, changed, pair.target) +
    '    </tu>\n'
  )
}

function variant(language: string, attributes: string, text: string): string {
  return (
    `      <tuv${xmlAttribute('xml:lang', language)}${attributes}>\n` +
    `        <seg>${xmlText(text)}</seg>\n      </tuv>\n`
  )
}

function prop(type: string, value: string | undefined): string {
  return value ? `      <prop type="${type}">${xmlText(value)}</prop>\n` : ''
}

function dated(name: string, time: string | undefined): string {
  const seconds = secondOf(time)
  return xmlAttribute(name, seconds?.replaceAll(/[-:]/g, ''))
}
