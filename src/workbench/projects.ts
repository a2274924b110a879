const keptDays = 30

/** Projects deleted after this can be brought back. */
export const keptSince = (now = Date.now()): string => new Date(now - keptDays * 24 * 60 * 60_000).toISOString()
