import type { Check } from './check.ts'
import { bidiControls } from './characters/bidi-controls.ts'
import { controlCharacters } from './characters/control-characters.ts'
import { doubleSpace } from './characters/double-space.ts'
import { edgeSpace } from './characters/edge-space.ts'
import { mixedLetters } from './characters/mixed-letters.ts'
import { mojibake } from './characters/mojibake.ts'
import { noBreakSpace } from './characters/no-break-space.ts'
import { presentationForms } from './characters/presentation-forms.ts'
import { tatweel } from './characters/tatweel.ts'
import { sourceFlaws } from './characters/source-flaws.ts'
import { zeroWidth } from './characters/zero-width.ts'
import { sameSource } from './consistency/same-source.ts'
import { sameTarget } from './consistency/same-target.ts'
import { termForbidden } from './consistency/term-forbidden.ts'
import { termMissing } from './consistency/term-missing.ts'
import { lengthBand } from './length/length-band.ts'
import { code } from './names/code.ts'
import { hashtag } from './names/hashtag.ts'
import { latinWord } from './names/latin-word.ts'
import { link } from './names/link.ts'
import { nameMissing } from './names/name-missing.ts'
import { nameSpelling } from './names/name-spelling.ts'
import { sentenceCapital } from './names/sentence-capital.ts'
import { arabicDigits } from './numbers/arabic-digits.ts'
import { calendar } from './numbers/calendar.ts'
import { month } from './numbers/month.ts'
import { numberChanged } from './numbers/number-changed.ts'
import { numberExtra } from './numbers/number-extra.ts'
import { numberMissing } from './numbers/number-missing.ts'
import { numberWord } from './numbers/number-word.ts'
import { ordinalSuffix } from './numbers/ordinal-suffix.ts'
import { percent } from './numbers/percent.ts'
import { rangeReversed } from './numbers/range-reversed.ts'
import { reference } from './numbers/reference.ts'
import { separator } from './numbers/separator.ts'
import { time } from './numbers/time.ts'
import { unit } from './numbers/unit.ts'
import { confirmedTooFast } from './process/confirmed-too-fast.ts'
import { doubtfulLink } from './process/doubtful-link.ts'
import { openComment } from './process/open-comment.ts'
import { uneditedSuggestion } from './process/unedited-suggestion.ts'
import { arabicMarks } from './punctuation/arabic-marks.ts'
import { brackets } from './punctuation/brackets.ts'
import { doubledMark } from './punctuation/doubled-mark.ts'
import { ellipsis } from './punctuation/ellipsis.ts'
import { endMark } from './punctuation/end-mark.ts'
import { exclamationMark } from './punctuation/exclamation-mark.ts'
import { questionMark } from './punctuation/question-mark.ts'
import { quotes } from './punctuation/quotes.ts'
import { spaceAfterMark } from './punctuation/space-after-mark.ts'
import { spaceBeforeMark } from './punctuation/space-before-mark.ts'
import { verseBrackets } from './punctuation/verse-brackets.ts'
import { arabicLeft } from './structure/arabic-left.ts'
import { largeLink } from './structure/large-link.ts'
import { sameAsSource } from './structure/same-as-source.ts'
import { sourceChanged } from './structure/source-changed.ts'
import { sourceEmpty } from './structure/source-empty.ts'
import { targetEmpty } from './structure/target-empty.ts'
import { wrongScript } from './structure/wrong-script.ts'
import { article } from './wording/article.ts'
import { doubledWord } from './wording/doubled-word.ts'
import { negationLost } from './wording/negation-lost.ts'

/** Every check, in the order in which help lists them; one file each. */
export const checks: readonly Check[] = [
  targetEmpty,
  sourceEmpty,
  sameAsSource,
  wrongScript,
  arabicLeft,
  sourceChanged,
  largeLink,
  lengthBand,
  numberChanged,
  numberMissing,
  numberExtra,
  numberWord,
  separator,
  arabicDigits,
  percent,
  unit,
  ordinalSuffix,
  rangeReversed,
  month,
  calendar,
  time,
  reference,
  questionMark,
  exclamationMark,
  ellipsis,
  endMark,
  brackets,
  quotes,
  verseBrackets,
  doubledMark,
  spaceBeforeMark,
  spaceAfterMark,
  arabicMarks,
  doubleSpace,
  edgeSpace,
  noBreakSpace,
  zeroWidth,
  bidiControls,
  controlCharacters,
  mojibake,
  presentationForms,
  mixedLetters,
  tatweel,
  sourceFlaws,
  nameSpelling,
  nameMissing,
  latinWord,
  link,
  hashtag,
  code,
  sentenceCapital,
  sameSource,
  sameTarget,
  termMissing,
  termForbidden,
  doubledWord,
  article,
  negationLost,
  uneditedSuggestion,
  confirmedTooFast,
  doubtfulLink,
  openComment,
]
