const longestLine = 1_000_000

type TakeLine = (line: string, number: number, ended: boolean) => void

export interface LineReader {
  push(piece: string): void
  end(): void
}

/**
 * Cuts a text that arrives in pieces into lines at LF.
 * A byte order mark at the start is taken away; a CR before LF stays.
 *
 * @param take called with each line, its number from 1, and false for a last line that has no LF
 * @param tooLong called once with the number of a line longer than a million characters; nothing is read after it
 *
 * O(n) time for n characters; memory for one line and one piece.
 */
export function lineReader(take: TakeLine, tooLong: (number: number) => void): LineReader {
  let rest = ''
  let number = 0
  let started = false
  let stopped = false
  const give = (line: string, ended: boolean): void => {
    number += 1
    stopped ||= line.length > longestLine
    if (stopped) tooLong(number)
    else take(line, number, ended)
  }
  return {
    push(piece) {
      if (stopped || piece === '') return
      const lines = (!started && piece.startsWith('\ufeff') ? piece.slice(1) : piece).split('\n')
      started = true
      lines[0] = rest + lines[0]!
      rest = lines.pop()!
      for (const line of lines) if (!stopped) give(line, true)
      if (!stopped && rest.length > longestLine) give(rest, false)
    },
    end() {
      if (!stopped && rest !== '') give(rest, false)
      stopped = true
    },
  }
}
