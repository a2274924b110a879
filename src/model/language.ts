export interface Language {
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** Its name in English, and as its own readers write it. */
  readonly name: string
  readonly ownName: string
  /** The type it is set in. */
  readonly face: 'ar' | 'en'
}

const rightToLeft = new Set(['ar', 'fa', 'ur', 'ps', 'he', 'yi', 'syr', 'dv', 'ug', 'sd', 'ckb'])
const arabicScript = new Set(['ar', 'fa', 'ur', 'ps', 'ug', 'sd', 'ckb'])

export function languageOf(lang: string): Language {
  const [primary = lang] = lang.toLowerCase().split('-')
  return {
    lang,
    dir: rightToLeft.has(primary) ? 'rtl' : 'ltr',
    name: new Intl.DisplayNames(['en'], { type: 'language' }).of(lang) ?? lang,
    ownName: new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang,
    face: arabicScript.has(primary) ? 'ar' : 'en',
  }
}
