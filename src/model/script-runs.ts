export interface ScriptRun {
  readonly text: string
  readonly isArabic: boolean
}

const arabicRun = /\p{Script=Arabic}(?:[\p{Script=Arabic}\p{M}\p{Nd}\p{P} ]*\p{Script=Arabic}\p{M}*)?/gu

/** A sentence of the interface cut where Arabic is quoted in it, so that each part gets its language and direction. */
export function scriptRuns(sentence: string): ScriptRun[] {
  const runs: ScriptRun[] = []
  let done = 0
  for (const { index, 0: text } of sentence.matchAll(arabicRun)) {
    if (index > done) runs.push({ text: sentence.slice(done, index), isArabic: false })
    runs.push({ text, isArabic: true })
    done = index + text.length
  }
  if (done < sentence.length) runs.push({ text: sentence.slice(done), isArabic: false })
  return runs
}
