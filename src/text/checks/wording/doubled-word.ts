import type { PairCheck } from '../check.ts'

/** Words that English and Arabic repeat on purpose. */
const mayRepeat = new Set(
  (
    'that had very so no ha bye is long many more who now there win knock shoulder step little much really ' +
    'far again on in blah night pom yes well come go you'
  ).split(' '),
)

export const doubledWord: PairCheck = {
  id: 'doubled-word',
  group: 'wording',
  scope: 'pair',
  title: 'A word is written twice in a row',
  severity: 'warning',
  examples: {
    good: [
      { source: 'قال إن ذلك الأمر', target: 'He said that that matter' },
      { source: 'رويدًا رويدًا', target: 'bit by bit' },
      { source: 'في نيويورك، نيويورك', target: 'in New York, New York' },
      { source: 'دوران دوران', target: 'Duran Duran' },
    ],
    bad: [
      { source: 'وصل إلى المدينة.', target: 'He reached the the city.' },
      { source: 'وصل إلى المدينة.', target: 'He reached of of the city.' },
    ],
  },
  *find({ from, to }) {
    let sourceRepeats: boolean | undefined
    for (const [index, word] of to.words.entries()) {
      const before = to.words[index - 1]
      if (before === undefined || before.text.length !== word.text.length || !/^\p{L}{2,}$/u.test(word.text)) continue
      if (before.text.toLowerCase() !== word.text.toLowerCase() || mayRepeat.has(word.text.toLowerCase())) continue
      if (
        !/^[ \u00a0]+$/.test(to.text.slice(before.end, word.start)) ||
        (startsWithCapital(before.text) && startsWithCapital(word.text))
      )
        continue
      sourceRepeats ??= repeats(from.words.map(({ text }) => text))
      if (sourceRepeats) return
      const replacement = { label: 'Leave one', text: '' }
      yield {
        at: { start: before.end, end: word.end },
        evidence: word.text,
        message: `“${word.text}” is written twice in a row.`,
        replacement,
      }
    }
  },
}

const startsWithCapital = (word: string): boolean => /^\p{Lu}/u.test(word)

function repeats(words: readonly string[]): boolean {
  return words.some((word, index) => word.length > 1 && word === words[index - 1])
}
