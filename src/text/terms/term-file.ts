import { indexNotInXml } from '../formats/characters.ts'
import type { Problem, ProblemList } from '../formats/problem.ts'
import type { Term, TermUse } from './term.ts'

/** The two languages of a glossary, as BCP 47 tags. */
export interface TermLanguages {
  readonly sourceLang: string
  readonly targetLang: string
}

/** What a glossary file held. */
export interface TermsRead {
  readonly terms: readonly Term[]
  readonly problems: readonly Problem[]
}

const useNames: Readonly<Record<string, TermUse>> = {
  'preferred': 'preferred',
  'preferredterm-admn-sts': 'preferred',
  'standardizedterm': 'preferred',
  'yes': 'preferred',
  'allowed': 'allowed',
  'admitted': 'allowed',
  'admittedterm-admn-sts': 'allowed',
  'forbidden': 'forbidden',
  'deprecated': 'forbidden',
  'deprecatedterm-admn-sts': 'forbidden',
  'supersededterm-admn-sts': 'forbidden',
  'notrecommended': 'forbidden',
  'no': 'forbidden',
}

/** A use by any name glossary files have for it; preferred when there is none; `undefined` when the name is unknown. */
export function useNamed(name: string): TermUse | undefined {
  const plain = name.trim().toLowerCase()
  if (plain === '') return 'preferred'
  return Object.hasOwn(useNames, plain) ? useNames[plain] : undefined
}

const longestTerm = 500
const longestNote = 10_000

/** A term of a file, or what is wrong with it as a problem; `undefined` then. */
export function soundTerm(term: Term, line: number, list: ProblemList): Term | undefined {
  const sound = {
    ...term,
    source: term.source.trim(),
    target: term.target.trim(),
    partOfSpeech: term.partOfSpeech?.trim() || null,
    note: term.note?.trim() || null,
  }
  const skip = (sentence: string): undefined => {
    list.add('skipped', line, 1, sentence)
  }
  if (sound.source === '' && sound.target === '') return undefined
  if (sound.source === '') return skip(`The term “${short(sound.target)}” has no source term.`)
  if (sound.target === '') return skip(`The term “${short(sound.source)}” has no translation.`)
  if (sound.source.length > longestTerm || sound.target.length > longestTerm)
    return skip(`A term is longer than ${longestTerm} characters.`)
  if ((sound.note?.length ?? 0) > longestNote)
    return skip(`The note of “${short(sound.source)}” is longer than ${longestNote} characters.`)
  const texts = [sound.source, sound.target, sound.partOfSpeech ?? '', sound.note ?? '']
  return texts.some(text => indexNotInXml(text) >= 0)
    ? skip(`The term “${short(sound.source)}” holds a control character or half a character.`)
    : sound
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
