import type { PairCheck } from '../check.ts'

export const edgeSpace: PairCheck = {
  id: 'edge-space',
  group: 'characters',
  scope: 'pair',
  title: 'The translation begins or ends with a space',
  severity: 'info',
  examples: {
    good: [{ source: 'نعم.', target: 'Yes.' }],
    bad: [
      { source: 'نعم.', target: ' Yes.' },
      { source: 'نعم.', target: 'Yes. ' },
    ],
  },
  *find({ from, to, whole }) {
    if (!whole) return
    const { text } = to
    const lead = text.length - text.trimStart().length
    const trail = text.trimEnd().length
    const replacement = { label: 'Remove the space', text: '' }
    if (lead > 0 && from.text.trimStart() === from.text) {
      yield {
        at: { start: 0, end: lead },
        evidence: 'start',
        message: 'The translation begins with a space.',
        replacement,
      }
    }
    if (trail < text.length && from.text.trimEnd() === from.text) {
      yield {
        at: { start: trail, end: text.length },
        evidence: 'end',
        message: 'The translation ends with a space.',
        replacement,
      }
    }
  },
}
