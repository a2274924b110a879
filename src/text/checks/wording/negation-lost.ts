import { foldText } from '../../arabic/fold.ts'
import type { PairCheck } from '../check.ts'
import type { SideView } from '../pair-view.ts'
import { perWord } from '../../per-word.ts'

const wordsOf = (list: string): string[] => list.split(' ')

/** Words that always deny what follows. `ما`, `غير` and bare `لا` say too many other things to be trusted. */
const arabicDenial = new Set(['لم', 'لن', 'ليس', 'ليست', 'لست', 'ليسوا', 'لسنا', 'لسن', 'لستم'])
/** With these behind, no denial is meant: still, no sooner than, only. */
const lifted = new Set(
  wordsOf('يزل تزل يزال تزال يكد تكد يلبث تلبث فقط سوى الا بعد يعد تعد حتي مجرد غير وحسب فحسب بل').map(foldText),
)

const englishDenial = new Set(
  wordsOf(
    'no not non none never nor neither nobody nothing nowhere cannot cant dont without hardly barely scarcely ' +
      'rarely seldom few fewer little only until except rather instead beyond free ban despite too yet but ' +
      'nonetheless less unless otherwise still away however while if whether zero former alone either nil minus ' +
      'opposed against empty vain contrary',
  ),
)
const denyingStart = wordsOf(
  'fail lack deny deni refus reject avoid miss absen stop prevent prohibit exclud impossib remain wrong ' +
    'neglect ignor any un in im ir il dis mis non',
)
/** Common words that only begin like a denial. */
const harmlessStart = wordsOf(
  'inclu increas inte into inform indus indi invest insti insid inspir initia intro inten injur insur insp ' +
    'insta instr invit invol inha inve ink inn import impress improv impose imposi imple imag immed impact ' +
    'immig impris discov discus distan distinc distri displ dish disk disc under until union unit unive uniq ' +
    'uni missi mist iron irri ill inf inp dispat',
)

function denies(word: string): boolean {
  const small = word.toLowerCase()
  if (englishDenial.has(small) || /n['’]t$/.test(small) || small.endsWith('less') || small.endsWith('lessly'))
    return true
  return (
    small.length > 4 &&
    denyingStart.some(start => small.startsWith(start)) &&
    !harmlessStart.some(start => small.startsWith(start))
  )
}

const bareDenial = (word: string): string => foldText(word).replace(/^[وف](?=ل)/, '')
const deniesInArabic = perWord(word => arabicDenial.has(bareDenial(word)))
const deniesInEnglish = perWord(denies)

function denialIn({ words }: SideView): string | undefined {
  const index = words.findIndex(({ text }) => deniesInArabic(text))
  if (index < 0) return undefined
  const behind = words.slice(index + 1).map(({ text }) => bareDenial(text))
  return behind.some(word => lifted.has(word) || lifted.has(word.slice(1))) ? undefined : words[index]!.text
}

export const negationLost: PairCheck = {
  id: 'negation-lost',
  group: 'wording',
  scope: 'pair',
  title: 'The source denies something and the translation may not',
  severity: 'info',
  ofWhole: true,
  examples: {
    good: [
      { source: 'لم يحضر أحد.', target: 'Nobody came.' },
      { source: 'ليس ممكنًا.', target: 'It is impossible.' },
      { source: 'لم يزل حيًا.', target: 'He is alive.' },
    ],
    bad: [
      { source: 'لم يحضر الوزير.', target: 'The minister attended.' },
      { source: 'لن أذهب.', target: 'I will go.' },
    ],
  },
  *find({ from, to, whole }) {
    if (!whole || from.lang !== 'ar' || !to.english) return
    const word = denialIn(from)
    if (word === undefined || to.words.some(({ text }) => deniesInEnglish(text))) return
    const start = from.text.indexOf(word)
    yield {
      at: { start, end: start + word.length },
      side: 'source',
      message: `The source says ${word}, but nothing in the translation denies.`,
    }
  },
}
