import type { PairCheck } from '../check.ts'

const vowelSound = /^(?:hour|honest|honou?r|heir|hourly|homage|[aeiou])/i
/** Written with a vowel, spoken with a consonant. */
const consonantSound = /^(?:one|once|uni(?!n|m)|us[eaiu]|ut[eio]|eu|ewe|ubiq|ukr|ukul|ura|uro|ufo|un$|uk$|us$|o$|u$)/i
/** Read letter by letter: `an MP`, `a UN`. */
const letterWithVowel = /^[AEFHILMNORSX]/

function startsWithVowel(word: string): boolean | undefined {
  if (/^\p{Lu}{2,}/u.test(word) || word.length === 1) return undefined
  if (letterWithVowel.test(word) && /^\p{Lu}\d|^\p{Lu}\p{Ll}*\p{Lu}/u.test(word)) return undefined
  if (consonantSound.test(word)) return false
  return /^(?:herb|hist|hotel|habit|hallucin|unim|unin)/i.test(word) ? undefined : vowelSound.test(word)
}

export const article: PairCheck = {
  id: 'article',
  group: 'wording',
  scope: 'pair',
  title: '“a” and “an” do not fit the next word',
  severity: 'info',
  examples: {
    good: [
      { source: 'ساعة', target: 'an hour' },
      { source: 'جامعة', target: 'a university' },
      { source: 'نائب', target: 'an MP' },
      { source: 'أوروبي', target: 'a European' },
      { source: 'بيان', target: 'a UN statement' },
      { source: 'فيتامين', target: 'vitamin A is' },
    ],
    bad: [
      { source: 'تفاحة', target: 'He ate a apple.' },
      { source: 'كتاب', target: 'He read an book.' },
    ],
  },
  *find({ to }) {
    if (!to.english) return
    for (const [index, { text, start, end }] of to.words.entries()) {
      if (
        text.length > 2 ||
        !/^[Aa]n?$/.test(text) ||
        (text === 'A' && start > 0 && !/[.!?:“"(] ?$/.test(to.text.slice(Math.max(0, start - 2), start)))
      )
        continue
      const next = to.words[index + 1]
      if (next === undefined || to.text.slice(end, next.start) !== ' ' || !/^[A-Za-z]{2,}/.test(next.text)) continue
      const vowel = startsWithVowel(next.text)
      if (vowel === undefined || vowel === (text.length === 2)) continue
      const right = vowel ? `${text}n` : text[0]!
      yield {
        at: { start, end },
        evidence: `${text} ${next.text}`,
        message: `Write “${right} ${next.text}” instead.`,
        replacement: { label: `Write ${right}`, text: right },
      }
    }
  },
}
