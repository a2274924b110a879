import { usualPreferences } from '../../model/preferences.ts'
import { Keymap } from '../../model/keys/keymap.ts'
import { keySheet } from '../../model/keys/key-sheet.ts'
import { checks } from '../../text/checks/index.ts'
import { allAsTheyCome, checkGroups } from '../checks/check-lines.ts'
import { notFound } from '../problem.ts'
import { showPage } from '../visit.ts'
import type { Visit } from '../visit.ts'

interface Topic {
  readonly name: string
  readonly title: string
  readonly about: string
}

export const topics: readonly Topic[] = [
  { name: 'translate', title: 'Translating', about: 'The box, saving, splitting and joining, what the states mean.' },
  {
    name: 'align',
    title: 'Aligning',
    about: 'Lay a translation beside a text, put its links right, anchors, aligning anew.',
  },
  { name: 'review', title: 'Reviewing', about: 'Approve, send back with a reason, see what changed.' },
  { name: 'read', title: 'Reading and printing', about: 'The text in paragraphs, in one language or two.' },
  { name: 'find', title: 'Finding and filtering', about: 'Words in both columns, states, numbers.' },
  {
    name: 'terms',
    title: 'Terms',
    about: 'The glossary: marked while you translate, kept in place, in and out as files.',
  },
  {
    name: 'memory',
    title: 'Memory',
    about: 'What is offered again, scores, files of other programs, sharing, what a text will take.',
  },
  {
    name: 'sentences',
    title: 'Sentences',
    about: 'How texts are cut, rules of your own, cutting anew, texts without full stops.',
  },
  { name: 'checks', title: 'Checks', about: 'What is looked for, with examples; mending and dismissing.' },
  { name: 'people', title: 'Working together', about: 'Roles, invitations, comments, who is here.' },
  { name: 'keys', title: 'Keyboard', about: 'Every key, and how to change it.' },
]

export function helpIndex(visit: Visit): void {
  showPage(visit, 'help/index', { title: 'Help', crumbs: [{ text: 'Help' }] }, { topics })
}

export function helpTopic(visit: Visit): void {
  const topic = topics.find(({ name }) => name === visit.request.params['topic'])
  if (!topic) throw notFound()
  showPage(
    visit,
    'help/topic',
    { title: topic.title, crumbs: [{ text: 'Help', href: '/help' }, { text: topic.title }] },
    topic,
  )
}

export function helpChecks(visit: Visit): void {
  showPage(
    visit,
    'help/checks',
    { title: 'Checks', crumbs: [{ text: 'Help', href: '/help' }, { text: 'Checks' }] },
    {
      groups: checkGroups(allAsTheyCome),
      count: checks.length,
    },
  )
}

export function helpKeys(visit: Visit): void {
  const { keys, letterKeys } = visit.session?.actor.preferences ?? usualPreferences
  const preferences = { keys, singleLetters: letterKeys }
  showPage(
    visit,
    'help/keys',
    { title: 'Keyboard', crumbs: [{ text: 'Help', href: '/help' }, { text: 'Keyboard' }] },
    {
      keys: JSON.stringify(preferences),
      cards: keySheet(new Keymap(preferences), false),
      isSignedIn: visit.session !== undefined,
    },
  )
}
