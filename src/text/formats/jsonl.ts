import { notInAnyFile } from './characters.ts'
import { arabicToEnglish, oneForOne, type Format, type Languages, type PairReader } from './format.ts'
import { lineReader } from './lines.ts'
import { pairFields, pairText, statusNamed, type PairText } from './pair-text.ts'
import { problemList, type ProblemList } from './problem.ts'

/** One JSON object a line. */
export const jsonl: Format = {
  id: 'jsonl',
  title: 'JSON Lines',
  description: 'One JSON object a line, for programs',
  extension: 'jsonl',
  mediaType: 'application/jsonl',
  holds: pairFields,
  limits: [],
  files: stem => [`${stem}.jsonl`],
  leavesOut: notInAnyFile,
  writer: () => ({
    head: () => [''],
    row: pair => [`${JSON.stringify(pair, ['id', ...pairFields])}\n`],
    tail: () => [''],
  }),
  reader,
  expectation: () => oneForOne(),
}

function reader(languages: Languages = arabicToEnglish): PairReader {
  const found: PairText[] = []
  const list = problemList()
  let objects = 0
  const lines = lineReader(
    (text, line) => {
      if (text.trim() === '') return
      objects += 1
      const pair = pairIn(text, line, languages, list)
      if (pair) found.push(pair.id ? pair : { ...pair, id: String(objects) })
    },
    line => list.add('stopped', line, 1, 'This line is too long to be a pair; nothing after it was read.'),
  )
  return {
    push: piece => {
      lines.push(piece)
      return found.splice(0)
    },
    end: () => {
      lines.end()
      return found.splice(0)
    },
    problems: list.problems,
  }
}

type Fields = Readonly<Record<string, unknown>>

function pairIn(text: string, line: number, languages: Languages, list: ProblemList): PairText | undefined {
  const parsed = parse(text)
  const pair = isObject(parsed) ? pairOf(parsed, languages) : undefined
  const half = pair && notInAnyFile(pair)
  if (pair && half === undefined) return pair
  const { sourceLang, targetLang } = languages
  list.add(
    'skipped',
    line,
    1,
    half !== undefined
      ? `This object holds ${half}.`
      : isObject(parsed)
        ? `This object has no text under “source” and “target”, nor under “${sourceLang}” and “${targetLang}”.`
        : 'This line is not a JSON object.',
  )
  return undefined
}

function pairOf(object: Fields, { sourceLang, targetLang }: Languages): PairText | undefined {
  const inner = own(object, 'translation')
  const texts = isObject(inner) ? inner : object
  const source = text(own(texts, 'source') ?? own(texts, sourceLang))
  const target = text(own(texts, 'target') ?? own(texts, targetLang) ?? '')
  if (source === undefined || target === undefined) return undefined
  const notes = own(object, 'notes') ?? own(object, 'note')
  const noteTexts = (Array.isArray(notes) ? notes : [notes]).map(text).filter(note => note !== undefined && note !== '')
  const number = (name: string): number | undefined => {
    const value = own(object, name)
    return Number.isSafeInteger(value) ? (value as number) : undefined
  }
  const id = own(object, 'id')
  return pairText({
    id: text(typeof id === 'number' ? String(id) : id),
    source,
    target,
    status: statusNamed(text(own(object, 'status')) ?? ''),
    document: text(own(object, 'document')),
    paragraph: number('paragraph'),
    order: number('order'),
    notes: noteTexts.length > 0 ? (noteTexts as string[]) : undefined,
    createdBy: text(own(object, 'createdBy')),
    createdAt: text(own(object, 'createdAt')),
    changedBy: text(own(object, 'changedBy')),
    changedAt: text(own(object, 'changedAt')),
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const own = (object: Fields, name: string): unknown => (Object.hasOwn(object, name) ? object[name] : undefined)
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
