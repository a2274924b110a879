import { numbersIn, type NumberFound } from '../arabic/digits.ts'
import type { TokenEdit } from './edit-script.ts'

/** A number of the sentence where the memory has another. */
export interface NumberChange {
  /** As written in the sentence to translate. */
  readonly now: string
  /** As written in the entry's source. */
  readonly before: string
  /** Whether the entry's translation has the old one in one place, so that it could be replaced. */
  readonly replaced: boolean
}

export interface Substitution {
  /** The entry's translation with the numbers of the sentence. */
  readonly text: string
  readonly changes: readonly NumberChange[]
}

/**
 * Puts the numbers of a sentence into the translation of a similar one.
 *
 * @param edits where sentence and entry differ
 * @param target the entry's translation
 * @returns the translation, unchanged where a number is not to be found or stands there twice; digits and separators are
 *   written the way the replaced number was
 *
 * O(n).
 */
export function substituteNumbers(edits: readonly TokenEdit[], target: string): Substitution {
  const numbers = numbersIn(target)
  const places: { readonly at: NumberFound; readonly text: string }[] = []
  const changes = edits
    .filter(({ difference }) => difference === 'number')
    .map(({ query, candidate }) => {
      const [now] = numbersIn(query!.surface)
      const same = numbers.filter(({ value }) => value === numbersIn(candidate!.surface)[0]?.value)
      const replaced =
        now !== undefined && now.value < 1e15 && same.length === 1 && numbersIn(query!.surface).length === 1
      if (replaced)
        places.push({ at: same[0]!, text: written(now.value, target.slice(same[0]!.span.start, same[0]!.span.end)) })
      return { now: query!.surface, before: candidate!.surface, replaced }
    })
  return { text: replacedIn(target, places), changes }
}

function replacedIn(target: string, places: readonly { readonly at: NumberFound; readonly text: string }[]): string {
  let text = target
  for (const {
    at: { span },
    text: number,
  } of places.toSorted((one, other) => other.at.span.start - one.at.span.start)) {
    text = text.slice(0, span.start) + number + text.slice(span.end)
  }
  return text
}

/** Writes a value in the digits of a model and groups it as the model does; 1,250 as model gives 12,500, 2019 gives 2020. */
function written(value: number, model: string): string {
  const zero = /[\u0660-\u0669]/.test(model) ? 0x660 : /[\u06F0-\u06F9]/.test(model) ? 0x6f0 : 0x30
  const [whole, fraction] = String(value).split('.') as [string, string?]
  const grouped = /\d[,\u066C]\d{3}/u.test(model.replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, '0'))
  const groups = grouped ? whole.replaceAll(/\B(?=(?:\d{3})+$)/g, zero === 0x30 ? ',' : '\u066C') : whole
  const plain = fraction === undefined ? groups : `${groups}${zero === 0x30 ? '.' : '\u066B'}${fraction}`
  return zero === 0x30 ? plain : plain.replaceAll(/\d/g, digit => String.fromCharCode(zero + Number(digit)))
}
