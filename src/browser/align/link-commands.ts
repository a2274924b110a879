import { announce } from '../page/announce.ts'
import { toggleHiddenCharacters } from '../page/hidden-characters.ts'
import { showKeys } from '../page/key-dialog.ts'
import { openPalette } from '../page/palette.ts'
import { say } from './say.ts'
import { swapColumns } from '../page/view-options.ts'
import { Link } from './link.ts'
import type { Place } from './link.ts'
import { cross, jump, step, toNext } from './moves.ts'
import { offerRealign } from './realign-dialog.ts'
import { editSentence, splitSentence } from './sentence-forms.ts'
import { comment, flag } from './talk.ts'
import { takeBack, undoButton } from './undo.ts'
import type { Workbench } from './workbench.ts'

export type Commands = Readonly<Record<string, () => boolean | void>>

/** What each command does; `false` means that there was nothing to do and the key keeps its own meaning. */
export function linkCommands(workbench: Workbench): Commands {
  const withPlace = (act: (place: Place) => void) => (): boolean | void => {
    const place = workbench.focused
    return place ? act(place) : false
  }
  /** In turn, with the sentence that has the focus by then. */
  const later = (act: (place: Place) => Promise<void>) => (): void =>
    void workbench.inTurn(async () => {
      const place = workbench.focused
      if (place && workbench.mayEdit) await act(place)
    })
  const rearranging = (verb: string, done: string) =>
    later(async place => {
      if (workbench.journal.takesBack(verb, place)) await takeBack(workbench, 'undo')
      else if (await workbench.verb(verb)) tellDone(workbench, done)
    })
  const moving = (act: () => void) => (): void => workbench.move(act)
  const run = (command: string): void => void commands[command]?.()
  const commands: Commands = {
    'check-next': later(place => checkNext(workbench, place)),
    'uncheck': later(place => mark(workbench, place, 'uncheck', 'Not checked any more.')),
    'anchor': later(place =>
      place.link.state === 'pinned'
        ? mark(workbench, place, 'unpin', 'No anchor any more.')
        : mark(workbench, place, 'pin', 'Anchored.'),
    ),
    'check-above': later(() => checkAbove(workbench)),
    'move-up': rearranging('move-up', 'Moved up.'),
    'move-down': rearranging('move-down', 'Moved down.'),
    'open-gap': rearranging('open-gap', 'Gap opened.'),
    'close-gap': rearranging('close-gap', 'Gap closed.'),
    'merge-links': rearranging('merge', 'Merged.'),
    'split-link': rearranging('split', 'Link split.'),
    'join-sentence': rearranging('join-sentence', 'Sentences joined.'),
    'no-match': rearranging('no-match', 'Set apart.'),
    'split-sentence': later(async place => splitSentence(workbench, place)),
    'edit-sentence': later(async place => editSentence(workbench, place)),
    'realign': later(place => offerRealign(workbench, place)),
    'flag': later(place => flag(workbench, place)),
    'comment': withPlace(place => void comment(place)),
    'undo': () => void workbench.inTurn(() => takeBack(workbench, 'undo')),
    'redo': () => void workbench.inTurn(() => takeBack(workbench, 'redo')),
    'next-doubtful': moving(() => void toNext(workbench, link => link.isDoubtful, 1, 'No link is doubtful')),
    'previous-doubtful': moving(() => void toNext(workbench, link => link.isDoubtful, -1, 'No link is doubtful')),
    'next-uneven': moving(() => void toNext(workbench, link => link.isUneven, 1, 'Every link is 1 to 1')),
    'sentence-above': moving(() => step(workbench, -1)),
    'sentence-below': moving(() => step(workbench, 1)),
    'side-left': moving(() => cross(workbench, 'left')),
    'side-right': moving(() => cross(workbench, 'right')),
    'first-sentence': moving(() => jump(workbench, 'first')),
    'last-sentence': moving(() => jump(workbench, 'last')),
    'links-above': moving(() => jump(workbench, 'up')),
    'links-below': moving(() => jump(workbench, 'down')),
    'open-panel': () => openPanel(),
    'close-panel': () => closePanel(workbench),
    'go-to': () => openPalette(paletteOf(workbench, run)),
    'palette': () => openPalette(paletteOf(workbench, run)),
    'swap-columns': () => swapColumns(),
    'hidden-characters': () => toggleHiddenCharacters(workbench.list),
    'keys': () => showKeys(workbench.keymap),
    'save-now': () => announce('Every step is saved as it is done.'),
  }
  return commands
}

function tellDone(workbench: Workbench, done: string): void {
  const place = workbench.focused
  say(place ? `${done} ${workbench.describe(place)}` : done, undoButton(workbench))
}

/** Goes on at once; back to the link when the server refuses. */
async function checkNext(workbench: Workbench, place: Place): Promise<void> {
  toNext(workbench, each => each.isDoubtful, 1, 'Nothing is left to check')
  if (place.link.state !== 'automatic' || (await workbench.verb('check', {}, place))) return
  const refused = Link.byId(place.link.id)
  if (refused) workbench.focus(refused.card(place.side, place.sentence), 'middle')
}

async function mark(workbench: Workbench, { link }: Place, verb: string, done: string): Promise<void> {
  if (verb === 'uncheck' && link.state === 'automatic') return announce('This link was not checked.')
  if (await workbench.verb(verb)) announce(`Link ${link.number}: ${done}`)
}

async function checkAbove(workbench: Workbench): Promise<void> {
  const part = await workbench.verb('check-above')
  if (!part) return
  const stopped = Link.byId(part.stoppedAt)
  if (stopped) workbench.focus(stopped.card(workbench.focused?.side ?? 'target'), 'middle')
  say(`${part.said}${stopped ? ` Link ${stopped.number} is doubtful.` : ''}`, undoButton(workbench))
}

const panel = (): HTMLElement | null => document.querySelector('.align > .panel')

function openPanel(): void {
  panel()?.classList.add('is-open')
  panel()?.querySelector<HTMLElement>('.panel__close')?.focus()
}

export function closePanel(workbench: Workbench): boolean {
  if (!panel()?.classList.contains('is-open')) return false
  panel()?.classList.remove('is-open')
  workbench.focused?.card.focus({ preventScroll: true })
  return true
}

const paletteOf = (workbench: Workbench, run: (command: string) => void) => ({
  keymap: workbench.keymap,
  places: ['link', 'anywhere'] as const,
  noun: 'link',
  run,
  goTo(number: number): boolean {
    const link = workbench.links().find(each => each.number === number)
    if (link) workbench.focus(link.card(workbench.focused?.side ?? 'target'), 'middle')
    return link !== undefined
  },
})
