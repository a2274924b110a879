import { segmentInParts } from '../text/segmentation/in-parts.ts'
import type { Sentence } from '../text/segmentation/segment.ts'
import type { CuttingRules } from '../model/cutting-rules.ts'
import { withPauses } from './with-pauses.ts'

/** A text's sentences under some rules; the server answers others meanwhile. */
export async function cutText(source: string, lang: string, rules: CuttingRules): Promise<Sentence[]> {
  return withPauses(segmentInParts(source, { lang, rules }))
}
