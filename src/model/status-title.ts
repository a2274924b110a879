import type { Status } from './pair.ts'

/** What each status is called on every page. */
export const statusTitles: Readonly<Record<Status, string>> = {
  empty: 'Not started',
  draft: 'Draft',
  translated: 'Translated',
  changes: 'Changes requested',
  approved: 'Approved',
}
