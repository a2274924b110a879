const topics: readonly (readonly [RegExp, string])[] = [
  [/^\/projects\/[^/]+\/documents\/[^/]+$/, 'translate'],
  [/\/(?:align|translation|new-with-translation)$/, 'align'],
  [/\/review$/, 'review'],
  [/\/read$/, 'read'],
  [/\/(?:memory|analysis|repetitions)(?:\/|$)/, 'memory'],
  [/\/search(?:\/|$)/, 'find'],
  [/\/glossary(?:\/|$)/, 'terms'],
  [/\/checks$/, 'checks'],
  [/\/(?:segmentation|breaks|imports|documents\/new)(?:\/|$)/, 'sentences'],
  [/\/members$/, 'people'],
  [/\/keys$/, 'keys'],
]

/** The page of help that is about the page at an address. */
export function helpHrefOf(path: string): string {
  const found = path.startsWith('/help') ? undefined : topics.findLast(([address]) => address.test(path))
  return found ? `/help/${found[1]}` : '/help'
}
