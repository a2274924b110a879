import { startServer } from './server.ts'
import { ConfigurationProblem, readConfiguration, warnings } from '../workbench/configuration.ts'
import { MigrationProblem } from '../storage/migrate.ts'

process.umask(0o077)

const stopWithinMs = 9_000

try {
  const configuration = readConfiguration(process.env)
  const server = await startServer(configuration)
  process.stderr.write(`Mizan is ready at ${server.url}\n`)
  if (server.setupLink)
    process.stderr.write(`\nMake the first account here, within half an hour:\n\n  ${server.setupLink}\n\n`)
  for (const warning of warnings(configuration)) process.stderr.write(`${warning}\n`)
  let asked = false
  const stop = (): void => {
    if (asked) process.exit(130)
    asked = true
    setTimeout(() => process.exit(1), stopWithinMs).unref()
    void server.stop().then(() => process.exit(0))
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
} catch (error) {
  const isExpected =
    error instanceof ConfigurationProblem ||
    error instanceof MigrationProblem ||
    (error as { code?: unknown }).code === 'EADDRINUSE'
  process.stderr.write(`${isExpected ? (error as Error).message : (error as Error).stack}\n`)
  process.exit(1)
}
