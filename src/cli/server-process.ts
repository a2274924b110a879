/**
 * How the server's process is started. Pages of a thousand rows make much short-lived text; a smaller nursery and fewer arenas
 * keep it from staying resident: 146 MB instead of 207 with a document of 50,000 pairs, at the same processor time.
 */
export const serverFlags: readonly string[] = ['--max-semi-space-size=8']
export const serverEnv: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: '2' }
