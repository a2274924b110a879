// Cuts a text, cuts it by other rules and compares, all for the first time, and prints what that took; the text comes
// from the file that is named.
import { readFileSync } from 'node:fs'
import { compareSegmentations } from '../../src/text/segmentation/compare-segmentations.ts'
import { segment } from '../../src/text/segmentation/segment.ts'

const text = readFileSync(process.argv[2]!, 'utf8')
const rules = { newlineBreaks: true, respectAbbreviations: true, keepQuotationWithSpeaker: true }
const before = process.cpuUsage()
const now = segment(text, { lang: 'ar', rules: { ...rules, breakAfterColon: false, breakAfterSemicolon: false } })
const next = segment(text, { lang: 'ar', rules: { ...rules, breakAfterColon: true, breakAfterSemicolon: true } })
const changes = compareSegmentations(now, next)
const { user, system } = process.cpuUsage(before)
process.stdout.write(JSON.stringify({ sentences: now.length, changes: changes.length, cpuMs: (user + system) / 1000 }))
