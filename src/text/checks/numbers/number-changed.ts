import type { PairCheck } from '../check.ts'
import { asciiDigits } from './read-numbers.ts'
import { sign } from '../signs.ts'

export const numberChanged: PairCheck = {
  id: 'number-changed',
  group: 'numbers',
  scope: 'pair',
  title: 'A number of the source became another number',
  severity: 'error',
  needs: { source: sign.digit, target: sign.digit },
  examples: {
    good: [
      { source: 'وصل ١٬٢٥٠ زائرًا في عام ٢٠١٩.', target: 'In 2019, 1,250 visitors arrived.' },
      { source: 'بلغت النسبة ٣٫٥ في المئة.', target: 'The share was 3.5 percent.' },
      { source: 'حضر 25 طالبًا.', target: 'Twenty-five students attended.' },
      { source: 'حضر خمسة وعشرون طالبًا.', target: '25 students attended.' },
      { source: 'أنفقت 3 ملايين دولار.', target: 'It spent $3,000,000.' },
    ],
    bad: [
      { source: 'ولد عام 1347.', target: 'He was born in 1374.' },
      { source: 'أنفقت ٣ ملايين دولار.', target: 'It spent 3 billion dollars.' },
      { source: 'بلغ الوزن 3.5 كيلوغرام.', target: 'The weight was 35 kilograms.' },
    ],
  },
  *find({ to, numberGaps: { missing, extra } }) {
    const isSure = missing.length === 1 && extra.length === 1
    for (const [index, wrong] of extra.entries()) {
      const right = missing[index]
      if (right === undefined) return
      const message = `The source says ${right.text}, but the translation says ${wrong.text}.`
      const figure = isSure && to.english ? englishFigure(right.text) : undefined
      const replacement = figure === undefined ? {} : { replacement: { label: `Write ${figure}`, text: figure } }
      yield { at: wrong, message, evidence: `${right.text} ${wrong.text}`, ...replacement }
    }
  },
}

/** Digits and separators as English writes them; `undefined` where the source's comma could be either kind. */
function englishFigure(figure: string): string | undefined {
  const text = asciiDigits(figure).replaceAll('\u066b', '.').replaceAll('\u066c', ',')
  return /^\d+(?:,\d{3})*(?:\.\d+)?$/.test(text) ? text : undefined
}
