import { formatNamed } from '../../src/text/formats/index.ts'

/** What the seeded database and the adapter have to agree on. */
export const password = 'correct horse battery staple'
export const people = ['admin', 'manager', 'translator', 'reviewer', 'viewer', 'outsider', 'disabled'] as const
export const canaries = { A: 'CANARY-A-5f3c', B: 'CANARY-B-9d1e' } as const
/** Digits, because the harness spells numbers in addresses in other ways, and takes pages that differ by a number for one. */
export const slugs = { project: { A: '1', B: '2', sample: '3' }, document: { A: '11', B: '12', sample: '13' } } as const
export const idOf = (role: (typeof people)[number]): string => String(people.indexOf(role) + 101)
export const firstPair = { A: 1, B: 1_000_001 } as const
/** A term of each project's glossary. */
export const termIds = { A: '701', B: '702' } as const
/** The memory that each project feeds. */
export const memoryIds = { A: '801', B: '802' } as const
export const segments = 900
/** A text on its way in, begun by the translator in project A. */
export const importId = '601'
/** The name under which project A, or its text, leaves in a format. */
export const exportFile = (format: string, what: 'project' | 'document' = 'document'): string =>
  formatNamed(format)!.files(slugs[what].A, { sourceLang: 'ar', targetLang: 'en' })[0]!
