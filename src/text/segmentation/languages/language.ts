/** What a full stop after a short form usually is; each kind has its own question in `abbreviations.ts`. */
export type AbbreviationKind =
  /** Before a name: `د.`, `Mr.` Never the end of a sentence. */
  | 'title'
  /** Before a number or a place in a book: `ص.`, `No.` */
  | 'reference'
  /** After a number: `هـ.`, `a.m.` */
  | 'era'
  /** After a number: `كم.`, `kg.` */
  | 'unit'
  /** Part of a name, most often its end: `ش.م.م.`, `Inc.`, `U.S.` */
  | 'organisation'
  /** Inside a sentence, before more of it: `e.g.` */
  | 'inner'
  /** At the end of a list: `إلخ.`, `etc.` */
  | 'closing'

/**
 * A language is data; adding one is a file beside `ar.ts` and a line in `index.ts`. All lists are words parted
 * by blanks.
 */
export interface Language {
  readonly tag: string
  /** Tags of languages whose words are also met in texts of this one. */
  readonly also: readonly string[]
  /** Short forms without their last full stop. */
  readonly abbreviations: Readonly<Partial<Record<AbbreviationKind, string>>>
  /** Words written together with the next one, before any short form: `و` in «ود.» */
  readonly prefixes: string
  /** The same, but only before a form of several letters with full stops: «بأ.ف.ب.»; «به» is a word. */
  readonly dottedPrefixes: string
  /** Words that look like a prefix and a short form but are not. */
  readonly notPrefixed: string
  /** Nouns before a letter or number that ends a sentence: «فيتامين ج.» */
  readonly labels: string
  /** Nouns that number a part of a text: «المادة 1.» */
  readonly parts: string
  /** Words that number a part at the beginning of a line: «أولاً.» */
  readonly ordinals: string
  /** Words that begin a sentence far more often than they go on with one. */
  readonly starters: string
  /** Words that may begin a sentence, but after an ellipsis go on. */
  readonly hesitant: string
  /** Words that begin a sentence after an ellipsis only when a verb follows. */
  readonly negations: string
  /** Words that begin a sentence after an ellipsis also when written together with a conjunction. */
  readonly resuming: string
  /** Words that go on with a sentence and hardly ever begin one. */
  readonly continuers: string
  /** Beginnings of words that go on with a sentence, as `بال` does. */
  readonly continuingPrefixes: string
  /** Words that open a clause of their own, for texts without marks. */
  readonly clauseOpeners: string
  /** Words after which no clause can end. */
  readonly neverLast: string
  /** Conjunctions written together with the next word that may begin a sentence. */
  readonly joining: string
  /** Verbs that say who spoke, after a quotation. */
  readonly attributions: string
  /** Words that name the source of a quotation, after it: «وفقًا لـ». */
  readonly sources: string
  /** Endings such a verb may have. */
  readonly attributionEndings: string
}
