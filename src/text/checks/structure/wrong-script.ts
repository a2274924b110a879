import type { PairCheck } from '../check.ts'
import { letterCounts } from '../script.ts'

export const wrongScript: PairCheck = {
  id: 'wrong-script',
  group: 'structure',
  scope: 'pair',
  title: 'Most of the translation is in the wrong script',
  severity: 'error',
  examples: {
    good: [{ source: 'يسمى «الصبر».', target: 'It is called sabr (صبر).' }],
    bad: [{ source: 'صباح الخير يا أحمد.', target: 'صباح النور يا Ahmad.' }],
  },
  *find({ from, to, whole }) {
    if (!whole || from.arabic === to.arabic) return
    const target = letterCounts(to.text)
    if (from.arabic) {
      if (target.arabic * 2 > target.all) yield { message: 'Most letters of the translation are Arabic.' }
      return
    }
    if (target.all > 20 && target.arabic === 0 && from.tokens.length > 5) {
      yield { message: 'The translation has no Arabic letter.' }
    }
  },
}
