/** Placeholder until arabic/fold lands. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]/g, '')
    .replaceAll(/[أإآٱ]/g, 'ا')
    .replaceAll(/[ىی]/g, 'ي')
    .replaceAll('ة', 'ه')
    .replaceAll('ک', 'ك')
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, sign => String(sign.charCodeAt(0) & 15))
}

/** Whether two texts differ at most in what folding ignores and in white space at the edges. */
export function sameText(a: string, b: string): boolean {
  return a === b || foldText(a).trim() === foldText(b).trim()
}
