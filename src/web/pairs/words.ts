import { wordLights } from '../../workbench/alignment/word-lights.ts'
import { notFound } from '../problem.ts'
import type { PairVisit } from '../visit.ts'

/** Which words render each other, for pages that light the counterpart of the word one points at. */
export async function words({ storage, project, pair, response }: PairVisit): Promise<void> {
  const found = await wordLights(storage, project, pair)
  if (!found) throw notFound()
  response.json(found)
}
