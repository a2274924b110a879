import { findChromium } from './find-chromium.ts'
import { findPostgres, howToGetPostgres } from './find-postgres.ts'

try {
  findChromium()
  if (!process.env['TEST_DATABASE_URL'] && !findPostgres()) throw new Error(howToGetPostgres)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
