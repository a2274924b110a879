import { announce } from '../page/announce.ts'
import { element } from '../page/elements.ts'
import type { StepKind } from './journal.ts'
import { Link } from './link.ts'
import { say } from './say.ts'
import type { Workbench } from './workbench.ts'

const many = 12

/** Takes back one's own last step, or does it again, and shows the place. */
export async function takeBack(workbench: Workbench, what: StepKind): Promise<void> {
  const ahead = workbench.journal.ahead(what)
  const coming = workbench.send(`${workbench.facts.path}/align/${what}?show=${workbench.show}`, {}, ahead)
  if (ahead)
    goThere(
      workbench,
      ahead.shown.map(link => new Link(link)),
    )
  const part = await coming
  // the next key shall not try the same in vain
  if (!part) return workbench.journal.forget()
  workbench.journal.turned(what, ahead, workbench.list)
  goThere(workbench, part.links)
  const done = what === 'undo' ? 'Undone.' : 'Done again.'
  // a large step is easily taken back by one press too many
  if (part.links.length > many || part.isWhole) say(done, stepButton(workbench, what === 'undo' ? 'redo' : 'undo'))
  else announce(done)
}

function goThere(workbench: Workbench, links: readonly Link[]): void {
  const { focused } = workbench
  const [first] = links
  if (first && focused && !links.some(link => link.id === focused.link.id))
    workbench.focus(first.card(focused.side), 'middle')
}

export const undoButton = (workbench: Workbench): HTMLElement => stepButton(workbench, 'undo')

function stepButton(workbench: Workbench, what: StepKind): HTMLElement {
  const button = element('button', { class: 'btn', type: 'button' }, what === 'undo' ? 'Undo' : 'Redo')
  button.addEventListener('click', () => void workbench.inTurn(() => takeBack(workbench, what)))
  return button
}
