import { generalMore } from './general-more.ts'
import { general } from './general.ts'
import { lawAndScripture } from './law-and-scripture.ts'
import { names } from './names.ts'
import { news } from './news.ts'
import { science } from './science.ts'

/** Every list of the built-in lexicon, the most general first. */
export const wordLists: readonly string[] = [general, generalMore, news, lawAndScripture, science, names]
