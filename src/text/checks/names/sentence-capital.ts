import type { PairCheck } from '../check.ts'

export const sentenceCapital: PairCheck = {
  id: 'sentence-capital',
  group: 'names',
  scope: 'pair',
  title: 'A sentence begins with a small letter',
  severity: 'info',
  examples: {
    good: [
      { source: 'وصل القطار.', target: 'The train has arrived.' },
      { source: 'أعلنت iPhone', target: 'iPhone sales rose this year.' },
      { source: 'القطار', target: 'train' },
      { source: 'ثم جاء.', target: 'and then he came' },
    ],
    bad: [{ source: 'وصل القطار إلى المحطة.', target: 'the train has arrived at the station.' }],
  },
  *find({ from, to, whole }) {
    if (!whole || !from.arabic || !to.english) return
    const first = to.words[0]
    if (first === undefined || !/^[a-z]+(?:['’][a-z]+)?$/.test(first.text) || to.words.length < 4) return
    if (/[^\s"'“‘([]/.test(to.text.slice(0, first.start)) || /[._/\\@(){}=<>`:-]/.test(to.text[first.end] ?? '')) return
    if (to.finalMark.kind === 'none' || !['stop', 'question', 'exclamation'].includes(from.finalMark.kind)) return
    if (/^[\s"'«“([]*[a-z`_<]/.test(from.text) || from.text.includes(first.text)) return
    const text = first.text[0]!.toUpperCase() + first.text.slice(1)
    const at = { start: first.start, end: first.end }
    yield {
      at,
      message: `The sentence begins with a small letter; write ${text} instead.`,
      replacement: { label: `Write ${text}`, text },
    }
  },
}
