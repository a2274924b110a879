const shared = (path: string): string => `${process.env['MIZAN_TEST_SHARED']}/${path}`

/** Makes an empty PostgreSQL database for this test file. */
export const createPostgresDatabase = async (): Promise<string> => ask('POST', 'database')

export async function dropPostgresDatabase(url: string): Promise<void> {
  await ask('DELETE', `database?url=${encodeURIComponent(url)}`)
}

/** Builds `dist` unless it is new enough, once for all test files. */
export async function builtServer(): Promise<void> {
  await ask('POST', 'build')
}

async function ask(method: string, path: string): Promise<string> {
  const response = await fetch(shared(path), { method })
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}
