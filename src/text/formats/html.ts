import { notInXmlFile } from './characters.ts'
import { oneForOne, type ExportHeader, type Format, type PairWriter } from './format.ts'
import { htmlReader } from './html-reader.ts'
import { manifestSentence } from './manifest.ts'
import type { PairField, PairStatus, PairText } from './pair-text.ts'
import { xmlAttribute, xmlText } from './xml.ts'

const holds: readonly PairField[] = ['id', 'source', 'target', 'status', 'document', 'paragraph', 'order', 'notes']

/** A page with both languages side by side, to read and to print. It is well-formed XML too, to be read as such. */
export const html: Format = {
  id: 'html',
  title: 'Bilingual page',
  description: 'Both languages side by side in a page to read, print or send',
  extension: 'html',
  mediaType: 'text/html',
  holds,
  limits: ['Who wrote a pair and when is not in the page.'],
  files: stem => [`${stem}.html`],
  leavesOut: notInXmlFile,
  writer,
  reader: () => htmlReader(),
  expectation: () => oneForOne(),
}

const style = `
body { font: 1rem/1.6 "Source Serif 4", Georgia, serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
table { border-collapse: collapse; inline-size: 100% }
th, td { border-block-end: 1px solid #ccc; padding: .4rem .6rem; text-align: start; vertical-align: top }
td.source, td.target { inline-size: 45%; white-space: pre-wrap; overflow-wrap: anywhere }
[lang|=ar] { font: 1.2rem/1.75 "Noto Naskh Arabic", Amiri, "Scheherazade New", serif }
.notes, .status, .number, footer { color: #555; font-size: .85rem }
.notes p { margin: 0; white-space: pre-wrap }
@media print { thead { display: table-header-group } tr { break-inside: avoid } body { margin: 0; max-width: none } }
`

const statusWords: Readonly<Record<PairStatus, string>> = {
  empty: 'Empty',
  draft: 'Draft',
  translated: 'Translated',
  changes: 'Changes asked for',
  approved: 'Approved',
}

function writer(header: ExportHeader): PairWriter {
  let document: string | undefined
  let number = 0
  return {
    head: () => [head(header)],
    row(pair) {
      const heading =
        pair.document !== undefined && pair.document !== document
          ? `<tr class="document"><th colspan="5" scope="rowgroup"><bdi>${xmlText(pair.document)}</bdi></th></tr>\n`
          : ''
      document = pair.document
      number += 1
      return [heading + row(pair, number, header)]
    },
    tail: manifest => [
      `</tbody></table>\n<footer><p>${xmlText(manifestSentence(manifest))}</p></footer>\n</body></html>\n`,
    ],
  }
}

function head({ title, selection, sourceLang, targetLang }: ExportHeader): string {
  return (
    `<!DOCTYPE html>\n<html lang="en" dir="ltr"><head><meta charset="utf-8"/>` +
    '<meta name="viewport" content="width=device-width"/>' +
    `<title>${xmlText(title)}</title><style>${style}</style></head>\n<body><h1><bdi>${xmlText(title)}</bdi></h1>\n` +
    (selection ? `<p>${xmlText(selection)}</p>\n` : '') +
    '<table><thead><tr><th scope="col">#</th>' +
    `<th scope="col">${xmlText(languageName(sourceLang))}</th>` +
    `<th scope="col">${xmlText(languageName(targetLang))}</th>` +
    '<th scope="col">Status</th><th scope="col">Notes</th></tr></thead><tbody>\n'
  )
}

function row(pair: PairText, number: number, { sourceLang, targetLang }: ExportHeader): string {
  const data =
    xmlAttribute('data-id', pair.id) +
    xmlAttribute('data-status', pair.status) +
    xmlAttribute('data-document', pair.document || undefined) +
    xmlAttribute('data-paragraph', pair.paragraph?.toString()) +
    xmlAttribute('data-order', pair.order?.toString())
  const notes = (pair.notes ?? [])
    .filter(Boolean)
    .map(note => `<p dir="auto">${lines(note)}</p>`)
    .join('')
  return (
    `<tr${data}><td class="number">${number}</td>` +
    cell('source', sourceLang, pair.source) +
    cell('target', targetLang, pair.target) +
    `<td class="status">${statusWords[pair.status]}</td><td class="notes">${notes}</td></tr>\n`
  )
}

function cell(side: 'source' | 'target', language: string, text: string): string {
  return `<td class="${side}"${xmlAttribute('lang', language)} dir="${directionOf(language)}">${lines(text)}</td>`
}

const lines = (text: string): string => xmlText(text).replaceAll('\n', '<br/>')

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi'])

/** The direction in which a language is written, by its BCP 47 tag. */
export function directionOf(language: string): 'rtl' | 'ltr' {
  return rightToLeft.has(language.toLowerCase().split(/[-_]/, 1)[0]!) ? 'rtl' : 'ltr'
}
