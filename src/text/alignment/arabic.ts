const functionWords = new Set(
  `في من على الي عن ان ما هذا هذه ذلك تلك التي الذي الذين اللذين اللتين اللاتي هو هي هم هما كان كانت يكون تكون
  كانوا قد لقد كما او ام ثم اي اذ به بها لها له منه منها فيه فيها عليه عليها اليه اليها عنه عنها لهم بهم منهم
  فيهم عليهم انه انها انهم وهو وهي وقد لا لم لن و ف ب ل ك هناك حيث مما بما فيما عما الا ليس كل بعض مع وان بان
  لان وكان وكانت فان ولا وما فما يا ايها قام تم يتم سوف نحن انا انت انتم اللذان وذلك لذلك كذلك وفي ومن وعلي
  والي`.split(/\s+/),
)

/** Words of Arabic that say too little about what a sentence is about. */
export const isArabicFunctionWord = (word: string): boolean => functionWords.has(word)

const suffixes = [
  'هما',
  'كما',
  'تين',
  'تان',
  'يين',
  'يون',
  'يات',
  'ات',
  'ون',
  'ين',
  'ان',
  'ها',
  'هم',
  'هن',
  'كم',
  'نا',
  'وا',
  'يه',
  'ته',
  'تم',
  'ه',
  'ي',
  'ت',
  'ك',
  'ا',
]

/** A form a word may have been built from, and how far it is to be believed. */
export interface Form {
  readonly form: string
  readonly trust: number
}

/**
 * The forms an Arabic word may go back to when prefixes and suffixes that are written together with it are taken off,
 * most trusted first. وبالمدرسة gives بالمدرسه, المدرسه, مدرسه, مدرس … as far as they are known.
 *
 * @param word folded (see `foldWord`)
 * @param known whether a form is of interest
 * @returns known forms without repetition
 */
export function arabicForms(word: string, known: (form: string) => boolean): readonly Form[] {
  const found: Found[] = []
  const add = (form: string, trust: number): void => {
    if (form.length < 2 || !known(form)) return
    const before = found.find(other => other.form === form)
    if (!before) found.push({ form, trust })
    else if (before.trust < trust) before.trust = trust
  }
  for (const { form: bare, trust } of withoutProclitics(word)) {
    add(bare, trust)
    for (const suffix of suffixes) {
      if (!bare.endsWith(suffix) || bare.length - suffix.length < 2) continue
      const stem = bare.slice(0, -suffix.length)
      const short = stem.length < 3 ? 0.5 : 1
      add(stem, trust * 0.85 * short)
      // The ta of a feminine noun shows before a suffix: مدرستهم is مدرسة + هم.
      if (stem.endsWith('ت') && stem.length > 3) add(`${stem.slice(0, -1)}ه`, trust * 0.85)
      if (suffix !== 'ه') add(`${stem}ه`, trust * 0.7 * short)
      if (suffix === 'ا' || suffix === 'وا') add(`${stem}ي`, trust * 0.6 * short)
    }
  }
  return found.sort((one, other) => other.trust - one.trust)
}

interface Found {
  readonly form: string
  trust: number
}

/**
 * A word without the particles written together with it (و ف ب ل ك س and the article), with how far each is to be
 * believed.
 *
 * @param word folded
 * @param verbs whether the person of a verb (ي ت ن ا) is taken off as well
 * @returns each form once, the word itself first
 */
export function withoutProclitics(word: string, verbs = true): readonly Form[] {
  const bare: Form[] = [{ form: word, trust: 1 }]
  const add = (form: string, trust: number, least: number): void => {
    if (form.length >= least && !bare.some(other => other.form === form)) bare.push({ form, trust })
  }
  if (isOneOf('وف', word)) add(word.slice(1), 0.95, 3)
  for (const { form, trust } of bare.slice()) {
    if (form.startsWith('لل')) add(form.slice(2), trust * 0.97, 2)
    if (isOneOf('بلك', form)) add(form.slice(1), trust * 0.85, 3)
    if (form[0] === 'س' && 'يتنا'.includes(form[1] ?? '?')) add(form.slice(1), trust * 0.85, 4)
  }
  for (const { form, trust } of bare.slice()) if (form.startsWith('ال')) add(form.slice(2), trust, 2)
  if (verbs) for (const { form, trust } of bare.slice()) if (isOneOf('يتنا', form)) add(form.slice(1), trust * 0.6, 3)
  return bare
}

const isOneOf = (letters: string, word: string): boolean => word !== '' && letters.includes(word[0]!)

/**
 * The stem under which forms of an Arabic word are counted together.
 *
 * A leading و ف ب ل ك is taken for a particle only if what remains is seen elsewhere, so that وزير keeps its و.
 *
 * @param word folded (see `foldWord`)
 * @param seen whether a form stands by itself, or after the article, in the document or in the word list
 */
export function stemArabic(word: string, seen: (form: string) => boolean): string {
  let stem = word
  if (/^[وف]/.test(stem) && stem.length > 3 && (/^.(?:ال|لل|بال)/.test(stem) || seen(stem.slice(1))))
    stem = stem.slice(1)
  if (stem.startsWith('لل') && stem.length > 4) stem = stem.slice(2)
  else if (/^[بك]ال/.test(stem) && stem.length > 5) stem = stem.slice(3)
  else if (stem.startsWith('ال') && stem.length > 4) stem = stem.slice(2)
  else if (/^[بلكس]/.test(stem) && stem.length > 3 && seen(stem.slice(1)) && !seen(stem)) stem = stem.slice(1)
  for (const suffix of suffixes) {
    if (!stem.endsWith(suffix) || stem.length - suffix.length < 3) continue
    const bare = stem.slice(0, -suffix.length)
    return bare.endsWith('ت') && bare.length > 3 && suffix.length > 1 ? bare.slice(0, -1) : bare
  }
  return stem
}
