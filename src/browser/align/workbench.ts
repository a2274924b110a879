import { Keymap } from '../../model/keys/keymap.ts'
import { announce } from '../page/announce.ts'
import { element } from '../page/elements.ts'
import { isMac } from '../page/facts.ts'
import type { PageFacts } from '../page/facts.ts'
import { localTime } from '../page/local-time.ts'
import { readHtml, renewToken, sendForHtml } from '../page/request.ts'
import { saySaving } from '../page/save-state.ts'
import { say } from './say.ts'
import { Link, placeOf } from './link.ts'
import type { Place, Side } from './link.ts'
import { Overview } from './overview.ts'
import { takeList, takePart } from './take-part.ts'
import type { Part } from './take-part.ts'

export type Scroll = 'middle' | 'nearest' | 'stay'

const neighbours = 3
const savingShownAfterMs = 400

/** What the list of links does: which sentence has the focus, what is asked of the server, what comes back. */
export class Workbench {
  readonly list: HTMLElement
  readonly facts: PageFacts
  readonly keymap: Keymap
  readonly overview: Overview
  readonly #own = new Set<string>()
  #turn: Promise<void> = Promise.resolve()
  #waiting = 0

  constructor(list: HTMLElement, facts: PageFacts) {
    this.list = list
    this.facts = facts
    this.keymap = new Keymap(facts.keys, isMac)
    this.overview = new Overview(this)
  }

  get focused(): Place | undefined {
    return placeOf(this.list.querySelector('.is-focus'))
  }
  get mayEdit(): boolean {
    return this.list.classList.contains('can-edit')
  }
  get show(): string {
    return this.list.dataset['show'] ?? 'all'
  }

  links(): Link[] {
    return [...this.list.querySelectorAll<HTMLElement>(':scope > .link')].map(link => new Link(link))
  }

  nameOf(side: Side): string {
    return this.list.dataset[side === 'source' ? 'sourceName' : 'targetName'] ?? ''
  }

  /** @param isSaid whether the place is told; a sentence that was moved with its link is told by what moved it */
  focus(card: HTMLElement, scroll: Scroll = 'nearest', takesFocus = true, isSaid = takesFocus): void {
    const place = placeOf(card)
    if (!place) return
    for (const old of this.list.querySelectorAll<HTMLElement>('.is-focus')) if (old !== card) unfocus(old)
    for (const old of this.list.querySelectorAll('.link.is-active')) old.classList.remove('is-active')
    card.classList.add('is-focus')
    card.setAttribute('aria-current', 'true')
    card.tabIndex = 0
    place.link.element.classList.add('is-active')
    if (takesFocus) card.focus({ preventScroll: true })
    if (scroll !== 'stay') card.scrollIntoView({ block: scroll === 'middle' ? 'center' : 'nearest' })
    history.replaceState(history.state, '', `#${place.link.element.id}`)
    this.list.dispatchEvent(new CustomEvent('row-active', { bubbles: true }))
    if (isSaid) announce(this.describe(place))
  }

  describe({ link, side, number }: Place): string {
    const what = number === undefined ? `No ${this.nameOf(side)}` : `${this.nameOf(side)} ${number}`
    return `${what}, link ${link.number}, ${link.ratio.replace(':', 'to')}${certaintyOf(link)}.`
  }

  /** One after another, so that quick keys each act on what the one before made. */
  inTurn(step: () => Promise<void>): Promise<void> {
    this.#waiting++
    const done = (): void => {
      this.#waiting--
    }
    this.#turn = this.#turn.then(step, step).finally(done)
    return this.#turn
  }

