import type { Term } from '../../text/terms/term.ts'
import type { ProjectId, TermFileId, TermId } from '../../model/id.ts'
import type { Storage } from '../../storage/open.ts'
import { borrowGlossary, possibleLenders, returnGlossary } from '../../storage/shared-glossaries.ts'
import { addTerm, addTerms, changeTerm, setTermDeleted, termById } from '../../storage/terms.ts'
import type { TermAuthor, TermOutcome, TermsTaken } from '../../storage/terms.ts'
import { undoTermFile } from '../../storage/term-files.ts'
import type { Actor } from '../../model/actor.ts'
import { checkingChanged } from '../checks/checking.ts'
import { recheckTerms } from './recheck-terms.ts'

/** What was done, and what will be true when the segments that have the term are checked again; nobody waits for it. */
export type TermDone = TermOutcome & { readonly rechecked?: Promise<void> }

export async function addProjectTerm(storage: Storage, by: TermAuthor, term: Term): Promise<TermDone> {
  return checkedAnew(storage, by, await addTerm(storage, by, term), [term.source])
}

export async function changeProjectTerm(
  storage: Storage,
  by: TermAuthor,
  change: { term: TermId; revision: number } & Term,
): Promise<TermDone> {
  const before = await termById(storage.db, by.project, change.term)
  return checkedAnew(storage, by, await changeTerm(storage, by, change), [
    change.source,
    ...(before ? [before.source] : []),
  ])
}

/** Takes an entry out of the glossary, or brings it back. */
export async function setProjectTermDeleted(
  storage: Storage,
  by: TermAuthor,
  term: TermId,
  isDeleted: boolean,
): Promise<TermDone> {
  const known = await termById(storage.db, by.project, term)
  const done = await setTermDeleted(storage, by, term, isDeleted)
  return checkedAnew(storage, by, done ? { kind: 'saved', term } : { kind: 'stale' }, known ? [known.source] : [])
}

function checkedAnew(storage: Storage, by: TermAuthor, outcome: TermOutcome, sources: readonly string[]): TermDone {
  if (outcome.kind !== 'saved') return outcome
  checkingChanged(storage, by.project)
  return { ...outcome, rechecked: recheckTerms(storage, by, sources) }
}

/** Takes in the terms of a file; texts are checked with them as their segments are saved, or as a whole on demand. */
export async function importTerms(
  storage: Storage,
  by: TermAuthor,
  terms: readonly Term[],
  fileName?: string,
): Promise<TermsTaken> {
  const done = await addTerms(storage, by, terms, fileName)
  checkingChanged(storage, by.project)
  return done
}

/** Takes back all that a file did; entries that were changed since are left. @returns `undefined` when there is nothing to take back */
export async function undoImport(
  storage: Storage,
  by: TermAuthor,
  file: TermFileId,
): Promise<{ undone: number; left: number } | undefined> {
  const done = await undoTermFile(storage, by, file)
  if (done) checkingChanged(storage, by.project)
  return done
}

/** Uses another project's glossary. @returns false when the person may not bring it here, or the languages differ */
export async function useGlossary(
  storage: Storage,
  project: ProjectId,
  lender: ProjectId,
  actor: Actor,
): Promise<boolean> {
  const possible = await possibleLenders(storage.db, project, actor)
  if (!possible.some(({ id }) => id === lender)) return false
  await borrowGlossary(storage, { project, lender, user: actor.id })
  checkingChanged(storage, project)
  return true
}

export async function leaveGlossary(storage: Storage, project: ProjectId, lender: ProjectId): Promise<boolean> {
  const left = await returnGlossary(storage, project, lender)
  if (left) checkingChanged(storage, project)
  return left
}
