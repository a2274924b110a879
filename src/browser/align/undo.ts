import { announce } from '../page/announce.ts'
import { element } from '../page/elements.ts'
import { say } from './say.ts'
import type { Workbench } from './workbench.ts'

const many = 12

/** Takes back one's own last step, or does it again, and shows the place. */
export async function takeBack(workbench: Workbench, what: 'undo' | 'redo'): Promise<void> {
  const part = await workbench.send(`${workbench.facts.path}/align/${what}?show=${workbench.show}`, {})
  if (!part) return
  const [first] = part.links
  const { focused } = workbench
  const isElsewhere = focused && !part.links.some(link => link.id === focused.link.id)
  if (first && isElsewhere) workbench.focus(first.card(focused.side), 'middle')
  const done = what === 'undo' ? 'Undone.' : 'Done again.'
  // a large step is easily taken back by one press too many
  if (part.links.length > many || part.isWhole) say(done, stepButton(workbench, what === 'undo' ? 'redo' : 'undo'))
  else announce(done)
}

export const undoButton = (workbench: Workbench): HTMLElement => stepButton(workbench, 'undo')

function stepButton(workbench: Workbench, what: 'undo' | 'redo'): HTMLElement {
  const button = element('button', { class: 'btn', type: 'button' }, what === 'undo' ? 'Undo' : 'Redo')
  button.addEventListener('click', () => void workbench.inTurn(() => takeBack(workbench, what)))
  return button
}
