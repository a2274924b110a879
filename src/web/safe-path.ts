const onThisSite = /^\/(?![/\\])/

/** Where to go on, if that is a path of this site; otherwise home. */
export function safePath(wanted: string | undefined, baseUrl: string): string {
  if (wanted === undefined || !onThisSite.test(wanted) || /[\p{Cc}\\]/u.test(wanted) || !URL.canParse(wanted, baseUrl))
    return '/'
  const url = new URL(wanted, baseUrl)
  return url.origin === baseUrl && onThisSite.test(url.pathname) ? url.pathname + url.search + url.hash : '/'
}
