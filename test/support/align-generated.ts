// Aligns generated texts in a process of its own and prints what that took: `align-generated.ts SENTENCES SEED`.
import { align } from '../../src/text/alignment/align.ts'
import { ownPeakMb } from './own-peak.mjs'
import { generatedTexts } from './generated-texts.ts'

const [sentences, seed] = process.argv.slice(2).map(Number) as [number, number]
const { source, target } = generatedTexts(sentences, seed)
const before = process.cpuUsage()
const links = align({ source, target, sourceLang: 'ar', targetLang: 'en' })
const { user, system } = process.cpuUsage(before)
const cpuSeconds = (user + system) / 1e6
process.stdout.write(JSON.stringify({ links: links.length, cpuSeconds, rssMb: ownPeakMb() }))
