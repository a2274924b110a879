import { segmentInParts } from '../../text/segmentation/in-parts.ts'
import { rearrange } from '../../model/edits/rearrange.ts'
import type { OperationId, PairId } from '../../model/id.ts'
import { stateOf } from '../../model/pair.ts'
import type { Pair } from '../../model/pair.ts'
import { sourceOf } from '../../storage/documents.ts'
import type { PairEdit } from '../../storage/edits.ts'
import { applyLongEdit } from '../../storage/long-edit.ts'
import type { EditPiece } from '../../storage/long-edit.ts'
import { newId } from '../../storage/new-id.ts'
import type { Storage } from '../../storage/open.ts'
import { pairsAfter } from '../../storage/pairs.ts'
import { undoOperation } from '../../storage/undo.ts'
import { Cancelled, inBackground } from '../background.ts'
import type { BackgroundOptions } from '../background.ts'
import type { Author } from '../edit-pairs.ts'
import { withPauses } from '../with-pauses.ts'
import { knownPairs } from './sure-pairs.ts'
import type { Languages } from './score-rows.ts'
import { rowsOfLinks, translationBlocks } from './translation-blocks.ts'
import type { TranslationBlock } from './translation-blocks.ts'

export interface TranslationWish {
  readonly text: string
  /** Whether pairs that hold a translation get the new one; otherwise what was written stays. */
  readonly replace: boolean
}

export interface TranslationAdded {
  /** `undefined` when nothing had to change. */
  readonly operation: OperationId | undefined
  readonly links: number
  /** Links left out because their pairs already hold a translation, or were changed meanwhile. */
  readonly kept: number
}

const alignShare = 0.7
const pairsPerPiece = 16

export interface PlainSentence {
  readonly text: string
  readonly paragraph: number
}

/** The sentences of a translation, each on one line, with their paragraphs. */
export const translationSentences = (text: string, lang: string): Promise<PlainSentence[]> =>
  withPauses(plainSentences(text, lang))

const sentencesAtOnce = 1000

function* plainSentences(text: string, lang: string): Generator<undefined, PlainSentence[]> {
  const plain: PlainSentence[] = []
  for (const { start, end, paragraph } of yield* segmentInParts(text, { lang })) {
    plain.push({ text: text.slice(start, end).replace(/\s+/gu, ' '), paragraph })
    if (plain.length % sentencesAtOnce === 0) yield undefined
  }
  return plain
}

/**
 * Lays a translation beside a document: aligns it in the background and fills the pairs, all as one operation.
 * The aligned text is a draft; links that are not sure wait to be looked at.
 * @throws {Cancelled} when the signal is aborted; what was written by then is taken back
 */
export async function addTranslation(
  storage: Storage,
  author: Author,
  languages: Languages,
  wish: TranslationWish,
  { progress, signal }: BackgroundOptions = {},
): Promise<TranslationAdded> {
  const [pairs, source, known] = [
    await allPairs(storage, author),
    await sourceOf(storage.db, author.document),
    await knownPairs(storage, author.project),
  ]
  const targets = await translationSentences(wish.text, languages.targetLang)
  const links = await inBackground(
    'align',
    {
      ...languages,
      known,
      source: pairs.flatMap(pair => pair.sentences.map(({ start, end }) => source.slice(start, end))),
      sourceParagraphs: pairs.flatMap(pair => pair.sentences.map(() => pair.paragraph)),
      target: targets.map(({ text }) => text),
      targetParagraphs: targets.map(({ paragraph }) => paragraph),
    },
    { progress: share => progress?.(share * alignShare), ...(signal && { signal }) },
  )
  const blocks = translationBlocks(
    pairs,
    rowsOfLinks(
      pairs,
      links,
      targets.map(({ text }) => text),
    ),
  )
  const plan = new TranslationPlan(blocks, wish.replace)
  const pieces = plan.pieces()
  if (signal?.aborted) throw new Cancelled()
  const operation = await applyLongEdit(
    storage,
    { ...author, kind: 'aligned' },
    pieces,
    written => progress?.(alignShare + ((1 - alignShare) * written) / Math.max(1, pieces.length)),
    signal,
  )
  if (signal?.aborted) {
    if (operation) await undoOperation(storage, { operation, user: author.user })
    throw new Cancelled()
  }
  storage.publish({ kind: 'document', project: author.project, document: author.document, user: author.user })
  return { operation, links: links.length, kept: plan.kept }
}

