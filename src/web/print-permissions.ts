import { permissions } from './routes.ts'

/** The table of contents, with who may: one line for each route. */
const rows = permissions().map(({ method, path, scope, allowed }) => [method, path, scope, allowed.join(', ')])
const widths = [0, 1, 2].map(column => Math.max(...rows.map(row => row[column]!.length)))
for (const row of rows)
  process.stdout.write(
    `${row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()}\n`,
  )
