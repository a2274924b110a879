import type { PairCheck } from '../check.ts'
import type { SideView, Token } from '../pair-view.ts'
import { sign } from '../signs.ts'

const address = /^(?:https?:\/\/|ftp:\/\/|mailto:|www\.)\S|^[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,190}/i
const wrapping = /^[([{<«“"'‘،؛*]/
const trailing = /[)\]}>»”"'’.,;:!?،؛؟*\u200e\u200f]$/

/** Addresses of a side without the punctuation around them. */
export function linksIn({ tokens }: SideView): Token[] {
  return tokens.flatMap(token => {
    if (!/[@:.]/.test(token.text) || token.text.length > 2000) return []
    let { start, end } = token
    while (start < end && wrapping.test(token.text[start - token.start]!)) start++
    while (end > start && trailing.test(token.text[end - 1 - token.start]!)) end--
    const text = token.text.slice(start - token.start, end - token.start)
    return address.test(text) ? [{ start, end, text }] : []
  })
}

export const link: PairCheck = {
  id: 'link',
  group: 'names',
  scope: 'pair',
  title: 'A web or e-mail address differs from the source',
  severity: 'error',
  ofWhole: true,
  needs: { source: sign.tag | sign.tightMark },
  examples: {
    good: [
      { source: 'زوروا https://example.org/ar.', target: 'Visit https://example.org/en.' },
      { source: 'راسلنا (info@example.org)', target: 'Write to info@example.org.' },
    ],
    bad: [
      { source: 'زوروا https://example.org/a', target: 'Visit our page' },
      { source: 'راسلنا على info@example.org', target: 'Write to inof@example.org' },
    ],
  },
  *find({ from, to, whole }) {
    if (!whole) return
    const source = linksIn(from)
    if (source.length === 0) return
    const target = linksIn(to)
    for (const { start, end, text } of source) {
      if (to.text.includes(text) || target.some(other => host(other.text) === host(text) && !text.includes('@')))
        continue
      yield {
        at: { start, end },
        side: 'source',
        message: `The translation does not have the address ${text} as the source writes it.`,
      }
    }
  },
}

/** A page may have a translated twin on the same host. */
const host = (address: string): string =>
  address
    .toLowerCase()
    .replace(/^[a-z]{1,8}:\/\//, '')
    .replace(/^www\./, '')
    .split(/[/?#]/, 1)[0]!
