import { segmentInParts } from '../text/segmentation/in-parts.ts'
import type { Sentence } from '../text/segmentation/segment.ts'
import { fileOf } from '../model/cutting-rules.ts'
import type { CuttingRules } from '../model/cutting-rules.ts'
import { cutInWorker } from './srx-in-worker.ts'
import { withPauses } from './with-pauses.ts'

export interface TextCut {
  readonly sentences: readonly Sentence[]
  /** Whether the rules of a file took too long, so that the text was cut without them. */
  readonly isStopped: boolean
}

/** A text's sentences under some rules; the server answers others meanwhile. */
export async function cutText(source: string, lang: string, rules: CuttingRules): Promise<TextCut> {
  const file = fileOf(rules)
  const cut = file && (await cutInWorker(source, file.rules))
  if (cut?.kind === 'cut') return { sentences: cut.sentences, isStopped: false }
  return { sentences: await withPauses(segmentInParts(source, { lang, rules })), isStopped: file !== undefined }
}
