// What spreadsheets take for the beginning of a formula, its full-width forms, and white space some of them skip first.
const dangerous = /^'*(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/u

/**
 * Keeps a spreadsheet from running a cell as a formula, by an apostrophe in front.
 * A cell that already has apostrophes before such a character gets one more, so that `unguarded` gives back every text.
 *
 * Source: OWASP, "CSV Injection".
 */
export function guarded(cell: string): string {
  return dangerous.test(cell) ? `'${cell}` : cell
}

/** Undoes `guarded`. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && dangerous.test(cell) ? cell.slice(1) : cell
}
