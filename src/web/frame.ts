import type { Actor } from '../model/actor.ts'
import { assetUrl } from './assets.ts'
import { helpHrefOf } from './help/topic-of.ts'
import { notices } from './notices.ts'
import { sectionsOf } from './sections.ts'
import type { Layout, Person } from './views.ts'
import type { PageFrame, Visit } from './visit.ts'

/** What `_layout` needs, but for the body. */
export function frameOf(visit: Visit, frame: PageFrame): Omit<Layout, 'body'> {
  const { request, session, csrf } = visit
  const actor = session?.actor
  const done = request.query['done']
  return {
    title: frame.title,
    crumbs: frame.crumbs ?? [],
    tools: frame.tools ?? '',
    helpHref: helpHrefOf(request.path),
    sections: frame.tools === undefined ? sectionsOf(visit) : [],
    data: { ...(actor && appearance(actor)), ...frame.data },
    person: actor && personOf(actor),
    isAdmin: actor?.isAdmin ?? false,
    csrf,
    reloadsAfter: frame.reloadsAfter,
    notice: typeof done === 'string' ? notices[done] : undefined,
    styleSheet: assetUrl('app.css'),
    script: assetUrl('app.js'),
    fonts: ['noto-naskh-arabic-wght.woff2', 'inter-latin-wght.woff2'].map(name => assetUrl(`fonts/${name}`)),
  }
}

function appearance({ preferences: { theme, size, order, vocalised, letterKeys } }: Actor): Record<string, string> {
  return {
    ...(theme !== 'system' && { theme }),
    ...(size !== 'normal' && { size }),
    ...(vocalised && { vocalised: '' }),
    ...(!letterKeys && { 'letter-keys': 'off' }),
    order,
  }
}

export function personOf({ id, name }: Pick<Actor, 'id' | 'name'>): Person {
  return { id, name, initials: initialsOf(name), colour: colours[id.charCodeAt(id.length - 1) % colours.length]! }
}

const colours = ['a', 'b', 'c', 'd'] as const

/** The first letters of the first and the last word: at most two, as a person's name is shown in a circle. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return (firstLetter(words[0]) + (words.length > 1 ? firstLetter(words.at(-1)) : '')).toLocaleUpperCase('en')
}

const segmenter = new Intl.Segmenter()

const firstLetter = (word = ''): string => [...segmenter.segment(word)][0]?.segment ?? ''
