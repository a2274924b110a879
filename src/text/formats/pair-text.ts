/** Where a pair stands, in the words of the glossary. */
export type PairStatus = 'empty' | 'draft' | 'translated' | 'changes' | 'approved'

export const pairStatuses: readonly PairStatus[] = ['empty', 'draft', 'translated', 'changes', 'approved']

/** A pair as files carry it: two texts and what is known about them, without positions in a document's text. */
export interface PairText {
  /** Unique among the pairs of one file. */
  readonly id: string
  readonly source: string
  readonly target: string
  readonly status: PairStatus
  /** The name of the document the pair belongs to. */
  readonly document?: string
  readonly paragraph?: number
  /** The place of the pair in its document. */
  readonly order?: number
  readonly notes?: readonly string[]
  readonly createdBy?: string
  /** ISO 8601 in UTC, as are all times here. */
  readonly createdAt?: string
  readonly changedBy?: string
  readonly changedAt?: string
}

export type PairField = keyof PairText

/** Every field, in the order in which tables show them. */
export const pairFields: readonly PairField[] = [
  'source',
  'target',
  'id',
  'status',
  'document',
  'paragraph',
  'order',
  'notes',
  'createdBy',
  'createdAt',
  'changedBy',
  'changedAt',
]

const foreignStatuses: ReadonlyMap<string, PairStatus> = new Map([
  ['new', 'empty'],
  ['untranslated', 'empty'],
  ['needs-work', 'changes'],
  ['needs work', 'changes'],
  ['fuzzy', 'draft'],
  ['reviewed', 'approved'],
  ['final', 'approved'],
])

/**
 * Reads a status word, ours or a common foreign one ("reviewed", "needs-work"), in any case.
 *
 * @param word as it stands in a file
 * @returns the status, or `undefined` when the word is unknown
 */
export function statusNamed(word: string): PairStatus | undefined {
  const name = word.trim().toLowerCase()
  return pairStatuses.find(status => status === name) ?? foreignStatuses.get(name)
}

/**
 * The status of a pair whose file says nothing about it.
 *
 * @returns `empty` without a target, else `translated`
 */
export function statusOfTarget(target: string): PairStatus {
  return isBlank(target) ? 'empty' : 'translated'
}

/** Whether a text has no character that can be seen; O(n) only for blank texts. */
export function isBlank(text: string): boolean {
  return !/\S/u.test(text)
}

/**
 * A pair without the fields that have nothing in them.
 *
 * @param fields as found in a file; an optional field that is `undefined` or `''` is left away
 */
export function pairText(fields: { readonly [Field in PairField]?: PairText[Field] | undefined }): PairText {
  const { id = '', source = '', target = '', status = statusOfTarget(target), ...about } = fields
  const known = Object.entries(about).filter(([, value]) => value !== undefined && value !== '')
  return { id, source, target, status, ...Object.fromEntries(known) }
}

/** A count written in European digits, or `undefined` for anything else. */
export function wholeNumber(digits: string | undefined): number | undefined {
  return digits !== undefined && /^\d{1,15}$/.test(digits) ? Number(digits) : undefined
}
