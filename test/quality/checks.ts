// How often each check cries wolf on clean pairs, and how many of the faults it claims to find it finds.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkDocument } from '../../src/text/checks/check-document.ts'
import type { CheckedPair } from '../../src/text/checks/check.ts'
import { checks } from '../../src/text/checks/index.ts'
import { faults, faultTerms } from '../support/faults.ts'
import { seeded } from '../support/inject-fault.ts'
import type { Fault, Injected } from '../support/inject-fault.ts'
import type { Figures } from '../support/figures.ts'
import type { Gold } from './run.ts'

export type CheckedDocument = readonly CheckedPair[]

const perKind = 20
const seed = 20_241
const cleanSets = ['isolated', 'news', 'tech', 'wiki']

const arabicToEnglish = (source: string, target: string): CheckedPair => ({
  source,
  target,
  sourceLang: 'ar',
  targetLang: 'en',
  status: 'translated',
})

/** Our own clean pairs, one document per domain. */
export function ownDocuments(): CheckedDocument[] {
  const documents = new Map<string, CheckedPair[]>()
  const lines = readFileSync(join(import.meta.dirname, 'checks/clean.tsv'), 'utf8')
    .split('\n')
    .filter(line => line !== '')
  for (const [at, line] of lines.entries()) {
    const [domain, source, target, ...rest] = line.split('\t')
    if (domain === undefined || source === undefined || target === undefined || rest.length > 0) {
      throw new RangeError(`line ${at + 1} of clean.tsv is not domain, source, target`)
    }
    documents.set(domain, [...(documents.get(domain) ?? []), arabicToEnglish(source, target)])
  }
  return [...documents.values()]
}

interface GoldDocument {
  readonly source_lang: string
  readonly source: readonly string[]
  readonly target: readonly string[]
  readonly beads: readonly (readonly [readonly number[], readonly number[]])[]
}

/** The 1-1 pairs of the published texts, Arabic as the source whichever side the gold has it on. */
export function benchDocuments(bench: string): CheckedDocument[] {
  const dev = join(bench, 'alignment/dev')
  return cleanSets
    .filter(set => existsSync(join(dev, set)))
    .flatMap(set =>
      readdirSync(join(dev, set))
        .filter(name => name.endsWith('.json'))
        .sort()
        .map(name => oneToOne(JSON.parse(readFileSync(join(dev, set, name), 'utf8')) as GoldDocument)),
    )
}

function oneToOne({ source_lang: language, source, target, beads }: GoldDocument): CheckedPair[] {
  return beads
    .filter(([from, to]) => from.length === 1 && to.length === 1)
    .map(([[from], [to]]) =>
      language === 'ar' ? arabicToEnglish(source[from!]!, target[to!]!) : arabicToEnglish(target[to!]!, source[from!]!),
    )
}

/** Findings of each check on clean documents, per 200 pairs. */
export function falseAlarms(documents: readonly CheckedDocument[]): Map<string, number> {
  const alarms = new Map(checks.map(({ id }) => [id, 0]))
  for (const document of documents) {
    for (const { finding } of checkDocument(document)) alarms.set(finding.check, alarms.get(finding.check)! + 1)
  }
  const pairs = documents.reduce((sum, document) => sum + document.length, 0)
  return new Map([...alarms].map(([id, count]) => [id, (count * 200) / pairs]))
}

export interface Recall {
  readonly kind: string
  readonly check: string
  readonly found: number
  readonly injected: number
}

/** Of each kind of fault, how many of 20 the check that claims it finds. */
export function recalls(documents: readonly CheckedDocument[]): Recall[] {
  const pairs = documents.flat()
  return faults.map(fault => {
    const cases = casesOf(fault, pairs)
    return {
      kind: fault.kind,
      check: fault.check,
      found: cases.filter(injected => isFound(fault, injected)).length,
      injected: cases.length,
    }
  })
}

/** The fault in 20 pairs chosen by the seed, no two cases alike. */
export function casesOf(fault: Fault, pairs: readonly CheckedPair[]): Injected[] {
  const random = seeded(seed + faults.indexOf(fault))
  const cases = new Map<string, Injected>()
  for (let tries = 0; tries < 4000 && cases.size < perKind; tries++) {
    const injected = fault.inject(pairs[random(pairs.length)]!, random, pairs)
    if (injected !== undefined) cases.set(JSON.stringify(injected.faulty), injected)
  }
  return [...cases.values()]
}

function isFound({ check }: Fault, { clean, faulty, index, context }: Injected): boolean {
  const count = (document: CheckedDocument): number =>
    checkDocument(document, { terms: faultTerms!, ...context }).filter(
      found => found.index === index && found.finding.check === check,
    ).length
  return count(faulty) > count(clean)
}

const named = (kind: string): string => kind.replaceAll(/[^a-z]+/gi, '-').toLowerCase()

/** Both tables, and the worst of each; with a bench, over its published texts as well as our own. */
export function figures({ bench }: Gold): Figures {
  const documents = [...ownDocuments(), ...(bench === undefined ? [] : benchDocuments(bench))]
  const alarms = falseAlarms(documents)
  const found = recalls(documents)
  return {
    'checks.worstFalseAlarmsPer200': Math.max(...alarms.values()),
    'checks.worstRecall': Math.min(...found.map(({ found, injected }) => found / injected)),
    'checks.faultKinds': found.length,
    ...Object.fromEntries([...alarms].map(([id, rate]) => [`checks.falseAlarmsPer200.${id}`, rate])),
    ...Object.fromEntries(found.map(({ kind, found, injected }) => [`checks.recall.${named(kind)}`, found / injected])),
  }
}
