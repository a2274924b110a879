import type { Finding } from '../../text/checks/check.ts'
import { checks } from '../../text/checks/index.ts'
import type { DismissalScope } from '../../model/finding-view.ts'
import type { DismissalId, DocumentId, PairId, ProjectId, UserId } from '../../model/id.ts'
import { dismiss, endDismissal } from '../../storage/dismissals.ts'
import { openFindingsOf } from '../../storage/findings.ts'
import type { Storage } from '../../storage/open.ts'

export interface FindingAuthor {
  readonly project: ProjectId
  readonly document: DocumentId
  readonly pair: PairId
  readonly user: UserId
}

export type DismissOutcome =
  | { readonly kind: 'dismissed'; readonly dismissal: DismissalId; readonly findings: readonly Finding[] }
  /** The finding is not there (any more). */
  | { readonly kind: 'missing' }

/** Says that a finding is right as it is: here, in this text, in the project; or all of its kind in this text. */
export async function dismissFinding(
  storage: Storage,
  author: FindingAuthor,
  wish: { key: string; scope: DismissalScope; reason: string },
): Promise<DismissOutcome> {
  const finding = (await openFindings(storage, author)).find(({ key }) => key === wish.key)
  if (!finding) return { kind: 'missing' }
  const { project, document, pair, user } = author
  const dismissal = await dismiss(storage, {
    project,
    document: wish.scope === 'project' ? null : document,
    pair: wish.scope === 'pair' ? pair : null,
    ...(wish.scope === 'kind'
      ? { key: finding.check, message: checks.find(({ id }) => id === finding.check)!.title }
      : { key: wish.key, message: finding.message }),
    reason: wish.reason,
    user,
  })
  tellColleagues(storage, author, wish.scope === 'pair')
  return { kind: 'dismissed', dismissal, findings: await openFindings(storage, author) }
}

/** Lets what was dismissed show again, wherever that was. @returns false when nothing was dismissed */
export async function showAgain(
  storage: Storage,
  by: { project: ProjectId; user: UserId },
  dismissal: DismissalId,
  projectWide: boolean,
): Promise<boolean> {
  const place = await endDismissal(storage, { ...by, dismissal, projectWide })
  if (place?.document)
    storage.publish({
      kind: 'findings',
      project: by.project,
      document: place.document,
      pairs: place.pair ? [place.pair] : [],
      user: by.user,
    })
  return place !== undefined
}

/** Lets what was dismissed show again. @returns what the checks say of the pair then, `undefined` when nothing was dismissed */
export async function undoDismissal(
  storage: Storage,
  author: FindingAuthor,
  dismissal: DismissalId,
  projectWide: boolean,
): Promise<readonly Finding[] | undefined> {
  const place = await endDismissal(storage, { project: author.project, dismissal, user: author.user, projectWide })
  if (!place) return undefined
  tellColleagues(storage, author, place.pair !== null)
  return openFindings(storage, author)
}

const openFindings = async (storage: Storage, { document, pair }: FindingAuthor): Promise<readonly Finding[]> =>
  (await openFindingsOf(storage.db, document, [pair])).get(pair) ?? []

function tellColleagues(storage: Storage, { project, document, pair, user }: FindingAuthor, onlyHere: boolean): void {
  storage.publish({ kind: 'findings', project, document, pairs: onlyHere ? [pair] : [], user })
}