async function allPairs(storage: Storage, { document }: Author): Promise<Pair[]> {
  const pairs: Pair[] = []
  for (;;) {
    const page = await pairsAfter(storage.db, document, pairs.at(-1), 250)
    pairs.push(...page)
    if (page.length < 250) return pairs
    await new Promise(setImmediate)
  }
}

/** Which blocks are written, in pieces that keep the document whole; positions run on from piece to piece. */
class TranslationPlan {
  readonly #blocks: readonly TranslationBlock[]
  readonly #replace: boolean
  readonly #keptIn: number[] = []
  /** The last position in use after each piece, as its transaction left it. */
  readonly #lastAfter: number[] = []

  constructor(blocks: readonly TranslationBlock[], replace: boolean) {
    this.#blocks = blocks
    this.#replace = replace
  }

  get kept(): number {
    return this.#keptIn.reduce((sum, count) => sum + count, 0)
  }

  pieces(): EditPiece[] {
    const pieces: EditPiece[] = []
    for (let start = 0; start < this.#blocks.length;) {
      let [end, size] = [start, 0]
      while (end < this.#blocks.length && size < pairsPerPiece)
        size += Math.max(this.#blocks[end]!.pairs.length, this.#blocks[end++]!.rows.length)
      const [piece, from, to] = [pieces.length, start, end]
      pieces.push({
        pairs: this.#blocks.slice(from, to).flatMap(block => block.pairs.map(pair => pair.id)),
        plan: current => this.#planPiece(piece, from, to, current),
      })
      start = end
    }
    return pieces
  }

  #planPiece(piece: number, from: number, to: number, current: ReadonlyMap<PairId, Pair>): PairEdit[] {
    let last = this.#lastAfter[piece - 1] ?? 0
    this.#keptIn[piece] = 0
    const edits: PairEdit[] = []
    for (let index = from; index < to; index++) {
      const block = this.#blocks[index]!
      const planned = this.#isFilled(index, current)
        ? editsOf(block, current, last, this.#firstPositionFrom(index + 1))
        : undefined
      if (planned) edits.push(...planned)
      else this.#keptIn[piece] += block.rows.length
      last = Math.max(
        last,
        ...block.pairs.map(pair => pair.position),
        ...(planned?.map(({ after }) => after?.position ?? 0) ?? []),
      )
    }
    this.#lastAfter[piece] = last
    return edits
  }

  /** Text without original goes in only beside a block that is filled: between kept pairs it is their own translation’s. */
  #isFilled(index: number, current: ReadonlyMap<PairId, Pair>): boolean {
    const block = this.#blocks[index]
    if (!block || block.rows.length === 0) return false
    if (this.#replace) return true
    const isFree = (each: TranslationBlock | undefined): boolean =>
      !!each && each.pairs.every(pair => (current.get(pair.id) ?? pair).target === '')
    if (block.pairs.length > 0) return isFree(block)
    const beside = [this.#blocks[index - 1], this.#blocks[index + 1]].filter(each => each !== undefined)
    return beside.length === 0 || beside.some(isFree)
  }

  #firstPositionFrom(index: number): number | undefined {
    for (let at = index; at < this.#blocks.length; at++) {
      const first = this.#blocks[at]!.pairs[0]
      if (first) return first.position
    }
    return undefined
  }
}

/** The edits of one block, `undefined` when its pairs are no longer what the texts were aligned with. */
function editsOf(
  { pairs, rows }: TranslationBlock,
  current: ReadonlyMap<PairId, Pair>,
  before: number,
  after: number | undefined,
): PairEdit[] | undefined {
  const now = pairs.map(pair => current.get(pair.id))
  if (!now.every((pair, index): pair is Pair => pair !== undefined && sameSentences(pair, pairs[index]!)))
    return undefined
  const plan = rearrange(now, rows, before, after)
  if (plan.kind === 'refused') return undefined
  return plan.changes.map(({ pair, after: state, heir }) => ({
    ...(heir && { heir: heir.id }),
    pair: pair?.id ?? newId<'pair'>(),
    base: pair?.revision ?? 0,
    before: pair ? stateOf(pair) : null,
    after:
      state &&
      (state.target === '' || state.target === pair?.target ? state : { ...state, origin: 'aligned' as const }),
  }))
}

const sameSentences = (a: Pair, b: Pair): boolean =>
  a.sentences.length === b.sentences.length &&
  a.sentences.every(({ start, end }, index) => start === b.sentences[index]!.start && end === b.sentences[index]!.end)
