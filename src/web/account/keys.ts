import { commands } from '../../model/keys/commands.ts'
import type { Command } from '../../model/keys/commands.ts'
import { Keymap } from '../../model/keys/keymap.ts'
import { keyPresets } from '../../model/keys/presets.ts'
import { readChord } from '../../model/keys/read-chord.ts'
import { changePreferences } from '../../storage/users.ts'
import { seeOther, showPage } from '../visit.ts'
import type { SignedInVisit } from '../visit.ts'

const all: readonly Command[] = commands

export function showOwnKeys(visit: SignedInVisit): void {
  const { keys, letterKeys } = visit.actor.preferences
  page(visit, keys, letterKeys, {})
}

/** Keeps what differs from the usual keys; a key that is none sends the form back with a sentence beside it. */
export async function saveOwnKeys(visit: SignedInVisit): Promise<void> {
  const { storage, actor, request } = visit
  const form = request.body as Readonly<Record<string, unknown>>
  const preset = typeof form['preset'] === 'string' ? keyPresets[form['preset']] : undefined
  const letterKeys = form['letterKeys'] === 'yes'
  const [keys, problems] = preset || form['preset'] === 'reset' ? [preset?.keys ?? {}, {}] : keysIn(form)
  if (Object.keys(problems).length > 0) return page(visit, keys, letterKeys, problems)
  await changePreferences(storage, actor.id, { keys, ...(form['preset'] === undefined && { letterKeys }) })
  seeOther(visit, '/me/keys', 'preferences-saved')
}

function keysIn(form: Readonly<Record<string, unknown>>): [Record<string, string>, Record<string, string>] {
  const keys: Record<string, string> = {}
  const problems: Record<string, string> = {}
  for (const { id, keys: usual } of all) {
    const written = form[`key-${id}`]
    if (typeof written !== 'string' || written.trim() === '' || written.trim() === usual[0]) continue
    const read = readChord(written.slice(0, 60))
    if (read.kind === 'problem') problems[id] = read.sentence
    if (read.kind === 'problem' || read.chord !== usual[0]) keys[id] = read.kind === 'chord' ? read.chord : written
  }
  return [keys, problems]
}

function page(
  visit: SignedInVisit,
  keys: Readonly<Record<string, string>>,
  letterKeys: boolean,
  problems: Readonly<Record<string, string>>,
): void {
  const titles = new Map(all.map(({ id, title }) => [id, title]))
  const clashes = new Keymap({ keys })
    .clashes()
    .map(({ chord, commands: ids }) => `${chord} means “${ids.map(id => titles.get(id)).join('” and “')}”.`)
  showPage(
    visit,
    'account/keys',
    {
      title: 'Keys',
      status: Object.keys(problems).length > 0 ? 422 : 200,
      crumbs: [{ text: 'Your account', href: '/me' }, { text: 'Keys' }],
    },
    {
      csrf: visit.csrf,
      letterKeys,
      clashes: [...new Set(clashes)],
      presets: Object.entries(keyPresets).map(([name, { title }]) => ({ name, title })),
      lines: all.map(({ id, title, keys: usual }) => ({
        id,
        title,
        chord: keys[id] ?? usual[0] ?? '',
        usual: usual.join(', '),
        isChanged: keys[id] !== undefined,
        problem: problems[id],
      })),
    },
  )
}
