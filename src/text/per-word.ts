const mostKnown = 20_000
const nothing = Symbol('undefined')

/**
 * Remembers what was worked out about words: texts say the same ones again and again.
 *
 * @param work a pure function of a word
 * @returns the same function with a memo of some 20,000 of the latest words, so what it answers stays the same
 */
export function perWord<Fact>(work: (word: string) => Fact): (word: string) => Fact {
  type Known = Map<string, Fact | typeof nothing>
  let known: Known = new Map()
  let before: Known = new Map()
  return word => {
    let fact = known.get(word)
    if (fact === undefined) {
      fact = before.get(word) ?? work(word) ?? nothing
      if (known.size >= mostKnown) [known, before] = [new Map(), known]
      known.set(word, fact)
    }
    return fact === nothing ? (undefined as Fact) : fact
  }
}
