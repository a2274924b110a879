import type { PairCheck } from '../check.ts'

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
    if (from.arabic) {
      if (to.signs.arabicLetters * 2 > to.signs.letters)
        yield { message: 'Most letters of the translation are Arabic.' }
      return
    }
    if (to.signs.letters > 20 && to.signs.arabicLetters === 0 && from.tokens.length > 5) {
      yield { message: 'The translation has no Arabic letter.' }
    }
  },
}
