import { wordDiff } from '../../text/diff/word-diff.ts'
import { languageOf } from '../../model/language.ts'
import type { Pair } from '../../model/pair.ts'
import { namesOf } from '../../storage/user-names.ts'
import { numbered } from '../../workbench/open-document.ts'
import { frameFor } from '../documents/work.ts'
import { showPage } from '../visit.ts'
import type { PairVisit } from '../visit.ts'
import { backTo, fromOf } from './back-to.ts'

/** Both texts, for a form sent without script whose base was overtaken. */
export async function showConflict(visit: PairVisit, current: Pair, mine: string): Promise<void> {
  const { storage, project, csrf } = visit
  const [pair] = await numbered(storage, [current], false)
  const name = current.changedBy && (await namesOf(storage.db, [current.changedBy])).get(current.changedBy)
  showPage(
    visit,
    'documents/conflict',
    { ...frameFor(visit, 'translate'), title: 'Two versions', status: 409 },
    {
      csrf,
      mine,
      pair: current.id,
      number: pair!.number,
      revision: current.revision,
      by: name || 'Somebody else',
      diff: wordDiff(current.target, mine),
      source: languageOf(project.sourceLang),
      target: languageOf(project.targetLang),
      sourceText: current.source,
      query: fromOf(visit),
      backHref: backTo(visit, current.id),
    },
  )
}
