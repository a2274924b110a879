import { setTimeout } from 'node:timers/promises'
import { omissions } from '../../text/lexicon/omissions.ts'
import type { Omission } from '../../text/lexicon/omissions.ts'
import type { Pair } from '../../model/pair.ts'
import type { Project } from '../../model/project.ts'
import type { Storage } from '../../storage/open.ts'
import { taughtBy, wordLights } from './word-lights.ts'

/** The first look at a project reads its pairs; nobody waits for it, the next look has it. */
const patienceMs = 60

/** Words of a pair's source that its translation may have left out, by what the project's finished pairs teach. */
export async function leftOut(storage: Storage, project: Project, pair: Pair): Promise<readonly Omission[]> {
  if (pair.target.trim() === '') return []
  const reading = taughtBy(storage, project.id)
  const taught = await Promise.race([reading, setTimeout(patienceMs, undefined)])
  if (!taught) return []
  const missing = omissions(taught.index, pair.source, pair.target, pair.id)
  if (missing.length === 0) return []
  const lights = (await wordLights(storage, project, pair.id))?.lights ?? []
  return missing.filter(
    ({ source }) => !lights.some(light => light.source.start < source.end && source.start < light.source.end),
  )
}
