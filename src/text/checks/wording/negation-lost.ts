import type { PairCheck } from '../check.ts'
import { foldText } from '../fold-text.ts'
import type { SideView } from '../pair-view.ts'

/** Words that always deny what follows. `ما`, `غير` and bare `لا` say too many other things to be trusted. */
const denies = new Set(['لم', 'لن', 'ليس', 'ليست', 'لست', 'ليسوا', 'لسنا', 'لسن', 'لستم'])
/** With these behind, no denial is meant: still, no sooner than, only. */
const lifted = new Set(['يزل', 'تزل', 'يزال', 'تزال', 'يكد', 'تكد', 'يلبث', 'تلبث', 'فقط', 'سوى', 'الا', 'بعد', 'يعد', 'تعد', 'حتي', 'مجرد', 'غير', 'وحسب', 'فحسب', 'بل'].map(foldText))

const englishDenial = /^(?:no|not|non|none|never|nor|neither|nobody|nothing|nowhere|cannot|without|un\p{L}+|in\p{L}{4,}|im\p{L}{4,}|ir\p{L}{4,}|il\p{L}{4,}|dis\p{L}+|mis\p{L}+|\p{L}+less|\p{L}+lessly|fail\p{L}*|lack\p{L}*|den(?:y|ies|ied)|refus\p{L}*|reject\p{L}*|avoid\p{L}*|miss\p{L}*|absen\p{L}*|hardly|barely|scarcely|rarely|seldom|few|little|only|until|except|rather|instead|far|beyond|free|stop\p{L}*|prevent\p{L}*|prohibit\p{L}*|ban\p{L}*|despite|exclud\p{L}*|too|yet|but|nonetheless|less|\p{L}+n['’]t|cant|dont|unless|otherwise|impossible|remain\p{L}*|still|away|wrong\p{L}*|loss|lost|lose|losing|however|while|if|whether|any\p{L}*|zero|former|unlike|alone|either|nil|neglect\p{L}*|minus|opposed|against|empty|vain|contrary|ignor\p{L}*)$/iu

function denialIn({ words }: SideView): string | undefined {
  const folded = words.map(({ text }) => foldText(text).replace(/^[وف](?=ل)/, ''))
  const index = folded.findIndex(word => denies.has(word))
  if (index < 0 || folded.slice(index + 1).some(word => lifted.has(word) || lifted.has(word.slice(1)))) return undefined
  return words[index]!.text
}

export const negationLost: PairCheck = {
  id: 'negation-lost',
  group: 'wording',
  scope: 'pair',
  title: 'The source denies something and the translation may not',
  severity: 'info',
  examples: {
    good: [{ source: 'لم يحضر أحد.', target: 'Nobody came.' }, { source: 'ليس ممكنًا.', target: 'It is impossible.' },
      { source: 'لم يزل حيًا.', target: 'He is alive.' }],
    bad: [{ source: 'لم يحضر الوزير.', target: 'The minister attended.' }, { source: 'لن أذهب.', target: 'I will go.' }],
  },
  *find({ from, to, whole }) {
    if (!whole || from.lang !== 'ar' || !to.english) return
    const word = denialIn(from)
    if (word === undefined || to.words.some(({ text }) => englishDenial.test(text))) return
    const start = from.text.indexOf(word)
    yield { at: { start, end: start + word.length }, side: 'source', message: `The source says ${word}, but nothing in the translation denies.` }
  },
}
