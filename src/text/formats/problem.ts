/** One thing wrong with a file, told to a translator. */
export interface Problem {
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 code units; 1 when the whole line is meant. */
  readonly column: number
  /** `stopped`: nothing after this place was read; `skipped`: this pair was left; `noted`: the pair was taken. */
  readonly effect: 'stopped' | 'skipped' | 'noted'
  readonly sentence: string
}

const listed = 1000

/** Collects problems and keeps the first thousand, so that a hostile file cannot fill the memory with them. */
export interface ProblemList {
  readonly problems: readonly Problem[]
  add(effect: Problem['effect'], line: number, column: number, sentence: string): void
}

export function problemList(): ProblemList {
  const problems: Problem[] = []
  return {
    problems,
    add(effect, line, column, sentence) {
      if (problems.length < listed || effect === 'stopped') problems.push({ line, column, effect, sentence })
      else if (problems.length === listed) {
        const more = 'There are more problems from here on; they are not listed.'
        problems.push({ line, column, effect: 'noted', sentence: more })
      }
    },
  }
}

/** "1 column", "3 columns". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
