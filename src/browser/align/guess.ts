import { scriptRuns } from '../../model/script-runs.ts'
import { printKeys } from '../page/print-keys.ts'
import { element } from '../page/elements.ts'
import { readJson } from '../page/request.ts'
import { Link, otherSide, ratioOf } from './link.ts'
import type { Place } from './link.ts'
import type { Workbench } from './workbench.ts'

interface Guess {
  readonly verb: 'move-up' | 'move-down'
  readonly pair: string
  readonly number: number
  readonly sources: number
  readonly targets: number
  readonly from: number
  readonly to: number
}

const restMs = 120

/** Says of the focused sentence what stands beside it and where it would fit better: in the panel, and as a line in the list. */
export class BestGuess {
  readonly #workbench: Workbench
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = ''

  constructor(workbench: Workbench) {
    this.#workbench = workbench
  }

  watch(): void {
    const { list } = this.#workbench
    list.addEventListener('row-active', () => this.#moved())
    list.addEventListener('rows-changed', () => this.#moved())
  }

  #moved(): void {
    const { focused, isAhead } = this.#workbench
    if (!focused) return
    const now = `${focused.link.id} ${focused.link.revision} ${focused.side} ${focused.sentence} ${isAhead}`
    if (now === this.#asked) return
    this.#asked = now
    clearGhost()
    this.#say(focused, undefined)
    clearTimeout(this.#timer)
    if (focused.number === undefined || isAhead || !this.#workbench.mayEdit) return
    this.#timer = setTimeout(() => void this.#ask(now, focused), restMs)
  }

  async #ask(asked: string, { link, side, sentence }: Place): Promise<void> {
    if (asked !== this.#asked || !link.element.isConnected) return
    const answer = await readJson(`/pairs/${link.id}/guess?side=${side}&sentence=${sentence}`)
    const guess =
      answer.kind === 'answer' && answer.status === 200 ? (answer.body as { guess: Guess | null }).guess : null
    const { focused } = this.#workbench
    if (!guess || asked !== this.#asked || !focused) return
    this.#say(focused, guess)
    this.#showGhost(focused, guess)
  }

  #showGhost({ side, number }: Place, { pair, verb, to }: Guess): void {
    const cell = Link.byId(pair)?.cell(side)
    if (!cell) return
    const top = this.#workbench.focused?.card.getBoundingClientRect().top ?? 0
    const line = element(
      'div',
      { 'class': 'ghost', 'aria-hidden': 'true' },
      `${number} fits here, ${percent(to)}`,
      element('span', { class: 'grow' }),
      keysOf(verb),
    )
    if (verb === 'move-up') cell.append(line)
    else cell.prepend(line)
    printKeys(cell, this.#workbench.keymap)
    // what is looked at stays where it is
    window.scrollBy(0, (this.#workbench.focused?.card.getBoundingClientRect().top ?? top) - top)
  }

  #say({ link, side, number }: Place, guess: Guess | undefined): void {
    const panel = document.querySelector('[data-guess]')
    if (!panel) return
    const beside = this.#numbersOf(link, side)
    const [name, other] = [this.#workbench.nameOf(side), this.#workbench.nameOf(otherSide(side))]
    const what =
      number === undefined
        ? `No ${name} stands in link ${link.number}.`
        : beside === undefined
          ? `${name} ${number} has no ${other} beside it.`
          : `${name} ${number} stands beside ${beside}.`
    const best = guess ? [' ', element('b', {}, 'Best guess:'), ` ${this.#fits(guess, side)}`] : []
    panel.replaceChildren(
      element('p', {}, what, ...best),
      ...(guess
        ? this.#offer(guess)
        : link.why === ''
          ? []
          : [element('p', { class: 'muted small' }, ...this.#quoting(link.why))]),
    )
    printKeys(panel, this.#workbench.keymap)
  }

  #fits({ pair, number }: Guess, side: Place['side']): string {
    const link = Link.byId(pair)
    const beside = link && this.#numbersOf(link, side)
    return beside === undefined ? `it belongs to link ${number}.` : `it goes with ${beside}.`
  }

  #offer({ verb, number, sources, targets, from, to }: Guess): HTMLElement[] {
    const ratio = ratioOf(sources, targets)
    return [
      element(
        'button',
        { 'type': 'button', 'class': 'btn primary wide', 'data-command': verb },
        `Move ${verb === 'move-up' ? 'up' : 'down'} to link ${number} `,
        keysOf(verb),
      ),
      element(
        'p',
        { class: 'muted small' },
        `Link ${number} would become ${ratio}, its confidence rise from ${percent(from)} to ${percent(to)}.`,
      ),
    ]
  }

  #quoting(sentence: string): (Node | string)[] {
    const lang = this.#workbench.list.querySelector<HTMLElement>('.src > .sent')?.lang
    return scriptRuns(sentence).map(run => (run.isArabic ? element('bdi', { lang }, run.text) : run.text))
  }

  /** What stands on the other side of a link: `Arabic 4–5`. */
  #numbersOf(link: Link, side: Place['side']): string | undefined {
    const numbers = link.sentences(otherSide(side)).map(card => card.querySelector('.n')!.textContent)
    if (numbers.length === 0) return undefined
    return `${this.#workbench.nameOf(otherSide(side))} ${numbers.length === 1 ? numbers[0] : `${numbers[0]}–${numbers.at(-1)}`}`
  }
}

const keysOf = (verb: string): HTMLElement => element('kbd', { 'data-keys-of': verb, 'data-place': 'link' })

const percent = (share: number): string => `${Math.round(share * 100)}%`

function clearGhost(): void {
  for (const line of document.querySelectorAll('.ghost')) line.remove()
}
