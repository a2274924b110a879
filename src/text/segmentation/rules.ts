/**
 * An addition of a project: at a place between `before` and `after`, blanks aside, sentences are cut (or kept together).
 * Both are plain text; `#` stands for a run of digits. An empty one fits anything, but not both may be empty.
 */
export interface PlaceRule {
  readonly before: string
  readonly after: string
}

/** What a project wants otherwise; everything is optional. */
export interface SegmentationRules {
  readonly breakAfterColon?: boolean
  readonly breakAfterSemicolon?: boolean
  /** Default true; without it only an empty line ends a sentence, for texts with hard line breaks. */
  readonly newlineBreaks?: boolean
  /** Default true; without it every full stop after an abbreviation ends a sentence. */
  readonly respectAbbreviations?: boolean
  /** Default true; without it a sentence ends at the mark inside a quotation even when the speaker follows. */
  readonly keepQuotationWithSpeaker?: boolean
  /** Short forms of the project's own, with or without their full stop. */
  readonly abbreviations?: readonly string[]
  /** Places to cut at that the language would not. */
  readonly breakRules?: readonly PlaceRule[]
  /** Places to keep together; they win over everything but the end of a line. */
  readonly exceptions?: readonly PlaceRule[]
}
