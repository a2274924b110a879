const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** What a person recognises a session by. */
export function browserOf(userAgent: string): string {
  const named = (known: typeof browsers): string | undefined => known.find(([sign]) => sign.test(userAgent))?.[1]
  return [named(browsers) ?? 'A browser', named(systems)].filter(Boolean).join(' on ')
}
