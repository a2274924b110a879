/** Every list of the built-in lexicon. */
export const wordLists: readonly string[] = []
