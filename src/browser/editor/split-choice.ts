import { wordStarts } from '../../text/word-starts.ts'
import { element } from '../page/elements.ts'

export interface SplitChoiceParts {
  /** The place in the translation that goes with a place in the source. */
  readonly guess: (at: number) => number
  readonly chosen: (at: number, targetAt: number | undefined) => void
  readonly left: () => void
}

/** Words to split before, on both sides: radio buttons, so that ← and → move as the words are seen. */
export function splitChoice(source: string, target: string, parts: SplitChoiceParts): HTMLElement {
  const middle = wordStarts(source)
    .slice(1)
    .reduce((best, at) => (Math.abs(at - source.length / 2) < Math.abs(best - source.length / 2) ? at : best))
  const sourceWords = wordChoice('split-at', source, middle, {
    'class': 'split__words ar',
    'lang': 'ar',
    'dir': 'rtl',
    'aria-label': 'Arabic',
  })
  const hasTarget = wordStarts(target).length > 1
  const targetWords = hasTarget
    ? wordChoice('split-target-at', target, parts.guess(middle), {
        'class': 'split__words en',
        'lang': 'en',
        'dir': 'ltr',
        'aria-label': 'English',
      })
    : undefined
  const go = (): void => parts.chosen(chosenIn(sourceWords)!, targetWords && chosenIn(targetWords))
  const [splitButton, leaveButton] = [button('btn primary', 'Split here'), button('btn quiet', 'Leave as it is')]
  splitButton.addEventListener('click', go)
  leaveButton.addEventListener('click', parts.left)
  const view = element(
    'div',
    { 'class': 'split', 'role': 'group', 'aria-label': 'Split this segment' },
    element('p', {}, 'The second part begins with the marked word. The left and right arrow keys move it.'),
    sourceWords,
    targetWords,
    element('div', { class: 'actions' }, splitButton, leaveButton),
  )
  sourceWords.addEventListener('change', () => {
    if (targetWords) choose(targetWords, parts.guess(chosenIn(sourceWords)!))
  })
  view.addEventListener('keydown', event => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    if ((event.target as Element).matches('button')) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') go()
    else parts.left()
  })
  return view
}

/** Every word but the first as a radio button that means the place before it. */
export function wordChoice(
  name: string,
  text: string,
  chosen: number,
  attributes: Record<string, string>,
): HTMLElement {
  const starts = wordStarts(text)
  const labels = starts.map((at, index) => {
    const word = text.slice(at, starts[index + 1]).trim()
    if (index === 0) return element('span', {}, `${word} `)
    const radio = element('input', { 'type': 'radio', name, 'value': String(at), 'aria-label': `Before ${word}` })
    radio.checked = at === chosen
    return element('label', {}, radio, `${word} `)
  })
  return element('div', { role: 'radiogroup', ...attributes }, ...labels)
}

const chosenIn = (group: HTMLElement): number | undefined => {
  const radio = group.querySelector<HTMLInputElement>('input:checked')
  return radio ? Number(radio.value) : undefined
}

function choose(group: HTMLElement, at: number): void {
  const radio = group.querySelector<HTMLInputElement>(`input[value="${at}"]`)
  if (radio) radio.checked = true
}

const button = (look: string, title: string): HTMLButtonElement =>
  element('button', { class: look, type: 'button' }, title)
