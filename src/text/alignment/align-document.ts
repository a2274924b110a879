import { align, type AlignInput } from './align.ts'
import type { Link, ScoredLink } from './link.ts'

/** What comes out for one document. */
export interface AlignedDocument {
  readonly id: string | number | null
  /** Source and target sentence indices of each link, in order; one of the two may be empty. */
  readonly beads: readonly (readonly [readonly number[], readonly number[]])[]
  /** Confidence of each link, 0–1, three decimals. */
  readonly confidence: readonly number[]
}

/** A document aligned, or what is wrong with it, a sentence for each problem. */
export type DocumentOutcome =
  | { readonly kind: 'aligned'; readonly document: AlignedDocument; readonly links: readonly ScoredLink[] }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] }

/** What applies to every document of a run. */
export type RunOptions = Pick<AlignInput, 'lexicon' | 'extraLexicon' | 'known'>

/**
 * Aligns one document as it comes from a line of JSON: `{"id", "source": [sentences], "target": [sentences],
 * "sourceLang", "targetLang", "sourcePar"?: [numbers], "targetPar"?: [numbers]}`.
 *
 * @param value anything; it is checked
 * @param options of the run
 * @returns the links, or the problems in words; never throws for bad input
 */
export function alignDocument(value: unknown, options: RunOptions = {}): DocumentOutcome {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { kind: 'invalid', problems: ['The line is not a JSON object.'] }
  }
  const record = value as Readonly<Record<string, unknown>>
  const problems = [...sideProblems(record, 'source'), ...sideProblems(record, 'target'), ...idProblem(record)]
  if (problems.length > 0) return { kind: 'invalid', problems }
  const links = align({ ...inputOf(record), ...options })
  const id = record['id'] as string | number | undefined
  return {
    kind: 'aligned',
    links,
    document: { id: id ?? null, beads: links.map(beadOf), confidence: links.map(rounded) },
  }
}

function idProblem(record: Readonly<Record<string, unknown>>): string[] {
  const id = record['id']
  return id === undefined || id === null || typeof id === 'string' || typeof id === 'number'
    ? []
    : ['"id" is neither a text nor a number.']
}

function sideProblems(record: Readonly<Record<string, unknown>>, side: 'source' | 'target'): string[] {
  const [sentences, language, paragraphs] = [record[side], record[`${side}Lang`], record[`${side}Par`]]
  const problems: string[] = []
  if (!Array.isArray(sentences)) problems.push(`"${side}" is missing or not a list of sentences.`)
  else {
    const wrong = sentences.findIndex(sentence => typeof sentence !== 'string')
    if (wrong >= 0) problems.push(`Item ${wrong + 1} of "${side}" is not a text.`)
  }
  if (typeof language !== 'string' || language === '')
    problems.push(`"${side}Lang" is missing or not a language tag such as "ar".`)
  if (paragraphs === undefined || paragraphs === null) return problems
  if (!Array.isArray(paragraphs) || !paragraphs.every(Number.isInteger))
    return [...problems, `"${side}Par" is not a list of whole numbers.`]
  if (Array.isArray(sentences) && paragraphs.length !== sentences.length) {
    problems.push(`"${side}Par" has ${paragraphs.length} numbers for ${sentences.length} sentences.`)
  }
  return problems
}

function inputOf(record: Readonly<Record<string, unknown>>): AlignInput {
  return {
    source: record['source'] as string[],
    target: record['target'] as string[],
    sourceLang: record['sourceLang'] as string,
    targetLang: record['targetLang'] as string,
    sourceParagraphs: (record['sourcePar'] ?? undefined) as number[] | undefined,
    targetParagraphs: (record['targetPar'] ?? undefined) as number[] | undefined,
  }
}

const indices = ({ start, end }: Link['source']): number[] => Array.from({ length: end - start }, (_, at) => start + at)
const beadOf = ({ source, target }: Link): [number[], number[]] => [indices(source), indices(target)]
const rounded = ({ confidence }: ScoredLink): number => Math.round(confidence * 1000) / 1000
