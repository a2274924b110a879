import fc from 'fast-check'

const letters = 'ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآٱؤئىةیک'
const others =
  '\u064E\u064F\u0650\u0651\u0652\u064B\u0640\u0670\u200F\u200E\u200C\u00A0 ٠١٢٣۴۵6.,،؟٪٫abcÉéßﻻﷲﷺﭐ\uFE77 \uD835\uDC00'

/** Texts of what folding meets: letters, harakat, controls, digits, ligatures, broken surrogates. */
export const arabicText = fc.oneof(
  fc.array(fc.constantFrom(...Array.from(letters + others)), { maxLength: 40 }).map(pieces => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.array(fc.constantFrom('\uD835', '\uDC00', 'ا', 'a', '\u0301'), { maxLength: 8 }).map(pieces => pieces.join('')),
)
