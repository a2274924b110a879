import { csv, csvForSpreadsheets } from './csv.ts'
import type { Format } from './format.ts'
import { html } from './html.ts'
import { jsonl } from './jsonl.ts'
import { moses } from './moses.ts'
import { plainText } from './plain-text.ts'
import { tmx } from './tmx.ts'
import { tsv } from './tsv.ts'

/** Every format pairs can leave in, in the order in which they are offered. */
export const formats: readonly Format[] = [tmx, tsv, csvForSpreadsheets, csv, jsonl, moses, html, plainText]

/** @returns the format with this id, or `undefined`; any string may be asked */
export function formatNamed(id: string): Format | undefined {
  return formats.find(format => format.id === id)
}