  /** A move of the focus happens at once, or after the verbs that were asked for before it. */
  move(step: () => void): void {
    if (this.#waiting === 0) step()
    else void this.inTurn(async () => step())
  }

  isOwn(operation: string): boolean {
    return this.#own.has(operation)
  }

  /** Does a verb with the focused sentence. @returns what came back, `undefined` when nothing was changed */
  async verb(verb: string, more: Readonly<Record<string, unknown>> = {}, at = this.focused): Promise<Part | undefined> {
    if (!at || !this.mayEdit) return undefined
    const { link, side, sentence } = at
    const seen = { revision: link.revision, revisions: revisionsAround(link) }
    return this.send(`/pairs/${link.id}/link?show=${this.show}`, { verb, side, sentence, ...seen, ...more })
  }

  /** Sends what changes links and takes what comes back into the list, with the focus on the sentence it was on. */
  async send(path: string, body: unknown): Promise<Part | undefined> {
    const saving = setTimeout(() => saySaving({ state: 'saving', sentence: 'Saving…' }), savingShownAfterMs)
    let { status, page } = await sendForHtml(path, body)
    if ((status === 401 || status === 403) && (await renewToken())) ({ status, page } = await sendForHtml(path, body))
    clearTimeout(saving)
    if (status !== 200 || !page) {
      await this.#refused(status, page)
      return undefined
    }
    saySaving({ state: 'saved', sentence: `Saved ${localTime(new Date().toISOString())}` })
    const part = await this.take(page)
    if (part) this.#own.add(part.operation)
    return part
  }

  /** Takes links of an answer in, or reads the whole list when there are too many of them. */
  async take(page: Document): Promise<Part | undefined> {
    const keep = this.#keepFocus()
    const part = takePart(this.list, page)
    keep()
    if (part?.isWhole) await this.refresh()
    this.list.dispatchEvent(new CustomEvent('rows-changed'))
    this.overview.soon()
    return part
  }

  async refresh(): Promise<void> {
    const page = await readHtml(`${this.facts.path}/align/links?page=${this.list.dataset['page']}&show=${this.show}`)
    if (!page) return
    const keep = this.#keepFocus()
    takeList(this.list, page)
    keep()
    this.list.dispatchEvent(new CustomEvent('rows-changed'))
    this.overview.soon()
  }

  /** The link or sentence that has the focus may be replaced: what is called after it puts the focus back, at the same height. */
  #keepFocus(): () => void {
    const place = this.focused
    const hadFocus = document.activeElement === document.body || this.list.contains(document.activeElement)
    const top = place?.card.getBoundingClientRect().top ?? 0
    return () => {
      if (!place) return
      const now = this.#sameCard(place)
      if (!now) return
      if (now === place.card && now.isConnected && now.classList.contains('is-focus')) return
      const takesFocus = hadFocus && !(document.activeElement?.matches('textarea, input') ?? false)
      this.focus(now, 'stay', takesFocus, false)
      window.scrollBy(0, now.getBoundingClientRect().top - top)
      if (takesFocus) now.scrollIntoView({ block: 'nearest' })
    }
  }

  /** The sentence with the same number, the gap of the same link, or what stands there now. */
  #sameCard({ link, side, number }: Place): HTMLElement | undefined {
    const cards = this.list.querySelectorAll<HTMLElement>(side === 'source' ? '.src > .sent' : '.tgt > .sent')
    const same = number === undefined ? Link.byId(link.id)?.card(side) : cards[number - Number(this.list.dataset[side])]
    const links = same ? [] : this.links()
    return same ?? (links[link.number - Number(this.list.dataset['number'])] ?? links.at(-1))?.card(side)
  }

  async #refused(status: number, page: Document | undefined): Promise<void> {
    const because = page?.querySelector('main .sub')?.textContent
    const isAway = status === 0
    saySaving(
      isAway
        ? { state: 'offline', sentence: 'No connection. The last step was not taken' }
        : { state: 'saved', sentence: 'All changes saved' },
    )
    if (status === 401) say('You are signed out. Nothing was changed.', signIn())
    else say(because ?? 'The server could not be reached; nothing was changed. Try again.')
    if (status === 409 || status === 404) await this.refresh()
  }
}

const signIn = (): HTMLElement =>
  element('a', { class: 'btn', href: '/login', target: '_blank', rel: 'noopener' }, 'Sign in')

function certaintyOf({ state, percent }: Link): string {
  if (state !== 'automatic') return state === 'pinned' ? ', anchor' : ', checked'
  return percent === undefined ? '' : `, ${percent}%`
}

function unfocus(card: HTMLElement): void {
  card.classList.remove('is-focus')
  card.removeAttribute('aria-current')
  card.tabIndex = -1
}

/** What this person was looking at: the server refuses when one of these was changed meanwhile. */
function revisionsAround(link: Link): Record<string, number> {
  const seen: Record<string, number> = { [link.id]: link.revision }
  let [up, down]: [Link | undefined, Link | undefined] = [link, link]
  for (let step = 0; step < neighbours; step++) {
    ;[up, down] = [up?.previous, down?.next]
    for (const each of [up, down]) if (each) seen[each.id] = each.revision
  }
  return seen
}
