const written = new Set(['ar', 'fa', 'ur', 'ps', 'ckb', 'ug', 'sd', 'ks'])

/**
 * Tells whether a language is written in Arabic letters.
 *
 * @param language BCP 47 tag; a script subtag wins over the language's custom
 * @returns true for `ar`, `fa`, `az-Arab`; false for `ur-Latn`
 */
export function usesArabicScript(language: string): boolean {
  const [primary, ...subtags] = language.toLowerCase().split('-')
  const script = subtags.find(part => part.length === 4)
  return script === undefined ? written.has(primary!) : script === 'arab'
}

/** Arabic letters as a character class: no digits, marks, tatweel or punctuation. */
export const arabicLetter =
  '\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff' +
  '\u0750-\u077f\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf0-\ufdfb\ufe70-\ufefc'
